import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { Connection, ConnectionPool, postTo } from './connection.ts';

let server: Server;
let connections = 0;

async function listen(listener: RequestListener): Promise<number> {
  connections = 0;
  server = createServer(listener).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const post = (port: number) =>
  postTo({ gatewayUrl: `http://127.0.0.1:${port}`, path: '/jobs', apiKey: 'key', headers: { Prefer: 'wait=1' } });

test('what is sent is what a server reads, and one connection serves request after request', async () => {
  const port = await listen(async (request, response) => {
    const { method, url, headers } = request;
    const body = JSON.stringify({
      method,
      url,
      key: headers.authorization,
      prefer: headers.prefer,
      body: await text(request),
    });
    response.setHeader('Content-Length', Buffer.byteLength(body)).end(body);
  });
  const connection = new Connection(port);
  for (const body of ['{"a":1}', '{}', '{"a":[2,3]}']) {
    const answer = await connection.send(post(port)(body));
    expect(JSON.parse(answer.body.toString())).toEqual({
      method: 'POST',
      url: '/jobs',
      key: 'Bearer key',
      prefer: 'wait=1',
      body,
    });
  }
  connection.close();
  expect(connections).toBe(1);
});

test('a refusal is an answer with its status', async () => {
  const port = await listen((_request, response) => void response.writeHead(429, { 'Content-Length': 2 }).end('no'));
  const connection = new Connection(port);
  expect((await connection.send(post(port)('{}'))).status).toBe(429);
  connection.close();
});

test('a connection that breaks before the answer fails that request, and no other', async () => {
  let asked = 0;
  const port = await listen((request, response) => {
    asked += 1;
    if (asked === 1) request.socket.destroy();
    else response.writeHead(202, { 'Content-Length': 0 }).end();
  });
  const connection = new Connection(port);
  await expect(connection.send(post(port)('{}'))).rejects.toThrow();
  expect((await connection.send(post(port)('{}'))).status).toBe(202);
  connection.close();
  expect(asked).toBe(2);
});

test('a server that nobody answers for fails the request', async () => {
  const port = await listen(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  await expect(new Connection(port).send(post(port)('{}'))).rejects.toThrow(/ECONNREFUSED/);
});

test('one request at a time', async () => {
  const port = await listen((_request, response) => void response.writeHead(202, { 'Content-Length': 0 }).end());
  const connection = new Connection(port);
  const first = connection.send(post(port)('{}'));
  await expect(connection.send(post(port)('{}'))).rejects.toThrow('one request at a time');
  await first;
  connection.close();
});

test('a pool opens as many connections as requests are under way', async () => {
  const port = await listen(
    (_request, response) => void setTimeout(() => response.writeHead(202, { 'Content-Length': 0 }).end(), 20),
  );
  const pool = new ConnectionPool(port);
  const many = () => Promise.all([1, 2, 3].map(() => pool.send(post(port)('{}'))));
  await many();
  await many();
  pool.close();
  expect(connections).toBe(3);
});
