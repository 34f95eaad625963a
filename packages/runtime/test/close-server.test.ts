import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { createContext } from '../src/index.ts';
import { closeServer, listen } from '../src/internal-server.ts';

test('closing lets the request under way finish, and does not wait for its client to let go of the connection', async () => {
  const app = express();
  const arrived = new Promise<Response>((resolve) => {
    app.get('/', (_request, response) => resolve(response));
  });
  const server = await listen(
    app,
    { host: '127.0.0.1', port: 0 },
    createContext('test', { level: 'silent' }).lifecycle,
  );
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const asked = get({ port: (server.address() as AddressInfo).port, agent });
  const response = await arrived;
  const closed = closeServer(server);
  response.json({});
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(200);
  await closed;
}, 3_000);
