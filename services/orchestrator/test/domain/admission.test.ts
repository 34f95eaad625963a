import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Admission, type Candidate } from '../../src/domain/admission.ts';
import { Backlog } from '../../src/domain/backlog.ts';
import { FairShares } from '../../src/domain/fair-shares.ts';
import { gateOf, readGate } from '../../src/domain/gate.ts';
import { DEFAULTS, isLimited, type QueueSettings } from '../../src/domain/queue-settings.ts';
import { type Bucket, filled, nextTokenMs } from '../../src/domain/token-bucket.ts';

test('a gate is read as it was made', () => {
  const operation = fc.option(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,20}$/), { nil: undefined });
  const key = fc.option(fc.stringMatching(/^[A-Za-z0-9._:/@+-]{1,20}$/), { nil: undefined });
  fc.assert(
    fc.property(operation, key, (rateLimited, concurrencyKey) => {
      const gate = gateOf(rateLimited, concurrencyKey);
      expect(readGate(gate)).toEqual({ operation: rateLimited ?? '', concurrencyKey: concurrencyKey ?? '' });
      expect(gate === '').toBe(rateLimited === undefined && concurrencyKey === undefined);
    }),
  );
});

const limitMax = fc.option(fc.nat({ max: 6 }), { nil: null });
const settingsOf: fc.Arbitrary<QueueSettings> = fc
  .record({
    concurrencyMax: limitMax,
    tenantConcurrencyMax: limitMax,
    key: fc.integer({ min: 1, max: 3 }),
    own: limitMax,
  })
  .map(({ concurrencyMax, tenantConcurrencyMax, key, own }) => ({
    ...DEFAULTS,
    concurrencyMax,
    tenantConcurrencyMax,
    keyConcurrencyMax: key,
    tenants: new Map([['a', { weight: 2, concurrencyMax: own }]]),
  }));
const wanted = fc.array(
  fc.record({
    tenantId: fc.constantFrom('a', 'b', 'c'),
    priority: fc.nat({ max: 9 }),
    key: fc.constantFrom(undefined, 'k', 'l'),
    operation: fc.constantFrom(undefined, 'rated'),
  }),
  { maxLength: 60 },
);

test('no limit is ever exceeded, and nothing is refused for which all of them have room', () => {
  fc.assert(
    fc.property(settingsOf, wanted, fc.nat({ max: 4 }), fc.nat({ max: 5 }), (settings, jobs, busy, tokens) => {
      const candidates = jobs.map(
        ({ tenantId, priority, key, operation }, order): Candidate => ({
          jobId: String(order),
          tenantId,
          priority,
          order,
          gate: gateOf(operation, key),
          keyInFlight: tenantId === 'b' ? 1 : 0,
        }),
      );
      const limit = { limit: 10, perMs: 1_000 };
      const admission = new Admission(settings, {
        tenants: new Map([['c', busy]]),
        buckets: new Map([['rated', { limit, bucket: { tokens, at: 0 } }]]),
      });
      const taken = new Backlog(new FairShares(), candidates).take(100, (one) => admission.admits(one));

      const inFlight = (of: (one: Candidate) => boolean) => taken.filter(of).length;
      const room = (one: Candidate): boolean => {
        const { concurrencyKey, operation } = readGate(one.gate);
        const tenant = inFlight(({ tenantId }) => tenantId === one.tenantId) + (one.tenantId === 'c' ? busy : 0);
        const ofKey =
          inFlight(
            (other) => other.tenantId === one.tenantId && readGate(other.gate).concurrencyKey === concurrencyKey,
          ) + one.keyInFlight;
        const own = one.tenantId === 'a' ? settings.tenants.get('a')?.concurrencyMax : undefined;
        return (
          taken.length + busy < (settings.concurrencyMax ?? Number.POSITIVE_INFINITY) &&
          tenant < (own ?? settings.tenantConcurrencyMax ?? Number.POSITIVE_INFINITY) &&
          (concurrencyKey === '' || ofKey < settings.keyConcurrencyMax) &&
          (operation === '' || inFlight((other) => readGate(other.gate).operation === 'rated') < tokens)
        );
      };
      // Of what was left out nothing has room.
      for (const one of candidates.filter((candidate) => !taken.includes(candidate))) expect(room(one)).toBe(false);
      expect(taken.length).toBeLessThanOrEqual(Math.max(0, (settings.concurrencyMax ?? 100) - busy));
      for (const tenantId of ['a', 'b', 'c']) {
        const own = tenantId === 'a' ? settings.tenants.get('a')?.concurrencyMax : undefined;
        const max = Math.max(0, (own ?? settings.tenantConcurrencyMax ?? 100) - (tenantId === 'c' ? busy : 0));
        expect(inFlight((one) => one.tenantId === tenantId)).toBeLessThanOrEqual(max);
        for (const key of ['k', 'l']) {
          const ofKey = (one: Candidate) => one.tenantId === tenantId && readGate(one.gate).concurrencyKey === key;
          expect(inFlight(ofKey)).toBeLessThanOrEqual(settings.keyConcurrencyMax);
        }
      }
      expect(inFlight((one) => readGate(one.gate).operation === 'rated')).toBeLessThanOrEqual(tokens);
      expect(admission.tokens().get('rated')).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a queue is limited as soon as one of its limits counts every job', () => {
  expect(isLimited(DEFAULTS)).toBe(false);
  expect(isLimited({ ...DEFAULTS, concurrencyMax: 0 })).toBe(true);
  expect(isLimited({ ...DEFAULTS, tenantConcurrencyMax: 5 })).toBe(true);
  expect(isLimited({ ...DEFAULTS, tenants: new Map([['a', { weight: 3, concurrencyMax: null }]]) })).toBe(false);
  expect(isLimited({ ...DEFAULTS, tenants: new Map([['a', { weight: 1, concurrencyMax: 1 }]]) })).toBe(true);
});

test('a bucket gives no more than its limit at once and its rate over time, whatever the clock does', () => {
  const steps = fc.array(fc.record({ passMs: fc.integer({ min: -50, max: 500 }), wanted: fc.nat({ max: 9 }) }), {
    maxLength: 100,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 10, max: 2_000 }), steps, (limit, perMs, list) => {
      const rate = { limit, perMs };
      let bucket: Bucket | undefined;
      let [now, latest, given] = [1_000, 0, 0];
      let began: number | undefined;
      for (const { passMs, wanted: count } of list) {
        now += passMs;
        began ??= now;
        latest = Math.max(latest, now);
        bucket = filled(bucket, rate, now);
        expect(bucket.tokens).toBeLessThanOrEqual(limit);
        const taken = Math.min(count, Math.floor(bucket.tokens));
        bucket = { ...bucket, tokens: bucket.tokens - taken };
        given += taken;
        expect(given).toBeLessThanOrEqual(limit + ((latest - began) * limit) / perMs + 1e-6);
        const waitMs = nextTokenMs(bucket, rate);
        expect(filled(bucket, rate, bucket.at + waitMs).tokens).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }),
  );
});
