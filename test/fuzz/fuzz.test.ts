import { startTestSystem, type TestSystem } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed } from './hostile.ts';
import { describeFinding, fuzz } from './run.ts';

const FOR_MS = 20_000;
let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem({ environment: { gateway: { EXECUTE_WAIT_MS: '500' } } });
});
afterAll(() => running?.stop());

test('whatever a client sends: no defect, no crash, no stack, nothing of another tenant, and every answer is documented', async () => {
  const seed = Number(process.env.WEIR_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const { requests, statuses, findings } = await fuzz(running, { forMs: FOR_MS, seed });
  expect(findings.map(describeFinding).join('\n'), `WEIR_FUZZ_SEED=${seed}`).toBe('');
  expect(requests).toBeGreaterThan(200);
  // It got behind the door: requests were taken, refused for what they are, and for who sent them.
  for (const status of [200, 202, 400, 401, 403, 404]) expect(statuses[status] ?? 0, `${status}`).toBeGreaterThan(0);
}, 180_000);

test('a change leaves the value that it was made from as it was', () => {
  const value = { a: [1, { b: 'c' }], d: null };
  const how = fc.constantFrom('replace' as const, 'remove' as const, 'add' as const, 'rename' as const);
  fc.assert(
    fc.property(
      fc.nat(20),
      how,
      fc.constantFrom('x', '__proto__', 'constructor'),
      fc.jsonValue(),
      (at, way, name, wrong) => {
        changed(value, [at, way, name, wrong]);
        expect(value).toEqual({ a: [1, { b: 'c' }], d: null });
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      },
    ),
  );
});
