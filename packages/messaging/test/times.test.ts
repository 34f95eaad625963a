import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nowText, toUtcText, utcText } from '../src/times.ts';

const moment = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });

test('a moment has the text that Date gives it, whatever was asked for before', () => {
  fc.assert(
    fc.property(fc.array(moment), (moments) => {
      for (const one of moments.flatMap((each) => [each, each])) expect(utcText(one.getTime())).toBe(one.toISOString());
    }),
  );
});

test('now is now', () => {
  const before = Date.now();
  const now = Date.parse(nowText());
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('what another wrote with an offset, or with more or fewer digits, is the same moment in our form', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom('Z', '+00:00'), fc.integer({ min: 0, max: 9 }), (one, zone, digits) => {
      const text = one.toISOString();
      const whole = text.slice(0, -5);
      const fraction = `${text.slice(-4, -1)}000000`.slice(0, digits);
      const written = `${whole}${fraction === '' ? '' : `.${fraction}`}${zone}`;
      expect(toUtcText(written)).toBe(new Date(written).toISOString());
    }),
  );
  expect(toUtcText('2026-01-02T03:04:05.678+02:00')).toBe('2026-01-02T01:04:05.678Z');
  expect(toUtcText('2026-01-02T03:04:05.6789Z')).toBe('2026-01-02T03:04:05.678Z');
});
