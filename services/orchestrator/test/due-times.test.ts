import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { DueTimes } from '../src/due-times.ts';

test('a queue is named once its time has come, and not before', () => {
  vi.useFakeTimers();
  try {
    const named: string[] = [];
    const times = new DueTimes((queue) => named.push(queue));
    times.add('late', Date.now() + 500);
    times.add('soon', Date.now() + 50);
    times.add('past', Date.now() - 50);
    vi.advanceTimersByTime(10);
    expect(named).toEqual(['past']);
    vi.advanceTimersByTime(100);
    expect(named).toEqual(['past', 'soon']);
    vi.advanceTimersByTime(500);
    expect([named, times.size, vi.getTimerCount()]).toEqual([['past', 'soon', 'late'], 0, 0]);
  } finally {
    vi.useRealTimers();
  }
});

test('a time that is further away than a timer can wait is not taken for now', () => {
  vi.useFakeTimers();
  try {
    const named: string[] = [];
    const times = new DueTimes((queue) => named.push(queue));
    times.add('far', Date.now() + 2 ** 31 + 1000);
    vi.advanceTimersByTime(60_000);
    expect(named).toEqual([]);
    vi.advanceTimersByTime(2 ** 31);
    expect(named).toEqual(['far']);
  } finally {
    vi.useRealTimers();
  }
});

test('whatever the order in which times are told, each queue is named at its own', () => {
  vi.useFakeTimers();
  try {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 50 }), (delays) => {
        const began = Date.now();
        const named: [string, number][] = [];
        const times = new DueTimes((queue) => named.push([queue, Date.now() - began]));
        for (const delay of delays) times.add(`q${delay}`, began + delay);
        vi.advanceTimersByTime(10_100);
        expect(named.map(([queue]) => queue)).toEqual(delays.toSorted((a, b) => a - b).map((delay) => `q${delay}`));
        for (const [queue, elapsed] of named) expect(elapsed).toBeGreaterThanOrEqual(Number(queue.slice(1)));
      }),
    );
  } finally {
    vi.useRealTimers();
  }
});

test('more times than can be remembered: the earliest are kept', () => {
  vi.useFakeTimers();
  try {
    const named = new Set<string>();
    const times = new DueTimes((queue) => named.add(queue));
    for (let index = 12_000; index > 0; index -= 1) times.add(`q${index}`, Date.now() + index);
    expect(times.size).toBe(10_000);
    vi.advanceTimersByTime(20_000);
    expect([named.has('q1'), named.has('q10000'), named.has('q10001')]).toEqual([true, true, false]);
  } finally {
    vi.useRealTimers();
  }
});

test('nothing is named after the stop', async () => {
  const named: string[] = [];
  const times = new DueTimes((queue) => named.push(queue));
  times.add('a', Date.now());
  await eventually(() => expect(named).toEqual(['a']));
  times.add('b', Date.now() + 5);
  times.stop();
  expect(times.size).toBe(0);
});
