import fc from 'fast-check';
import { expect, test } from 'vitest';
import { untilNextEnd } from '../src/pull.ts';

test('whenever they begin, pulls end at the same moments, neither at once nor late', () => {
  fc.assert(
    fc.property(fc.nat(4_000_000_000_000), (now) => {
      const untilMs = untilNextEnd(now);
      expect((now + untilMs) % 2_000).toBe(0);
      expect(untilMs).toBeGreaterThanOrEqual(250);
      expect(untilMs).toBeLessThan(2_250);
    }),
  );
});
