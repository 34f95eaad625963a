/** What comes alone has statements of its own; nobody can tell by what they record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredRequest } from '../../src/domain/stored-request.ts';
import { type Acceptance, acceptJobs } from '../../src/statements/accept-jobs.ts';
import { type EndedAttempt, endAttempts, type FailedAttempt } from '../../src/statements/end-attempts.ts';
import { type Finished, finishJobs, type Outcome } from '../../src/statements/finish-jobs.ts';
import { type EndedJob, recordEndedJobs } from '../../src/statements/record-ended-jobs.ts';
import { Rig } from '../rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());

const AT = '2026-01-02T03:04:05.678Z';
const REQUESTS = [
  { notify: 'gateway-1 "a"\\b' },
  { deadline: '2001-01-01T00:00:00Z' },
  { deadline: '2999-01-01T00:00:00Z', priority: 9 },
];

const group = (state: Acceptance['state'] = 'dispatched'): Acceptance[] =>
  REQUESTS.map((data) => ({ request: rig.request(data), state }));
const idsOf = (acceptances: readonly Acceptance[]) => acceptances.map(({ request }) => request.subject);
const outcomesOf = (ids: readonly string[], attempt = 1): Outcome[] =>
  ids.map((jobId, place) => ({
    jobId,
    attempt,
    state: place === 0 ? 'failed' : 'succeeded',
    ...(place === 0
      ? { error: { code: 'TEST_FAILED', message: 'a "quote" and a \u001e', retryable: false } }
      : { output: [null, 'ä'] }),
    worker: 'worker/"test"',
    startedAt: AT,
    finishedAt: AT,
  }));

const endedJobs = (acceptances: readonly Acceptance[]): EndedJob[] => {
  const outcomes = outcomesOf(idsOf(acceptances));
  return acceptances.map(({ request }, place) => ({ request, outcome: outcomes[place] as Outcome }));
};

/** What a job's row says apart from which job it is and when it came. */
async function recorded(ids: readonly string[]) {
  const rows = await rig.query<Record<string, unknown> & { request: StoredRequest }>(
    `select j.*, deadline_at < now() as late, dispatched_at is not null as sent from unnest($1::uuid[]) with ordinality as asked (id, place)
     join jobs j using (id) order by place`,
    [ids],
  );
  return rows.map(({ id, request, created_at, recorded_at, dispatched_at, deadline_at, ...row }) => ({
    ...row,
    data: request.data,
  }));
}

test.each(['dispatched', 'queued'] as const)('jobs that are %s', async (state) => {
  const [together, alone] = [group(state), group(state)];
  expect([...(await acceptJobs(rig.database, together)).inserted]).toEqual(idsOf(together));
  for (const one of alone)
    expect(await acceptJobs(rig.database, [one])).toEqual({ inserted: new Set(idsOf([one])), outboxId: null });
  expect(await recorded(idsOf(alone))).toEqual(await recorded(idsOf(together)));

  // What is known is not recorded again, and nothing of it changes.
  const [known] = together as [Acceptance, ...Acceptance[]];
  const again = { ...known, state: 'dispatched' } as const;
  expect((await acceptJobs(rig.database, [again])).inserted).toEqual(new Set());
  expect((await acceptJobs(rig.database, [again, ...group()])).inserted.size).toBe(REQUESTS.length);
  expect(await recorded(idsOf(together))).toEqual(await recorded(idsOf(alone)));
});

test('outcomes, once and of the current attempt only', async () => {
  const [together, alone] = [idsOf(group()), idsOf(group())];
  await acceptJobs(
    rig.database,
    [...together, ...alone].map((subject, place) => ({
      request: { ...rig.request(REQUESTS[place % REQUESTS.length]), subject },
      state: 'dispatched',
    })),
  );
  const nothing = { rows: [], outboxId: null };
  for (const one of outcomesOf(alone, 2)) expect(await finishJobs(rig.database, [one])).toEqual(nothing);
  expect(await finishJobs(rig.database, outcomesOf(together, 2))).toEqual(nothing);

  const inGroup = await finishJobs(rig.database, outcomesOf(together));
  const singly = [];
  for (const one of outcomesOf(alone)) singly.push(await finishJobs(rig.database, [one]));
  expect(singly.flatMap(({ rows }) => rows).map(tellingOf)).toEqual(inGroup.rows.map(tellingOf));
  expect(await recorded(alone)).toEqual(await recorded(together));
  const owed = await rig.query<{ facts: unknown[] }>(
    'select facts from outbox where id = any($1::bigint[]) order by id',
    [[inGroup, ...singly].map(({ outboxId }) => outboxId)],
  );
  expect(owed.flatMap(({ facts }) => facts)).toEqual(
    [...together, ...alone].map((id, place) => [id, place % REQUESTS.length === 0 ? 'failed' : 'succeeded', 1]),
  );

  for (const one of outcomesOf(alone)) expect(await finishJobs(rig.database, [one])).toEqual(nothing);
});

