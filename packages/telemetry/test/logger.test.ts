import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogger, prettyStream } from '../src/index.ts';

const written = (form: 'json' | 'pretty', objects: readonly unknown[], more = ''): string[] =>
  execFileSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'write-logs.ts'),
      form,
      JSON.stringify(objects),
      more,
    ],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter(Boolean);

const names = ['authorization', 'apiKey', 'password', 'seed', 'token', 'cookie'];
const harmless = ['jobId', 'tenantId', 'a', 'b'];

test('a secret is never written, wherever in what was logged it stands, and the rest is', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(
      fc.constantFrom(...harmless, 'headers', 'err', 'request'),
      fc.oneof({ depthSize: 'small', maxDepth: 2 }, fc.constant('harmless'), fc.integer(), tie('tree'), tie('secret')),
      { maxKeys: 3, noNullPrototype: true },
    ),
    secret: fc
      .tuple(fc.constantFrom(...names), tie('tree'))
      .map(([name, rest]) => ({ ...(rest as object), [name]: 'SECRET' })),
  }));
  const objects = fc.sample(
    fc.tuple(tree, fc.constantFrom(...names)).map(([object, name]) => ({ ...(object as object), [name]: 'SECRET' })),
    300,
  );
  const lines = written('json', objects);
  expect(lines).toHaveLength(300);
  for (const [index, line] of lines.entries()) {
    expect(line).not.toContain('SECRET');
    expect(line).toContain('[secret]');
    expect(line.includes('harmless')).toBe(JSON.stringify(objects[index]).includes('harmless'));
  }
});

test('the headers of a request are written without those that prove who asks', () => {
  const headers = { authorization: 'SECRET', 'x-api-key': 'SECRET', cookie: 'SECRET', accept: 'application/json' };
  for (const line of written('json', [{ headers }, { request: { headers } }, { error: { request: { headers } } }])) {
    expect(line).not.toContain('SECRET');
    expect(line).toContain('application/json');
  }
});

test('a line is one JSON object that says when, how grave, which service and which process', () => {
  const [line = '', failure = ''] = written('json', [{ jobId: 'j-1', text: 'two\nlines' }], 'error');
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    service: 'test',
    instance: 'test-1',
    jobId: 'j-1',
    text: 'two\nlines',
    msg: 'said',
  });
  expect(JSON.parse(failure)).toMatchObject({
    level: 'error',
    err: { type: 'Error', message: 'it fails', code: 'TEST' },
  });
  expect(failure).not.toContain('SECRET');
});

test('for people a line names the service and the message, and still no secret', () => {
  const [line = ''] = written('pretty', [{ password: 'SECRET' }]);
  expect(line).toContain('test: said');
  expect(line).not.toContain('SECRET');
});

test('a logger takes its level, whichever its form', () => {
  for (const pretty of [true, false]) {
    const log = createLogger({ service: 'test', instance: 'test-1', level: 'silent', pretty });
    expect(log.level).toBe('silent');
    log.info('nobody reads this');
  }
  expect(createLogger({ service: 'test', instance: 'test-1', level: 'silent' }).isLevelEnabled('fatal')).toBe(false);
  expect(prettyStream(false).writable).toBe(true);
});
