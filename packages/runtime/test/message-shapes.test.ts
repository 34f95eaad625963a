import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { keepShapes, messagesOf } from '../src/message-shapes.ts';

async function serve(onRequest: (request: IncomingMessage) => void) {
  const app = express();
  app.post('/things/:id', express.json(), (request, response) => {
    response.status(201).json({ id: request.params.id, ...request.body });
  });
  const server = createServer(messagesOf(app), app);
  server.prependListener('request', onRequest);
  keepShapes(server);
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/things/7`;
  const send = async (body: object, method = 'POST', more: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body), ...more });
    return { status: answer.status, body: await answer.text() };
  };
  return { app, send };
}

const collect = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

test('a request and its response are of the application before it sees them, and it answers as ever', async () => {
  const prototypes: object[] = [];
  const { app, send } = await serve((request) => prototypes.push(Object.getPrototypeOf(request)));
  expect(await send({ a: 1 })).toEqual({ status: 201, body: '{"id":"7","a":1}' });
  expect(await send({ a: 1 }, 'PUT')).toMatchObject({ status: 404 });
  expect(prototypes).toEqual([app.request, app.request]);
});

test('one request of each method stays, unless it is or may be a large one; the others go', async () => {
  const seen: WeakRef<IncomingMessage>[] = [];
  const { send } = await serve((request) => seen.push(new WeakRef(request)));
  await send({ a: 1 });
  await send({ a: 2 });
  await send({ a: 3 }, 'PUT');
  await send({ a: 'x'.repeat(20_000) });
  expect(await send({}, 'POST', { body: new Blob(['{"a":4}']).stream(), duplex: 'half' })).toMatchObject({
    body: '{"id":"7","a":4}',
  });
  // Whatever is still on its way out may hold the last ones for a moment.
  await expect
    .poll(() => {
      collect();
      return seen.map((request) => request.deref() !== undefined);
    })
    .toEqual([false, true, true, false, false]);
});
