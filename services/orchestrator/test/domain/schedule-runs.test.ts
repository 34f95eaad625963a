import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flawOf, MISSED_RUNS_MAX, nextRun, runsToStart, type Timing } from '../../src/domain/schedule-runs.ts';

const at = (text: string) => new Date(text);
const timing = (more: Partial<Timing>): Timing => ({
  cron: null,
  timeZone: null,
  everyMs: null,
  startAt: null,
  endAt: null,
  createdAt: at('2026-01-01T00:00:00Z'),
  ...more,
});
const berlin = (cron: string) => timing({ cron, timeZone: 'Europe/Berlin' });

function runs(of: Timing, after: string, count: number): string[] {
  const found: string[] = [];
  for (let run = nextRun(of, at(after)); run !== null && found.length < count; run = nextRun(of, run))
    found.push(run.toISOString().replace(':00.000Z', 'Z'));
  return found;
}

describe('a cron expression and the change of clocks', () => {
  test('a time that the spring leaves out runs at the first moment after the gap, and once', () => {
    expect(runs(berlin('30 2 * * *'), '2026-03-28T12:00:00Z', 3)).toEqual([
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
      '2026-03-31T00:30Z',
    ]);
  });

  test('a time that the autumn repeats runs at its first occurrence, and once', () => {
    expect(runs(berlin('30 2 * * *'), '2026-10-24T12:00:00Z', 3)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
      '2026-10-27T01:30Z',
    ]);
  });

  test('every hour is every hour, whatever the clocks do', () => {
    for (const day of ['2026-03-28T22:30:00Z', '2026-10-24T22:30:00Z']) {
      const hours = runs(berlin('0 * * * *'), day, 6).map((run) => Date.parse(run.replace('Z', ':00Z')));
      for (let index = 1; index < 6; index += 1) expect((hours[index] ?? 0) - (hours[index - 1] ?? 0)).toBe(3_600_000);
    }
  });

  test('half an hour of difference, as on Lord Howe Island', () => {
    const howe = timing({ cron: '15 2 * * *', timeZone: 'Australia/Lord_Howe' });
    expect(runs(howe, '2026-10-02T00:00:00Z', 3)).toEqual([
      '2026-10-02T15:45Z',
      '2026-10-03T15:30Z',
      '2026-10-04T15:15Z',
    ]);
  });

  test('without a time zone it is UTC; a time zone of the same expression differs', () => {
    expect(runs(timing({ cron: '0 6 * * *' }), '2026-07-01T00:00:00Z', 1)).toEqual(['2026-07-01T06:00Z']);
    expect(runs(berlin('0 6 * * *'), '2026-07-01T00:00:00Z', 1)).toEqual(['2026-07-01T04:00Z']);
  });
});

test('six fields begin with seconds, names and the last day of a month are known', () => {
  expect(nextRun(timing({ cron: '*/10 * * * * *' }), at('2026-01-01T00:00:05Z'))).toEqual(at('2026-01-01T00:00:10Z'));
  expect(runs(timing({ cron: '0 9 L * *' }), '2026-02-01T00:00:00Z', 2)).toEqual([
    '2026-02-28T09:00Z',
    '2026-03-31T09:00Z',
  ]);
  expect(runs(timing({ cron: '0 9 * * MON#1' }), '2026-02-02T10:00:00Z', 1)).toEqual(['2026-03-02T09:00Z']);
  expect(runs(timing({ cron: '@daily' }), '2026-02-02T10:00:00Z', 1)).toEqual(['2026-02-03T00:00Z']);
});

test('a run at the start counts, one after the end does not', () => {
  const day = timing({ cron: '0 12 * * *', startAt: at('2026-05-01T12:00:00Z'), endAt: at('2026-05-02T12:00:00Z') });
  expect(runs(day, '2026-01-01T00:00:00Z', 9)).toEqual(['2026-05-01T12:00Z', '2026-05-02T12:00Z']);
  const rate = timing({ everyMs: 60_000, startAt: at('2026-05-01T12:00:00Z'), endAt: at('2026-05-01T12:02:30Z') });
  expect(runs(rate, '2026-01-01T00:00:00Z', 9)).toEqual([
    '2026-05-01T12:00Z',
    '2026-05-01T12:01Z',
    '2026-05-01T12:02Z',
  ]);
});

test('a fixed rate without a start counts from the creation, and begins one period after it', () => {
  expect(runs(timing({ everyMs: 90_000 }), '2026-01-01T00:00:00Z', 2)).toEqual([
    '2026-01-01T00:01:30.000Z',
    '2026-01-01T00:03Z',
  ]);
});

