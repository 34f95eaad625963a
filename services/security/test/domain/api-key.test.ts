import { createHmac } from 'node:crypto';
import { validateIdentity } from '@weir/schemas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ApiKeyRecord, hashApiKey, judge } from '../../src/domain/api-key.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const hash = hashApiKey('pepper', 'key');
const record: ApiKeyRecord = {
  id: '0123456789',
  tenant_id: '0198a0a0-0000-7000-8000-000000000001',
  principal: 'user:ada',
  hash,
  scopes: ['read'],
  role: 'operator' as const,
  platform: false,
  expires_at: null,
  revoked_at: null,
  tier: 'pro',
  user_id: null,
  quota: null,
  disabled_at: null,
  state: 'active',
};

test('a key is stored as its HMAC-SHA-256 with the pepper', () => {
  expect(hash).toEqual(createHmac('sha256', 'pepper').update('key').digest());
});

test('another key or another pepper has another hash', () => {
  const two = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(two, fc.string(), ([one = '', other = ''], fixed) => {
      expect(hashApiKey(fixed, one).equals(hashApiKey(fixed, other))).toBe(false);
    }),
  );
  expect(hashApiKey('one', 'key').equals(hashApiKey('other', 'key'))).toBe(false);
});

test('whatever is stored, only the right hash of a key is valid that is neither revoked nor expired, of an owner and a tenant in good standing', () => {
  const moment = fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }));
  const stored = fc.record({
    isStored: fc.boolean(),
    expires_at: moment,
    revoked_at: moment,
    disabled_at: moment,
    state: fc.constantFrom('active' as const, 'suspended' as const),
    user_id: fc.option(fc.uuid()),
    quota: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
  });
  fc.assert(
    fc.property(stored, fc.boolean(), ({ isStored, ...more }, isRight) => {
      const presented = isRight ? hash : hashApiKey('pepper', 'another');
      const verdict = judge(isStored ? { ...record, ...more } : undefined, presented, NOW);
      const { expires_at, revoked_at, disabled_at, state } = more;
      const reasons = [
        !isStored || !isRight ? 'unknown' : undefined,
        revoked_at !== null ? 'revoked' : undefined,
        expires_at !== null && expires_at <= NOW ? 'expired' : undefined,
        disabled_at !== null ? 'disabled' : undefined,
        state === 'suspended' ? 'suspended' : undefined,
        'valid',
      ];
      const expected = reasons.find((reason) => reason !== undefined);
      expect(verdict.result).toBe(expected);
      if (verdict.result === 'valid') expect(validateIdentity(verdict.identity)).toBe(true);
    }),
  );
});

test('a key expires at its moment, not after it', () => {
  expect(judge({ ...record, expires_at: NOW }, hash, NOW).result).toBe('expired');
  expect(judge({ ...record, expires_at: new Date(NOW.getTime() + 1) }, hash, NOW).result).toBe('valid');
});
