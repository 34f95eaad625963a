import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastUses } from '../src/last-uses.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const countOf = ({ mock }: { mock: { calls: (readonly [ReadonlyMap<string, number>])[] } }): number =>
  mock.calls.flatMap(([uses]) => [...uses.values()]).reduce((sum, uses) => sum + uses, 0);
type Write = (uses: ReadonlyMap<string, number>) => Promise<void>;
const MINUTE_MS = 60_000;

test('uses that come together are written together, each key once with its count', async () => {
  const write = vi.fn<Write>(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let use = 0; use < 1_000; use += 1) uses.saw(`key-${use % 3}`);
  await vi.advanceTimersByTimeAsync(2_000);
  const counts = { 'key-0': 334, 'key-1': 333, 'key-2': 333 };
  expect(write.mock.calls).toEqual([[new Map(Object.entries(counts))]]);
});

test('a key that is used all the time is written once a minute', async () => {
  const write = vi.fn<Write>(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let second = 0; second < 180; second += 1) {
    uses.saw('key');
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 60);
  }
  expect(write).toHaveBeenCalledTimes(3);
  const drained = uses.drained();
  await vi.advanceTimersByTimeAsync(2_000);
  await drained;
  expect(countOf(write)).toBe(180);
});

test('what is counted between two writes is written within a minute, also when no other use comes', async () => {
  const write = vi.fn<Write>(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  uses.saw('key');
  await vi.advanceTimersByTimeAsync(2_000);
  uses.saw('key', 40);
  await vi.advanceTimersByTimeAsync(MINUTE_MS + 2_000);
  expect(countOf(write)).toBe(41);
});

test('what could not be written is reported, and tried again at the next use', async () => {
  const write = vi.fn<Write>(async () => {});
  write.mockRejectedValueOnce(new Error('away'));
  const onError = vi.fn();
  const uses = new LastUses({ write, onError });
  uses.saw('key');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onError).toHaveBeenCalledOnce();
  uses.saw('key');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(write).toHaveBeenCalledTimes(2);
  expect(write.mock.lastCall).toEqual([new Map([['key', 2]])]);
});

test('drained waits for what was seen', async () => {
  const written: [string, number][] = [];
  const uses = new LastUses({ write: async (uses) => void written.push(...uses), onError: () => {} });
  await uses.drained();
  uses.saw('key');
  const drained = uses.drained();
  await vi.advanceTimersByTimeAsync(2_000);
  await drained;
  expect(written).toEqual([['key', 1]]);
});

test('the keys that are remembered are bounded', async () => {
  const write = vi.fn<Write>(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let key = 0; key < 10_001; key += 1) uses.saw(`key-${key}`);
  uses.saw('key-0');
  await vi.advanceTimersByTimeAsync(2_000);
  const written = write.mock.calls.flatMap(([uses]) => [...uses.values()]);
  expect(written.reduce((sum, uses) => sum + uses, 0)).toBe(10_002);
  for (const [uses] of write.mock.calls) expect(uses.size).toBeLessThanOrEqual(500);
});
