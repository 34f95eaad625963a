import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type { Logger } from '@weir/telemetry';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { answerErrors } from '../../src/answer.ts';
import { identifyRequest } from '../../src/request.ts';

const SECRET = 'relation "security.api_keys" at 10.0.0.7';
/** What code of ours or of others may throw when it has a defect. */
const thrown: Readonly<Record<string, unknown>> = {
  error: new Error(SECRET),
  withCause: new TypeError(SECRET, { cause: new Error(SECRET) }),
  withStatus: Object.assign(new Error(SECRET), { status: 400, expose: true }),
  withWrongStatus: Object.assign(new Error(SECRET), { status: 'nonsense', statusCode: 999 }),
  withCode: Object.assign(new Error(SECRET), { code: '42P01', detail: SECRET, hint: SECRET }),
  aggregate: new AggregateError([new Error(SECRET)], SECRET),
  text: SECRET,
  object: { message: SECRET, stack: SECRET },
};

async function serve(): Promise<{ readonly url: string; readonly logged: string[] }> {
  const logged: string[] = [];
  const note = (...words: unknown[]) => void logged.push(inspect(words, { depth: 5 }));
  const app = express();
  app.use(identifyRequest);
  app.get('/now/:what', (request) => {
    throw thrown[request.params.what];
  });
  app.get('/later/:what', async (request) => {
    await Promise.resolve();
    throw thrown[request.params.what];
  });
  app.get('/half/:what', (request, response) => {
    response.write('half an answer');
    throw thrown[request.params.what];
  });
  app.use(answerErrors({ error: note, warn: note } as unknown as Logger));
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}

test.each(Object.keys(thrown))(
  'a defect (%s) is answered without a word of it, and logged with its request',
  async (what) => {
    const { url, logged } = await serve();
    for (const when of ['now', 'later']) {
      const answer = await fetch(`${url}/${when}/${what}`);
      const text = await answer.text();
      expect(answer.status).toBe(what === 'withStatus' ? 400 : 500);
      expect(text).not.toContain('api_keys');
      expect(text).not.toMatch(/\n\s+at |\.ts:/);
      const { code, requestId } = JSON.parse(text) as { code: string; requestId: string };
      expect(requestId).toBe(answer.headers.get('x-request-id'));
      if (answer.status === 500) {
        expect(code).toBe('INTERNAL');
        expect(logged.at(-1)).toContain(requestId);
        expect(logged.at(-1)).toContain('api_keys');
      }
    }
  },
);

test('a defect behind the head of an answer breaks the connection, so that nobody takes it for whole', async () => {
  const { url } = await serve();
  await expect(fetch(`${url}/half/error`).then((answer) => answer.text())).rejects.toThrow();
});
