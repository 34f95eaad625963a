import { startTestSystem, type TestSystem } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed } from './hostile.ts';
import { type IdentityName, keys, users } from './people.ts';
import { describeFinding, fuzz, fuzzedEnvironment } from './run.ts';
import { World } from './world.ts';

const FOR_MS = 20_000;
let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem({ environment: fuzzedEnvironment });
});
afterAll(() => running?.stop());

test('whatever a client sends: no defect, no crash, no stack, nothing of another tenant, and every answer is documented', async () => {
  const seed = Number(process.env.WEIR_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const { requests, statuses, findings } = await fuzz(running, { forMs: FOR_MS, seed });
  expect(findings.map(describeFinding).join('\n'), `WEIR_FUZZ_SEED=${seed}`).toBe('');
  expect(requests).toBeGreaterThan(200);
  // It got behind the door: requests were taken, refused for what they are, and for who sent them.
  for (const status of [200, 201, 202, 400, 401, 403, 404])
    expect(statuses[status] ?? 0, `${status}`).toBeGreaterThan(0);
}, 180_000);

test('the fuzzer would see it: what the people of one tenant read of their own is foreign in the eyes of the others', async () => {
  const world = await new World(running).prepare();
  const blind: string[] = [];
  for (const path of [
    'jobs',
    'jobs/<strangersDoneJob>',
    'dead-letters?group=none',
    'dead-letters/<strangersDeadLetter>',
    'schedules',
    'users',
    'api-keys',
    'tenants',
    'system/queues',
  ]) {
    const request = world.resolve({ identity: 'strangersAdmin', method: 'GET', path: `/api/v1/${path}`, headers: [] });
    const answer = await world.send(request);
    expect(answer.status, path).toBe(200);
    expect([...world.foreignIn(request, answer)], path).toEqual([]);
    for (const identity of ['ownAdmin', 'ownKey', 'nobody'] as const)
      if ([...world.foreignIn({ ...request, identity }, answer)].length === 0) blind.push(`${identity}: ${path}`);
  }
  expect(blind).toEqual([]);
  // Everybody is who they are said to be, by a login or by a key that a user has made.
  const askers = [...Object.keys(users), ...Object.keys(keys)] as IdentityName[];
  for (const identity of askers)
    expect((await world.send({ identity, method: 'GET', path: '/auth/me', headers: [] })).status, identity).toBe(200);
  for (const identity of ['nobody', 'liar', 'forger'] as const)
    expect((await world.send({ identity, method: 'GET', path: '/auth/me', headers: [] })).status, identity).toBe(401);
  world.close();
}, 60_000);

test('a change leaves the value that it was made from as it was', () => {
  const value = { a: [1, { b: 'c' }], d: null };
  const how = fc.constantFrom('replace' as const, 'remove' as const, 'add' as const, 'rename' as const);
  fc.assert(
    fc.property(
      fc.nat(20),
      how,
      fc.constantFrom('x', '__proto__', 'constructor', 'length'),
      fc.jsonValue(),
      (at, way, name, wrong) => {
        changed(value, [at, way, name, wrong]);
        expect(value).toEqual({ a: [1, { b: 'c' }], d: null });
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      },
    ),
  );
});
