import { type Envelope, newId, open } from '@weir/messaging';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EndedAttemptRecord, jobHistory } from '../../src/domain/job-history.ts';
import { isTerminal, type JobState } from '../../src/domain/job-state.ts';
import type { JobRow } from '../../src/domain/job-view.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const id = newId();
const tenantId = newId();
const error = { code: 'TEST_FAILED', message: 'failed' };

function row(more: Partial<JobRow> & { readonly state: JobState }): JobRow {
  const request = {
    correlationid: 'request-1',
    data: { input: 1, requestedAt: at(0).toISOString() },
  } as unknown as Envelope<'job-requested'>;
  return {
    id,
    tenant_id: tenantId,
    operation: 'test.run',
    queue: 'test',
    attempt: 0,
    max_attempts: 3,
    priority: 5,
    request,
    notify: null,
    output: null,
    error: null,
    progress: null,
    created_at: at(0),
    started_at: null,
    finished_at: null,
    ...more,
  };
}

const record = (attempt: number): EndedAttemptRecord => ({
  attempt,
  worker: 'worker/test',
  startedAt: at(attempt * 10).toISOString(),
  finishedAt: at(attempt * 10 + 5).toISOString(),
  error,
});

const told = (history: ReturnType<typeof jobHistory>) =>
  history.map(({ position, envelope }) => `${position} ${envelope.type}`);

test('a job that succeeded at once was queued, started and ended', () => {
  const history = jobHistory(
    '/o/1',
    row({ state: 'succeeded', attempt: 1, started_at: at(1), finished_at: at(2) }),
    [],
  );
  expect(told(history)).toEqual(['0.0.0 job-queued', '1.1.0 job-started', '1.3.0 job-succeeded']);
});

test('the attempts that did not end the job are told one by one', () => {
  const history = jobHistory(
    '/o/1',
    row({ state: 'dead_lettered', attempt: 3, started_at: at(30), finished_at: at(31), error }),
    [record(1), record(2)],
  );
  expect(told(history)).toEqual([
    '0.0.0 job-queued',
    '1.1.0 job-started',
    '1.3.0 job-retrying',
    '2.1.0 job-started',
    '2.3.0 job-retrying',
    '3.1.0 job-started',
    '3.3.0 job-dead-lettered',
  ]);
});

test('a job that expired while it waited for its next attempt tells of its last attempt once', () => {
  const history = jobHistory(
    '/o/1',
    row({ state: 'expired', attempt: 1, started_at: at(10), finished_at: at(20), error }),
    [record(1)],
  );
  expect(told(history)).toEqual(['0.0.0 job-queued', '1.1.0 job-started', '1.3.0 job-retrying', '1.4.0 job-expired']);
});

test('a job that waits for its next attempt has not started it', () => {
  const history = jobHistory('/o/1', row({ state: 'retrying', attempt: 1, started_at: at(10), error }), [record(1)]);
  expect(told(history)).toEqual(['0.0.0 job-queued', '1.1.0 job-started', '1.3.0 job-retrying']);
});

test('the first event of a job for later is the one that was published: it is scheduled', () => {
  const scheduled = row({ state: 'scheduled' });
  (scheduled.request.data as { runAt?: string }).runAt = at(100).toISOString();
  const [first] = jobHistory('/o/1', scheduled, []);
  expect(first?.envelope.data).toMatchObject({ state: 'scheduled', attempt: 0 });
});

const life = fc
  .record({
    retries: fc.nat({ max: 4 }),
    state: fc.constantFrom<JobState>(
      'queued',
      'dispatched',
      'running',
      'retrying',
      'succeeded',
      'failed',
      'cancelled',
      'expired',
      'dead_lettered',
    ),
    started: fc.boolean(),
    progress: fc.option(fc.integer({ min: 1, max: 1000 })),
    waited: fc.boolean(),
  })
  .map(({ retries, state, started, progress, waited }) => {
    // A job that waits, or ended while it waited, still has the number of the attempt that is recorded.
    const between = state === 'retrying' || (waited && (state === 'expired' || state === 'cancelled'));
    const attempts = Array.from({ length: between ? Math.max(1, retries) : retries }, (_, index) => record(index + 1));
    const attempt = state === 'queued' ? 0 : between ? attempts.length : retries + 1;
    const hasStarted = state === 'running' || isTerminal(state) || between ? started || between : false;
    return {
      attempts: state === 'queued' ? [] : attempts,
      row: row({
        state,
        attempt,
        started_at: hasStarted ? at(attempt * 10) : null,
        progress: progress === null ? null : { sequence: progress },
        finished_at: isTerminal(state) ? at(100) : null,
        error: isTerminal(state) && state !== 'succeeded' ? error : null,
      }),
    };
  });

test('positions increase strictly, ids are all different, and every event is a valid envelope', () => {
  const types = new Set([
    'job-queued',
    'job-started',
    'job-progressed',
    'job-retrying',
    'job-succeeded',
    'job-failed',
    'job-cancelled',
    'job-expired',
    'job-dead-lettered',
  ] as const);
  fc.assert(
    fc.property(life, ({ row: job, attempts }) => {
      const history = jobHistory('/orchestrator/test', job, attempts);
      const places = history.map(({ position }) => position.split('.').map(Number));
      for (const [index, place] of places.entries()) {
        const before = places[index - 1] ?? [-1];
        const differing = place.findIndex((part, column) => part !== before[column]);
        expect(differing).toBeGreaterThanOrEqual(0);
        expect(place[differing]).toBeGreaterThan(before[differing] ?? -1);
      }
      expect(new Set(history.map(({ envelope }) => envelope.id)).size).toBe(history.length);
      for (const { envelope } of history) open(structuredClone(envelope), types);
    }),
  );
});
