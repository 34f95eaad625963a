import { expect, test } from 'vitest';
import { type Answer, AnswerParser } from './answer-parser.ts';

const answer = (status: number, body: string, head = '') =>
  Buffer.from(
    `HTTP/1.1 ${status} Whatever\r\nX-Before: 1\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
const seen = (parsed: Answer | undefined) => parsed && [parsed.status, parsed.body.toString()];

test('an answer in one chunk', () => {
  expect(seen(new AnswerParser().push(answer(202, '{"id":"ü"}')))).toEqual([202, '{"id":"ü"}']);
});

test('an answer cut anywhere is the same answer', () => {
  const bytes = answer(200, '{"state":"succeeded"}');
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const parser = new AnswerParser();
    expect(parser.push(bytes.subarray(0, cut))).toBeUndefined();
    expect(seen(parser.push(bytes.subarray(cut)))).toEqual([200, '{"state":"succeeded"}']);
  }
});

test('an answer that comes byte by byte, and another one after it', () => {
  const parser = new AnswerParser();
  const answers = [answer(202, 'one'), answer(503, ''), answer(200, 'three')].flatMap((bytes) =>
    [...bytes].map((byte) => parser.push(Buffer.from([byte]))).filter((parsed) => parsed !== undefined),
  );
  expect(answers.map(seen)).toEqual([
    [202, 'one'],
    [503, ''],
    [200, 'three'],
  ]);
});

test('the length is found however it is spelled', () => {
  expect(seen(new AnswerParser().push(Buffer.from('HTTP/1.1 400 Bad Request\r\ncontent-length:2\r\n\r\nno')))).toEqual([
    400,
    'no',
  ]);
});

test.each([
  ['something else than HTTP', 'SMTP ready\r\n\r\n'],
  ['no length', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ['more than one answer', `${answer(200, 'a')}${answer(200, 'b')}`],
  ['a head without end', `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(70_000)}`],
])('%s is refused', (_what, text) => {
  expect(() => new AnswerParser().push(Buffer.from(text))).toThrow();
});
