import { columnsOf } from '@weir/store';
import { asGroup, factOf, json, owe, plain, timeOf } from './parameters.ts';
import { gateOfJob } from './raw-sql.ts';
import type { Rules, Statement } from './statement.ts';
import type { JobRow, Tables } from './tables.ts';

/* What becomes of attempts. */

interface Named {
  readonly ids: readonly (string | null)[];
  readonly attempts: readonly (string | null)[];
  readonly from: readonly string[];
}

/** The rows that the fence lets through, with their places among those named. */
function* current(tables: Tables, { ids, attempts, from }: Named, { fenced }: Rules): Generator<[number, JobRow]> {
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    if (fenced && (row.attempt !== Number(attempts[index]) || !from.includes(row.state))) continue;
    yield [index, row];
  }
}

export const finish: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], states = [], workers = [], starts = [], ends = []] = values.slice(0, 6).map(plain);
  const [outputs, errors] = [json(values[6]), json(values[7])];
  const from = values[8] as readonly string[];
  const finished: JobRow[] = [];
  for (const [index, row] of current(tables, { ids, attempts, from }, rules)) {
    const next: JobRow = {
      ...row,
      state: states[index] as string,
      output: outputs[index] ?? null,
      error: errors[index] ?? null,
      worker: workers[index] ?? null,
      started_at: timeOf(starts[index]),
      finished_at: timeOf(ends[index]),
    };
    tables.jobs.set(next.id, next);
    finished.push(next);
  }
  if (finished.length === 0) return [];
  const outbox_id = owe(tables, finished.map(factOf), now);
  return [{ outbox_id, finished: finished.map((row) => ({ ...row, awaited: null })) }];
};

export const endAttempts: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], workers = [], starts = [], ends = []] = values.slice(0, 5).map(plain);
  const [errors, records] = values.slice(5, 7).map(json) as [unknown[], unknown[]];
  const delays = plain(values[7]);
  const from = values[8] as readonly string[];
  const ended: JobRow[] = [];
  for (const [index, row] of current(tables, { ids, attempts, from }, rules)) {
    const again = row.attempt < row.max_attempts;
    const next: JobRow = {
      ...row,
      state: again ? 'retrying' : 'dead_lettered',
      error: errors[index] ?? null,
      worker: workers[index] ?? null,
      started_at: timeOf(starts[index]),
      finished_at: again ? null : timeOf(ends[index]),
      attempts: again ? [...((row.attempts as unknown[] | null) ?? []), records[index]] : row.attempts,
    };
    tables.jobs.set(next.id, next);
    ended.push({ ...next, delay_ms: Number(delays[index]), given_up: again ? null : next });
    if (!again) continue;
    const { tenant_id, queue, priority } = next;
    const waiting = tables.waiting.get(next.id) ?? {
      job_id: next.id,
      tenant_id,
      queue,
      priority,
      gate: gateOfJob(tables, next),
    };
    tables.waiting.set(next.id, { ...waiting, due_at: new Date(now.getTime() + Number(delays[index])) });
  }
  if (ended.length === 0) return [];
  const outbox_id = owe(tables, ended.map(factOf), now);
  const letters = ended.filter(({ state }) => state === 'dead_lettered').map(({ id }) => id);
  return [{ rows: ended.map(inJson), outbox_id, letters_id: owe(tables, letters, now, 'job-given-up') }];
};

/** Postgres writes times into JSON as texts. */
const inJson = (row: JobRow): unknown => JSON.parse(JSON.stringify(row));

export const finishOne: Statement = (tables, values, now, rules) => {
  const [outputs, errors] = values.slice(6, 8).map((text) => text ?? '');
  return finish(tables, [...asGroup(values.slice(0, 6), 6), outputs, errors, values[8]], now, rules);
};

export const endOneAttempt: Statement = (tables, values, now, rules) => {
  const [errors, records] = values.slice(5, 7).map((text) => text ?? '');
  const delays = columnsOf([[values[7] as number]], ['integer']);
  return endAttempts(tables, [...asGroup(values.slice(0, 5), 5), errors, records, ...delays, values[8]], now, rules);
};

export const findInFlight: Statement = (tables, [ids, states]) =>
  (ids as string[]).flatMap((id) => {
    const row = tables.jobs.get(id);
    return row !== undefined && (states as string[]).includes(row.state) ? [row] : [];
  });

export const beginNext: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], workers = []] = values.slice(0, 3).map(plain);
  const records = json(values[3]);
  const from = values[4] as readonly string[];
  const begun: JobRow[] = [];
  for (const [index, row] of current(tables, { ids, attempts, from }, rules)) {
    tables.jobs.set(row.id, {
      ...row,
      state: 'dispatched',
      attempt: row.attempt + 1,
      attempts: [...((row.attempts as unknown[] | null) ?? []), records[index]],
      worker: workers[index] ?? null,
      dispatched_at: now,
      started_at: null,
      progress: null,
    });
    begun.push(row);
  }
  if (begun.length === 0) return [];
  const facts = begun.map(({ id, attempt }) => [id, 'retrying', attempt]);
  return [{ begun: begun.map(({ id }) => id), outbox_id: owe(tables, facts, now) }];
};

/** Of jobs that are locked. */
export const recordProgress: Statement = (tables, values) => {
  const [ids = [], workers = [], starts = []] = values.slice(0, 3).map(plain);
  const progress = json(values[3]);
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    tables.jobs.set(row.id, {
      ...row,
      state: 'running',
      worker: workers[index] ?? null,
      started_at: timeOf(starts[index]),
      progress: progress[index] ?? row.progress,
    });
  }
  return [];
};

export const staleAttempts: Statement = (tables, [ids, attempts, states]) =>
  plain(ids).flatMap((jobId, index) => {
    const attempt = Number(plain(attempts)[index]);
    const row = tables.jobs.get(jobId ?? '');
    return row?.attempt === attempt && (states as string[]).includes(row.state) ? [] : [{ jobId, attempt }];
  });

export const overAttempts: Statement = (tables, [ids, attempts, inFlight, open]) =>
  plain(ids).flatMap((jobId, index) => {
    const attempt = Number(plain(attempts)[index]);
    const row = tables.jobs.get(jobId ?? '');
    if (row === undefined) return [];
    const isIn = (states: unknown) => (states as string[]).includes(row.state);
    const isToCome = (row.attempt === attempt && isIn(inFlight)) || (row.attempt < attempt && isIn(open));
    return isToCome ? [] : [{ jobId, attempt }];
  });