test('jobs that are recorded with their end look as those that were accepted and ended after each other', async () => {
  const steps = group();
  await acceptJobs(rig.database, steps);
  const ended = await finishJobs(rig.database, outcomesOf(idsOf(steps)));

  const [together, alone] = [group(), group()];
  const inGroup = await recordEndedJobs(rig.database, endedJobs(together));
  const singly = [];
  for (const one of endedJobs(alone)) singly.push(await recordEndedJobs(rig.database, [one]));
  for (const acceptances of [together, alone])
    expect(await recorded(idsOf(acceptances))).toEqual(await recorded(idsOf(steps)));
  for (const rows of [inGroup.rows, singly.flatMap((one) => one.rows)])
    expect(rows.map(tellingOf)).toEqual(ended.rows.map(tellingOf));
  const owed = await rig.query<{ facts: unknown[] }>(
    'select facts from outbox where id = any($1::bigint[]) order by id',
    [[inGroup, ...singly].map(({ outboxId }) => outboxId)],
  );
  expect(owed.flatMap(({ facts }) => facts)).toEqual(
    idsOf([...together, ...alone]).map((id, place) => [id, place % REQUESTS.length === 0 ? 'failed' : 'succeeded', 1]),
  );

  // What is known stays as it is, whichever way it came.
  const nothing = { rows: [], outboxId: null };
  expect(await recordEndedJobs(rig.database, endedJobs([...together, ...steps]))).toEqual(nothing);
  for (const one of endedJobs(alone)) expect(await recordEndedJobs(rig.database, [one])).toEqual(nothing);
  const fresh = group();
  const mixed = await recordEndedJobs(rig.database, endedJobs([...steps, ...fresh]));
  expect(mixed.rows.map(({ id }) => id)).toEqual(idsOf(fresh));
});

test('failures, once and of the current attempt only: the jobs wait for their next attempts, or are given up on', async () => {
  const jobs = (): Acceptance[] =>
    [
      { notify: 'gateway-1 "a"\\b', maxAttempts: 1 },
      { maxAttempts: 1 },
      { maxAttempts: 2 },
      { concurrencyKey: 'key', maxAttempts: 2 },
    ].map((data) => ({ request: rig.request(data), state: 'dispatched' }));
  const failures = (ids: readonly string[], attempt = 1): FailedAttempt[] =>
    ids.map((jobId, place) => ({
      jobId,
      attempt,
      worker: 'worker/"test"',
      startedAt: AT,
      finishedAt: AT,
      delayMs: 3_600_000 * place,
      error: { code: 'TEST_FAILED', message: `a "quote", a \u0000, a \u001e and number ${place}` },
    }));
  const waiting = (ids: readonly string[]) =>
    rig.query(
      `select place, gate, priority, queue, round(extract(epoch from due_at - now()) / 3600)::int as hours
       from unnest($1::uuid[]) with ordinality as asked (id, place) join waiting on job_id = id order by place`,
      [ids],
    );
  const [together, alone] = [jobs(), jobs()];
  await acceptJobs(rig.database, [...together, ...alone]);
  const [grouped, single] = [idsOf(together), idsOf(alone)];
  const nothing = { rows: [], outboxId: null, lettersId: null };
  for (const one of failures(single, 2)) expect(await endAttempts(rig.database, [one])).toEqual(nothing);
  expect(await endAttempts(rig.database, failures(grouped, 2))).toEqual(nothing);

  const inGroup = await endAttempts(rig.database, failures(grouped));
  const singly = [];
  for (const one of failures(single)) singly.push(await endAttempts(rig.database, [one]));
  expect(inGroup.rows.map(({ id }) => id)).toEqual(grouped);
  expect(singly.flatMap(({ rows }) => rows).map(fateOf)).toEqual(inGroup.rows.map(fateOf));
  expect(await recorded(single)).toEqual(await recorded(grouped));
  expect(await waiting(single)).toEqual(await waiting(grouped));
  expect(await waiting(grouped)).toMatchObject([
    { place: '3', gate: '', hours: 2 },
    { place: '4', gate: '/key', hours: 3 },
  ]);
  const owed = (rowIds: readonly (string | null)[]) =>
    rig
      .query<{ facts: unknown[] }>('select facts from outbox where id = any($1::bigint[]) order by id', [rowIds])
      .then((rows) => rows.flatMap(({ facts }) => facts));
  const states = ['dead_lettered', 'dead_lettered', 'retrying', 'retrying'];
  for (const [ids, ends] of [
    [grouped, [inGroup]],
    [single, singly],
  ] as const) {
    expect(await owed(ends.map(({ outboxId }) => outboxId))).toEqual(ids.map((id, place) => [id, states[place], 1]));
    expect(await owed(ends.map(({ lettersId }) => lettersId))).toEqual(ids.slice(0, 2));
  }

  for (const one of failures(single)) expect(await endAttempts(rig.database, [one])).toEqual(nothing);
  // The next attempt's failure stands behind the first one's.
  const [, , ...tried] = grouped as [string, string, string, string];
  await rig.query(`update jobs set state = 'dispatched', attempt = 2, max_attempts = 3 where id = any($1::uuid[])`, [
    tried,
  ]);
  const again = await endAttempts(rig.database, failures(tried, 2));
  expect(again.rows.map(({ state }) => state)).toEqual(['retrying', 'retrying']);
  expect(await recorded(tried)).toMatchObject(
    [2, 3].map((place, index) => ({
      state: 'retrying',
      attempts: [
        { attempt: 1, error: { message: failures(grouped)[place]?.error?.message } },
        { attempt: 2, worker: 'worker/"test"', startedAt: AT, error: failures(tried, 2)[index]?.error },
      ],
    })),
  );
});

/** What is told of a failure, apart from which job it is of and when that came. */
const fateOf = ({ id, created_at, finished_at, given_up, ...row }: EndedAttempt) => ({
  ...row,
  finished: finished_at === null ? null : new Date(finished_at),
  ...(given_up === null
    ? {}
    : { ...given_up, request: given_up.request.data, started_at: new Date(given_up.started_at) }),
});

/** What is told of an outcome, apart from which job it is of and when that came. */
const tellingOf = ({ id, created_at, finished_at, awaited, ...row }: Finished) => ({
  ...row,
  finished: new Date(finished_at),
  notify: awaited?.notify,
  started: awaited === null ? undefined : new Date(awaited.started_at),
});
