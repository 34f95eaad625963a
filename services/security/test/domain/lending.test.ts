import { type Permission, permissions, permits, permitsOperation, type Rights, roles } from '@weir/schemas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asker, defaultScopes, excessOf, latestExpiry, mayLend } from '../../src/domain/lending.ts';

const word = fc.constantFrom('a', 'b', 'ab', 'uncertainty', 'read');
const operation = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('.'));
const scope = fc.oneof(
  fc.constantFrom('read', 'write', 'admin'),
  operation,
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `${words.join('.')}.*`),
);
const scopes = fc.array(scope, { minLength: 1, maxLength: 4 });
const rights = fc.record({
  role: fc.constantFrom(...roles),
  platform: fc.boolean(),
  scopes: fc.option(scopes, { nil: undefined }),
}) as fc.Arbitrary<Rights>;

const mayDo = (who: Rights, permission: Permission, what: string): boolean =>
  permits(who, permission) && (permission !== 'jobs:write' || permitsOperation(who, what));

test('whatever is asked for, the key that is made permits nothing that its maker may not do', () => {
  fc.assert(
    fc.property(rights, scopes, operation, (maker, wanted, what) => {
      fc.pre(wanted.every((one) => mayLend(maker, one)));
      const made: Rights = { ...maker, scopes: wanted };
      for (const permission of permissions)
        if (mayDo(made, permission, what)) expect(mayDo(maker, permission, what), permission).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a chain of keys only narrows, however long', () => {
  fc.assert(
    fc.property(rights, fc.array(scopes, { minLength: 1, maxLength: 4 }), operation, (maker, chain, what) => {
      let last = maker;
      for (const wanted of chain) {
        if (!wanted.every((one) => mayLend(last, one))) continue;
        last = { ...last, scopes: wanted };
      }
      for (const permission of permissions)
        if (mayDo(last, permission, what)) expect(mayDo(maker, permission, what), permission).toBe(true);
    }),
  );
});

test('what a key gets that names no scopes may be lent', () => {
  fc.assert(
    fc.property(rights, (maker) => {
      for (const one of defaultScopes(maker)) expect(mayLend(maker, one)).toBe(true);
    }),
  );
  expect(roles.map((role) => defaultScopes({ role, platform: false }))).toEqual([
    ['read', 'write'],
    ['read', 'write'],
    ['read'],
    ['read'],
    [],
  ]);
});

test.for([
  ['viewer', undefined, 'write', false],
  ['viewer', undefined, 'read', true],
  ['operator', undefined, 'admin', false],
  ['operator', undefined, 'uncertainty.*', true],
  ['auditor', undefined, 'uncertainty.add', false],
  ['admin', undefined, 'admin', true],
  ['admin', ['write'], 'admin', false],
  ['admin', ['write'], 'uncertainty.*', true],
  ['admin', ['read'], 'uncertainty.add', false],
  ['admin', ['uncertainty.*'], 'uncertainty.add', true],
  ['admin', ['uncertainty.*'], 'uncertainty.a.*', true],
  ['admin', ['uncertainty.*'], 'uncertainty', false],
  ['admin', ['uncertainty.*'], 'uncertaintyx.add', false],
  ['admin', ['uncertainty.add'], 'uncertainty.*', false],
  ['admin', ['uncertainty.*'], 'read', false],
  ['admin', undefined, 'Not.A.Pattern', false],
] as const)('%s with the scopes %s lends %s: %s', ([role, own, wanted, expected]) => {
  expect(mayLend({ role, platform: false, ...(own && { scopes: own }) }, wanted)).toBe(expected);
});

test('a key gives no key that lives longer or may do more in a day', () => {
  const until = new Date('2027-01-01T00:00:00Z');
  const key: Asker = {
    principal: 'user:ada',
    role: 'admin',
    platform: false,
    scopes: ['admin'],
    keyId: '0123456789',
    keyQuota: 5,
  };
  const lent = { scopes: ['read'], expiresAt: until, quota: 5 };
  expect(excessOf(key, lent, until)).toBeUndefined();
  expect(excessOf(key, lent, new Date('2026-12-31T00:00:00Z'))).toBe('/expiresAt');
  expect(excessOf(key, { ...lent, expiresAt: null }, until)).toBe('/expiresAt');
  expect(excessOf(key, { ...lent, quota: null }, null)).toBe('/quota');
  expect(excessOf(key, { ...lent, quota: 6 }, null)).toBe('/quota');
  expect(excessOf({ ...key, scopes: ['read'] }, { ...lent, scopes: ['read', 'write'] }, null)).toBe('/scopes/1');
});

test('a key is bounded by the key that makes it or by the days of an external maker; not by the token of a login, which is renewed', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const login: Asker = { principal: 'user:ada', role: 'admin', platform: false, expiresAt: '2026-01-01T00:15:00Z' };
  const external = { ...login, principal: 'oidc:ada' };
  const key = { keyId: '0123456789' };
  expect(latestExpiry(login, now, 90)).toBeNull();
  expect(latestExpiry({ ...login, ...key }, now, 90)).toEqual(new Date('2026-01-01T00:15:00Z'));
  expect(latestExpiry({ principal: 'user:ada', role: 'admin', platform: false, ...key }, now, 90)).toBeNull();
  expect(latestExpiry(external, now, 90)).toEqual(new Date('2026-04-01T00:00:00Z'));
});
