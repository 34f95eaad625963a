import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '@weir/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TcpProxy } from './tcp-proxy.ts';

let server: Server;
let proxy: TcpProxy;
/** What the server has of each connection, and how that ended. */
let seen: { readonly socket: Socket; text: string; ended: string | undefined }[];
let clients: Socket[];

beforeEach(async () => {
  seen = [];
  clients = [];
  server = createServer((socket) => {
    const one: (typeof seen)[number] = { socket, text: '', ended: undefined };
    seen.push(one);
    socket.on('data', (data) => {
      one.text += data;
      socket.write(`got ${data}`);
    });
    socket.on('end', () => {
      one.ended ??= 'end';
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      one.ended = error.code;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await new TcpProxy({ target: () => (server.address() as { port: number }).port }).listen();
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

async function client() {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  const state = { socket, text: '', ended: undefined as string | undefined };
  socket.on('data', (data) => {
    state.text += data;
  });
  socket.on('end', () => {
    state.ended ??= 'end';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    state.ended = error.code;
  });
  // A reset may be here before the connection is known to be made.
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
  return state;
}
const is = <T>(actual: () => T, expected: T) => eventually(() => expect(actual()).toEqual(expected));
/** Long enough for what passes to have passed; used only to see that nothing did. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

test('bytes pass in both directions, and so does the end', async () => {
  const one = await client();
  one.socket.write('a');
  await is(() => one.text, 'got a');
  one.socket.end('b');
  await is(() => [seen[0]?.text, seen[0]?.ended, one.text], ['ab', 'end', 'got agot b']);
  await is(() => proxy.connections, 0);
});

test('latency with jitter delays every chunk and keeps their order', async () => {
  proxy.set({ latencyMs: 30, jitterMs: 20 });
  const one = await client();
  const began = performance.now();
  const sent = Array.from({ length: 20 }, (_, index) => `<${index}>`);
  for (const text of sent) one.socket.write(text);
  await is(() => seen[0]?.text, sent.join(''));
  await is(() => one.text.replaceAll('got ', ''), sent.join(''));
  expect(performance.now() - began).toBeGreaterThanOrEqual(60);
});

test('a slow link takes the time that its bandwidth needs, and holds back whoever sends too much', async () => {
  proxy.set({ bytesPerS: 4_000_000 }, ['up']);
  const one = await client();
  const began = performance.now();
  one.socket.write(Buffer.alloc(2_000_000, 'x'));
  await is(() => seen[0]?.text.length, 2_000_000);
  expect(performance.now() - began).toBeGreaterThanOrEqual(450);
});

test('one-way: requests pass, replies are held back and delivered when it heals', async () => {
  const one = await client();
  proxy.set({ blocked: true }, ['down']);
  one.socket.write('a');
  await is(() => seen[0]?.text, 'a');
  await settle();
  expect(one.text).toBe('');
  proxy.heal();
  await is(() => one.text, 'got a');
});

test('half-open: a client that is gone is there for the server until the link heals', async () => {
  const one = await client();
  one.socket.write('a');
  await is(() => one.text, 'got a');
  proxy.set({ blocked: true });
  one.socket.resetAndDestroy();
  await settle();
  expect(seen[0]?.ended).toBeUndefined();
  proxy.heal();
  await is(() => seen[0]?.ended, 'ECONNRESET');
});

test('a connection made while all is silent is open and says nothing', async () => {
  proxy.set({ blocked: true });
  const one = await client();
  one.socket.write('a');
  await settle();
  expect([one.text, one.ended, seen[0]?.text ?? '']).toEqual(['', undefined, '']);
  proxy.heal();
  await is(() => one.text, 'got a');
});

test('a reset breaks both sides off', async () => {
  const one = await client();
  one.socket.write('a');
  await is(() => one.text, 'got a');
  proxy.reset();
  await is(() => [one.ended, seen[0]?.ended], ['ECONNRESET', 'ECONNRESET']);
});

test('a cut ends both sides in order', async () => {
  const one = await client();
  one.socket.write('a');
  await is(() => one.text, 'got a');
  proxy.cut();
  await is(() => [one.ended, seen[0]?.ended], ['end', 'end']);
});

test('a server that is gone takes no connection until it is back', async () => {
  const one = await client();
  await is(() => seen.length, 1);
  proxy.refuse(true);
  await is(() => one.ended, 'ECONNRESET');
  const refused = await client();
  await is(() => refused.ended, 'ECONNRESET');
  proxy.heal();
  const later = await client();
  later.socket.write('a');
  await is(() => later.text, 'got a');
});

test('a server that cannot be reached breaks the client off', async () => {
  await proxy.close();
  proxy = await new TcpProxy({ target: () => 1 }).listen();
  const one = await client();
  await is(() => one.ended, 'ECONNRESET');
});
