import { createContext } from '@weir/runtime';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import { keepFresh } from '../src/keep-fresh.ts';

const { log } = createContext('gateway', { level: 'silent', pretty: false });
const AN_HOUR_MS = 3_600_000;

test('what cannot be refreshed is tried again soon, whatever the period, until it was and no more', async () => {
  let times = 0;
  const refresh = () => {
    times += 1;
    return times < 3 ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  const stop = keepFresh(refresh, AN_HOUR_MS, log, 'it');
  await eventually(() => expect(times).toBe(3));
  stop();
});