describe('missed runs', () => {
  const minutely = timing({ cron: '* * * * *' });
  const due = at('2026-01-01T00:10:00Z');
  const start = (policy: 'skip' | 'last' | 'all', now: string) =>
    runsToStart(minutely, policy, due, at(now)).map((run) => run.toISOString().slice(11, 16));

  test('skip leaves out what is a minute late; what is on time begins', () => {
    expect(start('skip', '2026-01-01T00:10:00.001Z')).toEqual(['00:10']);
    expect(start('skip', '2026-01-01T00:13:30Z')).toEqual(['00:13']);
    const daily = timing({ cron: '10 0 * * *' });
    expect(runsToStart(daily, 'skip', due, at('2026-01-01T00:11:00Z'))).toEqual([due]);
    expect(runsToStart(daily, 'skip', due, at('2026-01-01T00:11:01Z'))).toEqual([]);
  });

  test('last begins one, however late', () => {
    expect(start('last', '2026-01-01T00:13:30Z')).toEqual(['00:13']);
    expect(runsToStart(timing({ cron: '10 0 * * *' }), 'last', due, at('2026-01-01T23:00:00Z'))).toEqual([due]);
  });

  test('all begins each of them, and the latest hundred of many', () => {
    expect(start('all', '2026-01-01T00:13:30Z')).toEqual(['00:10', '00:11', '00:12', '00:13']);
    const many = runsToStart(minutely, 'all', due, at('2026-02-01T00:00:00Z'));
    expect([many.length, many[0], many.at(-1)]).toEqual([
      MISSED_RUNS_MAX,
      at('2026-01-31T22:21:00Z'),
      at('2026-02-01T00:00:00Z'),
    ]);
  });

  test('a run after the end does not begin', () => {
    const ended = { ...minutely, endAt: at('2026-01-01T00:11:00Z') };
    expect(runsToStart(ended, 'all', due, at('2026-01-01T00:30:00Z'))).toHaveLength(2);
  });
});

describe('properties', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Apia',
  );
  const expression = fc.constantFrom(
    '*/7 * * * *',
    '30 2 * * *',
    '0 */3 * * *',
    '15 1-3 * * SUN',
    '0 0 1 * *',
    '5 12 L * *',
    '0 0 2 29 2 *',
  );
  const timings = fc.oneof(
    fc.record({ cron: expression, timeZone: zone }).map(timing),
    fc.record({ everyMs: fc.integer({ min: 1_000, max: 9_999_999 }) }).map(timing),
  );
  /** Around the changes of clocks of a year, in both hemispheres. */
  const moment = fc
    .tuple(
      fc.constantFrom(
        '2026-03-08T08:00:00Z',
        '2026-03-29T00:30:00Z',
        '2026-04-04T15:00:00Z',
        '2026-10-25T00:30:00Z',
        '2026-11-01T06:00:00Z',
        '2026-06-30T23:59:00Z',
      ),
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    )
    .map(([near, offset]) => new Date(Date.parse(near) + offset));

  test('the next run is later, and nothing runs in between', () => {
    fc.assert(
      fc.property(timings, moment, fc.double({ min: 0, max: 1, noNaN: true }), (of, after, part) => {
        const run = nextRun(of, after);
        if (run === null) return;
        expect(run.getTime()).toBeGreaterThan(after.getTime());
        const between = new Date(after.getTime() + Math.floor((run.getTime() - after.getTime() - 1) * part));
        expect(nextRun(of, between)).toEqual(run);
      }),
    );
  });

  test('looking back finds the runs that looking forward found, in order', () => {
    fc.assert(
      fc.property(timings, moment, fc.integer({ min: 1, max: 20 }), (of, after, count) => {
        const forward: Date[] = [];
        for (let run = nextRun(of, after); run !== null && forward.length < count; run = nextRun(of, run))
          forward.push(run);
        const [first, last] = [forward[0], forward.at(-1)];
        if (first === undefined || last === undefined) return;
        expect(runsToStart(of, 'all', first, last)).toEqual(forward);
        expect(runsToStart(of, 'last', first, last)).toEqual([last]);
        expect(runsToStart(of, 'skip', first, last)).toEqual([last]);
      }),
    );
  });
});

test.each([
  [{}, '/cron'],
  [{ cron: '* * * * *', everyMs: 1_000 }, '/cron'],
  [{ everyMs: 1_000, timeZone: 'UTC' }, '/timeZone'],
  [{ cron: '* * * * *', timeZone: 'Mars/Olympus' }, '/timeZone'],
  [{ cron: '* * * *' }, '/cron'],
  [{ cron: '61 * * * *' }, '/cron'],
  [{ cron: '* * * * * * 2099' }, '/cron'],
  [{ cron: '2027-01-01T00:00:00Z' }, '/cron'],
  [{ cron: '@reboot' }, '/cron'],
  [{ cron: '0 0 30 2 *' }, '/cron'],
  [{ cron: '* * * * *', startAt: at('2027-01-02T00:00:00Z'), endAt: at('2027-01-01T00:00:00Z') }, '/endAt'],
  [{ everyMs: 1_000, endAt: at('2025-01-01T00:00:00Z') }, '/endAt'],
  [{ cron: '0 0 1 1 *', endAt: at('2026-02-01T00:00:00Z') }, '/endAt'],
])('%j cannot be kept, and %s is to blame', (of, path) => {
  expect(flawOf(timing(of))?.path).toBe(path);
});

test('what can be kept has no flaw', () => {
  for (const of of [berlin('30 2 * * *'), timing({ everyMs: 1_000 }), timing({ cron: '@hourly' })])
    expect(flawOf(of)).toBeUndefined();
});
