import type { JobRow, OutboxRow, Tables, WaitingRow } from './tables.ts';

/**
 * What the orchestrator's prepared statements do, by their names: the same conditional changes, written down a second time. Tests
 * against a real Postgres hold the statements themselves.
 */
export interface Rules {
  /** False lets a result of any attempt in: what the mutation check of the simulation does. */
  readonly fenced: boolean;
  /** False lets a request that is known begin anew. */
  readonly deduplicated: boolean;
}

type Statement = (tables: Tables, values: readonly unknown[], now: Date, rules: Rules) => unknown[];

const plain = (column: unknown): (string | null)[] =>
  [...String(column).matchAll(/null|"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text?.replace(/\\(.)/g, '$1') ?? null);
const json = (column: unknown): unknown[] =>
  String(column)
    .split('\x1e')
    .map((text) => (text === '' ? null : JSON.parse(text)));
const nextId = (outbox: Tables['outbox']): string => String(Math.max(0, ...[...outbox.keys()].map(Number)) + 1);

function owe(tables: Tables, facts: unknown[], now: Date): string | null {
  if (facts.length === 0) return null;
  const id = nextId(tables.outbox);
  tables.outbox.set(id, { id, kind: 'job-changed', facts, created_at: now });
  return id;
}

const park = (tables: Tables, row: WaitingRow): void => {
  if (!tables.waiting.has(row.job_id)) tables.waiting.set(row.job_id, row);
};

const accept: Statement = (tables, values, now, rules) => {
  const [ids = [], tenants = [], operations = [], queues = [], states = [], attempts = [], priorities = []] = values
    .slice(0, 7)
    .map(plain);
  const envelopes = json(values[10]);
  const inserted: string[] = [];
  for (const [index, id] of ids.entries()) {
    if (id === null || (rules.deduplicated && tables.jobs.has(id))) continue;
    const state = states[index] as string;
    inserted.push(id);
    tables.jobs.set(id, {
      id,
      tenant_id: tenants[index] ?? '',
      operation: operations[index] ?? '',
      queue: queues[index] ?? '',
      state,
      attempt: state === 'dispatched' ? 1 : 0,
      max_attempts: Number(attempts[index]),
      priority: Number(priorities[index]),
      notify: null,
      envelope: envelopes[index],
      output: null,
      error: null,
      progress: null,
      attempts: null,
      worker: null,
      created_at: now,
      recorded_at: now,
      dispatched_at: state === 'dispatched' ? now : null,
      started_at: null,
      finished_at: null,
    });
  }
  const [parked = [], , parkedQueues = [], parkedPriorities = [], dues = []] = values.slice(11, 16).map(plain);
  for (const [index, job_id] of parked.entries()) {
    const due = dues[index];
    const due_at = due === null || due === undefined ? now : new Date(due);
    if (job_id !== null)
      park(tables, { job_id, queue: parkedQueues[index] ?? '', priority: Number(parkedPriorities[index]), due_at });
  }
  return inserted.map((id) => ({ id, outbox_id: null }));
};

const finish: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], states = []] = values.slice(0, 3).map(plain);
  const [outputs, errors] = [json(values[3]), json(values[4])];
  const [workers = [], starts = [], ends = []] = values.slice(5, 8).map(plain);
  const from = values[8] as readonly string[];
  const finished: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    if (rules.fenced && (row.attempt !== Number(attempts[index]) || !from.includes(row.state))) continue;
    const next = {
      ...row,
      state: states[index] as string,
      output: outputs[index] ?? null,
      error: errors[index] ?? null,
      worker: workers[index] ?? null,
      started_at: new Date(starts[index] as string),
      finished_at: new Date(ends[index] as string),
    };
    tables.jobs.set(next.id, next);
    finished.push(next);
  }
  const facts = finished.map(({ id, state, attempt }) => [id, state, attempt]);
  const outbox_id = owe(tables, facts, now);
  return finished.map((row) => ({ ...row, envelope: null, outbox_id }));
};

const dispatch = (tables: Tables, row: JobRow, now: Date): JobRow => {
  const next = { ...row, state: 'dispatched', attempt: row.attempt + 1, dispatched_at: now, started_at: null };
  tables.jobs.set(row.id, next);
  return next;
};

const mark: Statement = (tables, [ids, state], now) =>
  (ids as string[]).flatMap((id) => {
    const row = tables.jobs.get(id);
    return row?.state === state ? [dispatch(tables, row as JobRow, now)] : [];
  });

const parkHeld: Statement = (tables, [ids, state]) => {
  for (const id of ids as string[]) {
    const row = tables.jobs.get(id);
    if (row?.state === state)
      park(tables, {
        job_id: id,
        queue: (row as JobRow).queue,
        priority: (row as JobRow).priority,
        due_at: (row as JobRow).recorded_at,
      });
  }
  return [];
};

const take: Statement = (tables, [queue, limit, states], now) => {
  const due = [...tables.waiting.values()]
    .filter((row) => row.queue === queue && row.due_at <= now)
    .toSorted((a, b) => b.priority - a.priority || a.due_at.getTime() - b.due_at.getTime())
    .slice(0, Number(limit));
  for (const { job_id } of due) tables.waiting.delete(job_id);
  const taken = due.flatMap(({ job_id }) => {
    const row = tables.jobs.get(job_id);
    return row !== undefined && (states as string[]).includes(row.state) ? [dispatch(tables, row, now)] : [];
  });
  if (taken.length === 0) return [{ id: null, due: due.length }];
  return taken.map(({ id, attempt, envelope }) => ({ id, attempt, envelope, due: due.length }));
};

const dueQueues: Statement = (tables, _values, now) =>
  [...new Set([...tables.waiting.values()].filter((row) => row.due_at <= now).map((row) => row.queue))].map(
    (queue) => ({
      queue,
    }),
  );

const takeOutbox: Statement = (tables, [graceMs, after, limit], now): OutboxRow[] =>
  [...tables.outbox.values()]
    .filter((row) => row.created_at.getTime() < now.getTime() - Number(graceMs) && Number(row.id) > Number(after))
    .slice(0, Number(limit));

const dropOutbox: Statement = (tables, [ids]) => {
  for (const id of ids as string[]) tables.outbox.delete(id);
  return [];
};

export const statements: Readonly<Record<string, Statement>> = {
  'accept-jobs': accept,
  'finish-jobs': finish,
  'mark-dispatched': mark,
  'park-held': parkHeld,
  'take-waiting': take,
  'due-queues': dueQueues,
  'outbox-take': takeOutbox,
  'outbox-drop': dropOutbox,
};
