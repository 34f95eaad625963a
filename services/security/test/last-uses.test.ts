import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastUses } from '../src/last-uses.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const MINUTE_MS = 60_000;

test('uses that come together are written together, each key once', async () => {
  const write = vi.fn(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let use = 0; use < 1_000; use += 1) uses.saw(`key-${use % 3}`);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(write.mock.calls).toEqual([[['key-0', 'key-1', 'key-2']]]);
});

test('a key that is used all the time is written once a minute', async () => {
  const write = vi.fn(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let second = 0; second < 180; second += 1) {
    uses.saw('key');
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 60);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(write).toHaveBeenCalledTimes(3);
});

test('what could not be written is reported, and tried again at the next use', async () => {
  const write = vi.fn<(keyIds: readonly string[]) => Promise<void>>(async () => {});
  write.mockRejectedValueOnce(new Error('away'));
  const onError = vi.fn();
  const uses = new LastUses({ write, onError });
  uses.saw('key');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onError).toHaveBeenCalledOnce();
  uses.saw('key');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(write).toHaveBeenCalledTimes(2);
});

test('drained waits for what was seen', async () => {
  const written: string[] = [];
  const uses = new LastUses({ write: async (keyIds) => void written.push(...keyIds), onError: () => {} });
  await uses.drained();
  uses.saw('key');
  const drained = uses.drained();
  await vi.advanceTimersByTimeAsync(2_000);
  await drained;
  expect(written).toEqual(['key']);
});

test('the keys that are remembered are bounded', async () => {
  const write = vi.fn<(keyIds: readonly string[]) => Promise<void>>(async () => {});
  const uses = new LastUses({ write, onError: () => {} });
  for (let key = 0; key < 10_001; key += 1) uses.saw(`key-${key}`);
  uses.saw('key-0');
  await vi.advanceTimersByTimeAsync(2_000);
  const written = write.mock.calls.flatMap(([keyIds]) => keyIds);
  expect(written.length).toBe(10_002);
  for (const [keyIds] of write.mock.calls) expect(keyIds.length).toBeLessThanOrEqual(500);
});
