import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type BusStatus,
  compareVersions,
  connectBus,
  NATS_VERSION_MIN,
  NatsServerUnsuitable,
  NatsUnreachable,
  newBusUser,
} from '../src/index.ts';
import { borrowBus, connectTo, startProvisionedNats } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
beforeAll(async () => {
  server = await startProvisionedNats();
});
afterAll(() => server.stop());

/** Something that greets as a nats-server of our choice would. */
async function startGreeter(info: object): Promise<string> {
  const greeter = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => data.includes('PING') && socket.write('PONG\r\n'));
    socket.write(`INFO ${JSON.stringify({ server_id: 'X', proto: 1, headers: true, ...info })}\r\n`);
  }).listen(0, '127.0.0.1');
  await once(greeter, 'listening');
  onTestFinished(() => void greeter.close());
  return `nats://127.0.0.1:${(greeter.address() as AddressInfo).port}`;
}

const suitable = { version: NATS_VERSION_MIN, jetstream: true, max_payload: 2_000_000 };

describe('a server is refused', () => {
  test.each([
    ['that is older than what we need', { version: '2.12.4' }, 'nats-server 2.12.4 is too old: install 2.12.5'],
    ['that runs without JetStream', { jetstream: undefined }, 'runs without JetStream'],
    ['whose messages are too small for a dead letter', { max_payload: 1_048_576 }, 'set max_payload to 1600000'],
  ])('%s, and the message says what to do', async (_name, info, message) => {
    const url = await startGreeter({ ...suitable, ...info });
    const refused = connectBus({ url, service: 'test' });
    await expect(refused).rejects.toThrow(NatsServerUnsuitable);
    await expect(refused).rejects.toThrow(message);
  });

  test('but not when it has just what we need', async () => {
    const bus = await connectBus({ url: await startGreeter(suitable), service: 'test' });
    expect(bus.connected).toBe(true);
    await bus.close();
  });

  test('older is decided by the three numbers alone', () => {
    const number = fc.nat({ max: 300 });
    const version = fc.tuple(number, number, number);
    fc.assert(
      fc.property(version, version, fc.constantFrom('', '-RC.1', '-preview'), (one, other, suffix) => {
        const difference = one.map((part, index) => part - (other[index] as number)).find((part) => part !== 0) ?? 0;
        expect(Math.sign(compareVersions(one.join('.') + suffix, other.join('.')))).toBe(Math.sign(difference));
      }),
    );
  });
});

describe('no connection', () => {
  test('to a wrong port: the message names the address and what to do, and never a password', async () => {
    const refused = connectBus({ url: 'nats://admin:s3cret@127.0.0.1:1', service: 'gateway' });
    await expect(refused).rejects.toThrow(NatsUnreachable);
    await expect(refused).rejects.toThrow(/nats:\/\/127.0.0.1:1 cannot be used by gateway: .*NATS_URL/);
    await expect(refused).rejects.toThrow(/^(?!.*s3cret)/);
    await expect(connectBus({ url: ':', service: 'gateway' })).rejects.toThrow('the address given');
  });

  test('without credentials, with a wrong password, or with an nkey that the server does not know', async () => {
    const seed = new TextEncoder().encode(newBusUser('gateway').seed);
    const { url } = server.nats;
    for (const options of [{}, { user: { name: 'test', password: 'wrong' } }, { seed }]) {
      const refused = connectBus({ url, service: 'gateway', ...options });
      await expect(refused).rejects.toThrow(NatsUnreachable);
      await expect(refused).rejects.toThrow(/Authorization Violation.*NATS_NKEY_FILE/i);
    }
  });
});

describe('a connection', () => {
  test('that was lost is said to be lost, refuses to be used, and comes back by itself', async () => {
    const statuses: BusStatus[] = [];
    const bus = await borrowBus(server.nats, { onStatus: (status) => statuses.push(status) });
    await server.nats.kill();
    await eventually(() => expect(bus.connected).toBe(false));
    expect(() => bus.assertConnected()).toThrow(DependencyUnavailable);
    await server.nats.startAgain();
    await eventually(() => bus.assertConnected(), 20_000);
    expect(statuses).toEqual(['disconnected', 'connected']);
    await bus.close();
    await eventually(() => expect(statuses).toEqual(['disconnected', 'connected', 'closed']));
    expect(bus.connected).toBe(false);
  });

  test('closes at once while the server is away, and within its bound while the server is frozen', async () => {
    const [away, frozen] = [await connectTo(server.nats), await connectTo(server.nats)];
    process.kill(server.nats.pid, 'SIGSTOP');
    try {
      frozen.nc.publish('nowhere', 'x');
      await frozen.close();
      expect(frozen.nc.isClosed()).toBe(true);
    } finally {
      process.kill(server.nats.pid, 'SIGCONT');
    }
    await server.nats.kill();
    await eventually(() => expect(away.connected).toBe(false));
    await away.close();
    expect(away.nc.isClosed()).toBe(true);
    await server.nats.startAgain();
  });

  test('that is closed has sent what was on its way', async () => {
    const [sender, hearer] = [await connectTo(server.nats), await borrowBus(server.nats)];
    const heard: string[] = [];
    hearer.nc.subscribe('last.words', { callback: (_error, message) => void heard.push(message.string()) });
    await hearer.nc.flush();
    for (let word = 0; word < 100; word += 1) sender.nc.publish('last.words', String(word));
    await sender.close();
    await eventually(() => expect(heard).toHaveLength(100));
  });
});
