import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@weir/messaging';
import { createContext, newServiceKey, ServiceClient, ServiceTokenIssuer } from '@weir/runtime';
import type { Identity, RevocationList } from '@weir/schemas';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Revocations } from '../src/revocations.ts';

const { log } = createContext('gateway', { level: 'silent', pretty: false });
const times = { pollMs: 3_600_000, staleMs: 30_000, keepMs: 3_600_000 };
const { privateJwk } = await newServiceKey('gateway');

/** A list that a test writes, and a reader of it. `asked` has what each read was after. */
async function listed(answer: (after: number) => RevocationList) {
  const asked: number[] = [];
  const server = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '', 'http://x').searchParams.get('after') ?? 0);
    asked.push(after);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(after)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const security = new ServiceClient('security', url, new ServiceTokenIssuer('gateway', privateJwk));
  onTestFinished(async () => {
    await security.close();
    server.close();
  });
  return { asked, revocations: new Revocations(security, times, log) };
}
const none = () => listed(() => ({ seq: 0, revocations: [] }));

const identityOf = (more: Partial<Identity>): Identity => ({
  principal: 'user:x',
  tenantId: newId(),
  role: 'viewer',
  platform: false,
  tier: 'free',
  ...more,
});

test('in whatever order revocations come, and how often, a token is refused when one of them means it', async () => {
  const names = ['a', 'b', 'c'].map(() => newId());
  const id = fc.constantFrom(...names);
  const second = fc.integer({ min: 1_700_000_000, max: 1_700_000_010 });
  const revocation = fc.record({
    kind: fc.constantFrom('user', 'tenant', 'session', 'key'),
    id,
    at: fc.tuple(second, fc.nat(999)).map(([s, ms]) => new Date(s * 1000 + ms).toISOString()),
  });
  const token = fc.record({ userId: id, tenantId: id, sessionId: id, iat: second });
  await fc.assert(
    fc.asyncProperty(fc.array(revocation, { maxLength: 12 }), token, async (all, { iat, ...ids }) => {
      const { revocations } = await none();
      for (const one of [...all, ...all.toReversed()]) revocations.apply(one);
      const expected = all.some(
        ({ kind, id, at }) =>
          (kind === 'session' && id === ids.sessionId) ||
          (kind === 'user' && id === ids.userId && Date.parse(at) >= iat * 1000) ||
          (kind === 'tenant' && id === ids.tenantId && Date.parse(at) >= iat * 1000),
      );
      expect(revocations.refusesToken(identityOf(ids), iat * 1000)).toBe(expected);
      for (const name of names)
        expect(revocations.refusesKey(name)).toBe(all.some(({ kind, id }) => kind === 'key' && id === name));
    }),
    { numRuns: 60 },
  );
});

test('one whose number was given earlier and committed later is not missed', async () => {
  const [early, late] = [newId(), newId()];
  let committed = [{ seq: 1_000, id: late }];
  const { asked, revocations } = await listed((after) => ({
    seq: 1_000,
    revocations: committed
      .filter(({ seq }) => seq > after)
      .map(({ id }) => ({ kind: 'session' as const, id, at: new Date().toISOString() })),
  }));
  await revocations.read();
  expect(revocations.refusesToken(identityOf({ sessionId: early }), 0)).toBe(false);
  committed = [{ seq: 999, id: early }, ...committed];
  await revocations.read();
  expect(revocations.refusesToken(identityOf({ sessionId: early }), 0)).toBe(true);
  expect(asked.every((after) => after < 999)).toBe(true);
});

test('a list of many pages is read to its end', async () => {
  const ids = Array.from({ length: 25 }, () => newId());
  const { revocations } = await listed((after) => {
    // Above the overlap, so that each page is another one.
    const page = ids.slice(Math.ceil(after / 1_000), Math.ceil(after / 1_000) + 10);
    const at = new Date().toISOString();
    return {
      seq: (Math.ceil(after / 1_000) + page.length) * 1_000,
      revocations: page.map((id) => ({ kind: 'session', id, at })),
    };
  });
  await revocations.read();
  for (const sessionId of ids) expect(revocations.refusesToken(identityOf({ sessionId }), 0)).toBe(true);
});

test('who asks for a read while one is under way gets one that began later; a hundred share it', async () => {
  const { asked, revocations } = await none();
  await Promise.all(Array.from({ length: 100 }, () => revocations.read()));
  expect(asked.length).toBe(2);
});

test('it is stale when it was not read for half a minute, and not once it was', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { revocations } = await none();
  expect(revocations.stale).toBe(false);
  vi.advanceTimersByTime(30_001);
  expect(revocations.stale).toBe(true);
  await revocations.read();
  expect(revocations.stale).toBe(false);
});
