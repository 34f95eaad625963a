import { seal } from '@weir/messaging';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DueSchedule, fireDue } from '../../src/domain/due-schedule.ts';
import { bytesOf, Room } from '../../src/domain/room.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const TENANT = '0190d3a0-0000-7000-8000-000000000001';

const due = (policy: DueSchedule['missed_runs'], from: number, now: number): DueSchedule => ({
  id: '0190d3a0-0000-7000-8000-000000000002',
  tenant_id: TENANT,
  name: 'hourly',
  principal: 'user:test',
  job: { operation: 'test.run', input: {} },
  defaults: { queue: 'test', maxAttempts: 3, timeoutMs: 1_000 },
  cron: null,
  time_zone: null,
  every_ms: String(HOUR),
  missed_runs: policy,
  start_at: null,
  end_at: null,
  paused: false,
  next_run_at: new Date(from),
  last_run_at: null,
  last_job_id: null,
  missed_run_at: null,
  missed_code: null,
  created_at: new Date(START),
  now: new Date(now),
});

const requestsOf = (runs: readonly Date[]) =>
  runs.map((run, index) =>
    seal({
      type: 'job-requested',
      source: '/orchestrator/test',
      subject: `0190d3a0-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
      tenantId: TENANT,
      correlationId: 'schedule-test',
      data: { runAt: run.toISOString() } as never,
    }),
  );
const runsIn = (requests: ReturnType<typeof requestsOf>) => requests.map(({ data }) => Date.parse(String(data.runAt)));

test('whatever room comes and goes, all begins each run of the last hundred once and in order, last only later ones, skip none late', () => {
  const policies = fc.constantFrom('skip', 'last', 'all');
  const visits = fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 4 * HOUR }), room: fc.nat(5) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(policies, visits, (policy, list) => {
      let row = due(policy as DueSchedule['missed_runs'], START + HOUR, START);
      const begun: number[] = [];
      let now = START;
      for (const { afterMs, room } of list) {
        now += afterMs;
        row = { ...row, now: new Date(now) };
        if (row.next_run_at.getTime() > now) continue;
        const { requests, missed, change } = fireDue(row, new Room({ jobsInFlight: room }, NONE), requestsOf);
        begun.push(...runsIn(requests as never));
        expect(requests.length).toBeLessThanOrEqual(room);
        if (policy === 'skip') expect(runsIn(requests as never).every((run) => now - run <= 60_000)).toBe(true);
        // Either something begins, or it is said why not.
        expect(requests.length > 0 || missed !== undefined).toBe(true);
        const held = missed?.code === 'QUOTA_EXCEEDED' && policy !== 'skip';
        expect(change.held_until !== null).toBe(held);
        if (held) expect(change.next_run_at).toEqual(missed.run);
        else expect(change.next_run_at?.getTime()).toBeGreaterThan(now);
        row = {
          ...row,
          ...change,
          next_run_at: change.next_run_at as Date,
          last_run_at: change.last_run_at ?? row.last_run_at,
        };
      }
      expect(begun).toEqual([...new Set(begun)].toSorted((a, b) => a - b));
      if (policy === 'all') expect(begun).toEqual(begun.map((_run, index) => START + (index + 1) * HOUR));
    }),
  );
});

const NONE = { jobsInFlight: 0, storedBytes: 0 };

test('a room is filled to the job and to the byte, and what does not fit takes nothing', () => {
  const sizes = fc.array(fc.nat(50), { maxLength: 40 });
  fc.assert(
    fc.property(fc.nat(30), fc.nat(400), sizes, (jobsInFlight, storedBytes, wanted) => {
      const room = new Room({ jobsInFlight, storedBytes }, NONE);
      let [jobs, bytes] = [0, 0];
      for (const size of wanted) {
        const full = room.take(size);
        const expected =
          jobs + 1 > jobsInFlight ? 'jobs-in-flight' : bytes + size > storedBytes ? 'stored-bytes' : undefined;
        expect(full?.policy).toBe(expected);
        if (full !== undefined) continue;
        jobs += 1;
        bytes += size;
      }
      expect([jobs <= jobsInFlight, bytes <= storedBytes]).toEqual([true, true]);
    }),
  );
});

test('a tenant that has more than a quota that was lowered gets nothing, and one without quota all', () => {
  expect(new Room({ jobsInFlight: 3 }, { jobsInFlight: 5, storedBytes: 0 }).take(1)).toEqual({
    policy: 'jobs-in-flight',
    max: 3,
  });
  expect(new Room({ storedBytes: 3 }, { jobsInFlight: 0, storedBytes: 5 }).take(0)).toEqual({
    policy: 'stored-bytes',
    max: 3,
  });
  expect(new Room({}, { jobsInFlight: 1e6, storedBytes: 1e12 }).take(1e9)).toBeUndefined();
  expect(bytesOf({ text: 'ä' })).toBe(13);
});
