import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationPattern, permissions, permissionTable, permits, permitsOperation, roles } from '../permissions.ts';
import { type Route, routes } from '../routes.ts';

const role = fc.constantFrom(...roles);
const permission = fc.constantFrom(...permissions);
const scope = fc.constantFrom('read', 'write', 'admin', 'uncertainty.add', 'uncertainty.*');
const scopes = fc.array(scope, { maxLength: 4 });

test('every permission that a route needs is in the table, and every other row of it says what it is for', () => {
  for (const { auth } of Object.values<Route>(routes))
    if (typeof auth === 'string') expect(permissions).toContain(auth);
  for (const row of Object.values(permissionTable)) expect(row.about.length).toBeGreaterThan(5);
});

describe('properties', () => {
  test('scopes never widen what the role permits', () => {
    fc.assert(
      fc.property(role, fc.boolean(), scopes, permission, (one, platform, some, wanted) => {
        if (permits({ role: one, platform, scopes: some }, wanted))
          expect(permits({ role: one, platform }, wanted)).toBe(true);
      }),
    );
  });

  test('one scope more never takes anything away', () => {
    fc.assert(
      fc.property(role, fc.boolean(), scopes, scope, permission, (one, platform, some, more, wanted) => {
        if (permits({ role: one, platform, scopes: some }, wanted))
          expect(permits({ role: one, platform, scopes: [...some, more] }, wanted)).toBe(true);
      }),
    );
  });

  test('what concerns all tenants is for the platform alone', () => {
    const wide = permissions.filter((one) => 'platform' in permissionTable[one]);
    expect(wide).toContain('tenants:write');
    fc.assert(
      fc.property(role, scopes, fc.constantFrom(...wide), (one, some, wanted) => {
        expect(permits({ role: one, platform: false, scopes: some }, wanted)).toBe(false);
      }),
    );
  });
});

test('a guest may do nothing, an auditor writes nothing but the keys of its own', () => {
  for (const one of permissions) {
    expect(permits({ role: 'guest', platform: true }, one)).toBe(false);
    if (one.endsWith(':write') && one !== 'keys:write')
      expect(permits({ role: 'auditor', platform: true }, one)).toBe(false);
  }
});

test('a key without scopes that let anything through may do nothing', () => {
  for (const one of permissions) expect(permits({ role: 'admin', platform: true, scopes: [] }, one)).toBe(false);
});

test.each([
  [['uncertainty.*'], 'uncertainty.add', true],
  [['uncertainty.*'], 'uncertainty.add.deep', true],
  [['uncertainty.*'], 'uncertainty', false],
  [['uncertainty.*'], 'uncertaintyx.add', false],
  [['uncertainty.add'], 'uncertainty.add', true],
  [['uncertainty.add'], 'uncertainty.addition', false],
  [['read', 'uncertainty.add'], 'uncertainty.sub', false],
  [['write'], 'anything.at-all', true],
  [['admin'], 'anything.at-all', true],
  [undefined, 'anything.at-all', true],
])('with the scopes %j jobs of %s: %s', (some, operation, expected) => {
  const rights = { role: 'operator', platform: false, ...(some === undefined ? {} : { scopes: some }) } as const;
  expect(permitsOperation(rights, operation)).toBe(expected);
});

test.each(['uncertainty.*', 'a', 'a.b.c.d', 'a.b-c_d.*'])('%s is a pattern of operations', (text) =>
  expect(text).toMatch(operationPattern),
);
test.each(['*', '.*', 'A', 'a.', 'a.*.b', 'a..b', 'jobs:read'])('%s is none', (text) =>
  expect(text).not.toMatch(operationPattern),
);
