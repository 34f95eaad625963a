import { columnsOf } from '@weir/store';
import { candidates } from './candidates.ts';
import { gateOfJob } from './raw-sql.ts';
import { type JobRow, nextOutboxId, type OutboxRow, type Tables, type WaitingRow } from './tables.ts';

/**
 * What the orchestrator's prepared statements do, by their names: the same conditional changes, written down a second time. Tests
 * against a real Postgres hold the statements themselves.
 */
export interface Rules {
  /** False lets a result of any attempt in: what the mutation check of the simulation does. */
  readonly fenced: boolean;
  /** False lets a request that is known begin anew. */
  readonly deduplicated: boolean;
  /** False forgets who holds a concurrency key. */
  readonly slotted: boolean;
  /** False grants no lease, neither to who was handed work nor to who names it. */
  readonly leased: boolean;
}

export type Statement = (tables: Tables, values: readonly unknown[], now: Date, rules: Rules) => unknown[];

const plain = (column: unknown): (string | null)[] =>
  [...String(column).matchAll(/null|"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text?.replace(/\\(.)/g, '$1') ?? null);
const json = (column: unknown): unknown[] =>
  String(column)
    .split('\x1e')
    .map((text) => (text === '' ? null : JSON.parse(text)));
const timeOf = (text: string | null | undefined): Date | null =>
  text === null || text === undefined ? null : new Date(text);

function owe(tables: Tables, facts: unknown[], now: Date, kind = 'job-changed'): string | null {
  if (facts.length === 0) return null;
  const id = nextOutboxId(tables);
  tables.outbox.set(id, { id, kind, facts, created_at: now });
  return id;
}

const factOf = ({ id, state, attempt }: JobRow) => [id, state, attempt];

const park = (tables: Tables, row: WaitingRow): void => {
  if (!tables.waiting.has(row.job_id)) tables.waiting.set(row.job_id, row);
};

const mayStillRun = ({ deadline_at }: JobRow, now: Date): boolean => deadline_at === null || deadline_at > now;

const accept: Statement = (tables, values, now, rules) => {
  const [ids = [], tenants = [], operations = [], queues = [], states = [], attempts = [], priorities = []] = values
    .slice(0, 7)
    .map(plain);
  const [notify = [], deadlines = [], created = []] = values.slice(7, 10).map(plain);
  const requests = json(values[10]) as JobRow['request'][];
  const inserted: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    if (id === null || (rules.deduplicated && tables.jobs.has(id))) continue;
    const state = states[index] as string;
    const deadline = timeOf(deadlines[index]);
    const row: JobRow = {
      id,
      tenant_id: tenants[index] ?? '',
      operation: operations[index] ?? '',
      queue: queues[index] ?? '',
      state,
      attempt: state === 'dispatched' ? 1 : 0,
      max_attempts: Number(attempts[index]),
      priority: Number(priorities[index]),
      notify: notify[index] ?? null,
      request: requests[index] as JobRow['request'],
      output: null,
      error: null,
      progress: null,
      attempts: null,
      worker: null,
      deadline_at: deadline === null || deadline > now ? deadline : now,
      created_at: timeOf(created[index]),
      recorded_at: now,
      dispatched_at: state === 'dispatched' ? now : null,
      started_at: null,
      finished_at: null,
    };
    inserted.push(row);
    tables.jobs.set(id, row);
  }
  const [parked = [], parkedTenants = [], parkedQueues = [], parkedPriorities = [], dues = [], gates = []] = values
    .slice(11, 17)
    .map(plain);
  for (const [index, job_id] of parked.entries())
    park(tables, {
      job_id: job_id ?? '',
      tenant_id: parkedTenants[index] ?? '',
      queue: parkedQueues[index] ?? '',
      priority: Number(parkedPriorities[index]),
      due_at: timeOf(dues[index]) ?? now,
      gate: gates[index] ?? '',
    });
  const scheduled = inserted.filter(({ state }) => state === 'scheduled');
  const outbox_id = owe(
    tables,
    scheduled.map(({ id, state }) => [id, state, 0]),
    now,
  );
  return [{ inserted: inserted.length < ids.length ? inserted.map(({ id }) => id) : null, outbox_id }];
};

/** What `accept` and `finish` do, in one commit. */
const recordEnded: Statement = (tables, values, now, rules) => {
  const [ids = []] = values.slice(0, 1).map(plain);
  const fresh = new Set(ids.filter((id) => id !== null && !(rules.deduplicated && tables.jobs.has(id))));
  const [workers = [], starts = [], ends = []] = values.slice(11, 14).map(plain);
  const [outputs, errors] = [json(values[14]), json(values[15])];
  accept(tables, values.slice(0, 11), now, rules);
  const recorded: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined || !fresh.has(id)) continue;
    const ended: JobRow = {
      ...row,
      attempt: 1,
      dispatched_at: now,
      worker: workers[index] ?? null,
      started_at: timeOf(starts[index]),
      finished_at: timeOf(ends[index]),
      output: outputs[index] ?? null,
      error: errors[index] ?? null,
    };
    tables.jobs.set(ended.id, ended);
    recorded.push(ended);
  }
  if (recorded.length === 0) return [];
  return [{ recorded: recorded.map(({ id }) => id), outbox_id: owe(tables, recorded.map(factOf), now) }];
};

const recordOneEnded: Statement = (tables, values, now, rules) => {
  const [outputs, errors] = values.slice(14, 16).map((text) => text ?? '');
  const [request] = values.slice(10, 11);
  const job = [...asGroup(values.slice(0, 10), 10), request];
  return recordEnded(tables, [...job, ...asGroup(values.slice(11, 14), 3), outputs, errors], now, rules);
};

const finish: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], states = [], workers = [], starts = [], ends = []] = values.slice(0, 6).map(plain);
  const [outputs, errors] = [json(values[6]), json(values[7])];
  const from = values[8] as readonly string[];
  const finished: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    if (rules.fenced && (row.attempt !== Number(attempts[index]) || !from.includes(row.state))) continue;
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

const endAttempts: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], workers = [], starts = [], ends = []] = values.slice(0, 5).map(plain);
  const [errors, records] = values.slice(5, 7).map(json) as [unknown[], unknown[]];
  const delays = plain(values[7]);
  const from = values[8] as readonly string[];
  const ended: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    if (rules.fenced && (row.attempt !== Number(attempts[index]) || !from.includes(row.state))) continue;
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

/** What comes alone has its values as they are. */
const asGroup = (values: readonly unknown[], width: number): readonly unknown[] => [
  ...columnsOf([values.slice(0, width) as string[]], new Array(width).fill('text')),
  ...values.slice(width),
];

const acceptOne: Statement = (tables, values, now, rules) => {
  const [answer] = accept(tables, asGroup(values, 10), now, rules) as [{ readonly inserted: string[] | null }];
  return (answer.inserted ?? [values[0]]).map((id) => ({ id }));
};

const finishOne: Statement = (tables, values, now, rules) => {
  const [outputs, errors] = values.slice(6, 8).map((text) => text ?? '');
  return finish(tables, [...asGroup(values.slice(0, 6), 6), outputs, errors, values[8]], now, rules);
};

const endOneAttempt: Statement = (tables, values, now, rules) => {
  const [errors, records] = values.slice(5, 7).map((text) => text ?? '');
  const delays = columnsOf([[values[7] as number]], ['integer']);
  return endAttempts(tables, [...asGroup(values.slice(0, 5), 5), errors, records, ...delays, values[8]], now, rules);
};

const findInFlight: Statement = (tables, [ids, states]) =>
  (ids as string[]).flatMap((id) => {
    const row = tables.jobs.get(id);
    return row !== undefined && (states as string[]).includes(row.state) ? [row] : [];
  });

const beginNext: Statement = (tables, values, now, rules) => {
  const [ids = [], attempts = [], workers = []] = values.slice(0, 3).map(plain);
  const records = json(values[3]);
  const from = values[4] as readonly string[];
  const begun: JobRow[] = [];
  for (const [index, id] of ids.entries()) {
    const row = tables.jobs.get(id ?? '');
    if (row === undefined) continue;
    if (rules.fenced && (row.attempt !== Number(attempts[index]) || !from.includes(row.state))) continue;
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
const recordProgress: Statement = (tables, values) => {
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

const mark: Statement = (tables, [ids, state], now) =>
  (ids as string[]).flatMap((id) => {
    const row = tables.jobs.get(id);
    if (row === undefined || row.state !== state || !mayStillRun(row, now)) return [];
    const next = { ...row, state: 'dispatched', attempt: row.attempt + 1, dispatched_at: now };
    tables.jobs.set(id, next);
    return [{ id, attempt: next.attempt }];
  });

const parkHeld: Statement = (tables, [ids, state]) => {
  for (const id of ids as string[]) {
    const row = tables.jobs.get(id);
    if (row === undefined || row.state !== state) continue;
    const { tenant_id, queue, priority, recorded_at } = row;
    park(tables, { job_id: id, tenant_id, queue, priority, due_at: recorded_at, gate: '' });
  }
  return [];
};

const keyIn = (gate: string): string => gate.slice(gate.indexOf('/') + 1);

/** In the order of the ids. */
const take: Statement = (tables, [ids, states], now) =>
  (ids as string[]).flatMap((id) => {
    const waiting = tables.waiting.get(id);
    if (waiting === undefined || waiting.due_at > now) return [];
    tables.waiting.delete(id);
    const row = tables.jobs.get(id);
    if (row === undefined || !(states as string[]).includes(row.state) || !mayStillRun(row, now)) return [];
    const attempt = row.attempt + 1;
    const dispatched = { state: 'dispatched', attempt, dispatched_at: now, started_at: null, progress: null };
    tables.jobs.set(id, { ...row, ...dispatched });
    return [{ ...row, attempt, gate: waiting.gate }];
  });

const takeWithSlots: Statement = (tables, [ids, states, isEveryCounted], now, rules) => {
  const taken = take(tables, [ids, states], now, rules) as { id: string; attempt: number; gate: string }[];
  for (const { id, attempt, gate } of taken) {
    const { queue, tenant_id } = tables.jobs.get(id) as JobRow;
    if (!rules.slotted || (isEveryCounted !== true && keyIn(gate) === '')) continue;
    const slot = tables.slots.get(id) ?? { job_id: id, queue, tenant_id, concurrency_key: keyIn(gate) };
    tables.slots.set(id, { ...slot, attempt } as never);
  }
  return taken;
};

const queuesWithWaiting: Statement = (tables, _values, now) =>
  [...Map.groupBy(tables.waiting.values(), ({ queue }) => queue)].map(([queue, rows]) => ({
    queue,
    open: rows.some(({ gate, due_at }) => gate === '' && due_at <= now),
    gated: rows.some(({ gate }) => gate > ''),
  }));

/** Jobs that were recorded since the reconcile sweep last read, or linger. */
function* recent(tables: Tables): Generator<JobRow> {
  const until = tables.sweep_cursor.get('1')?.recorded_until as Date;
  for (const row of tables.jobs.values()) if (row.recorded_at >= until || tables.lingering.has(row.id)) yield row;
}

const inFlight: Statement = (tables, [states]) => {
  const out = [...recent(tables)].filter(({ state }) => (states as string[]).includes(state));
  return [...Map.groupBy(out, ({ queue }) => queue)].map(([queue, rows]) => ({ queue, count: rows.length }));
};

const slotsOfQueue: Statement = (tables, [queue]) => {
  const rows = [...tables.slots.values()].filter((slot) => slot.queue === queue);
  return [...Map.groupBy(rows, (slot) => slot.tenant_id)].map(([tenant_id, all]) => ({ tenant_id, count: all.length }));
};

const freeSlots: Statement = (tables, [ids, attempts]) => {
  for (const [index, id] of (ids as string[]).entries()) {
    const slot = tables.slots.get(id);
    if (slot !== undefined && slot.attempt <= Number((attempts as number[])[index])) tables.slots.delete(id);
  }
  return [];
};

const giveSlots: Statement = (tables, [queues, states]) => {
  for (const { id, queue, tenant_id, state, attempt, request } of recent(tables)) {
    if (!(queues as string[]).includes(queue) || !(states as string[]).includes(state) || tables.slots.has(id))
      continue;
    const concurrency_key = request.data.concurrencyKey ?? '';
    tables.slots.set(id, { job_id: id, queue, tenant_id, concurrency_key, attempt });
  }
  return [];
};

const renewLeases: Statement = (tables, [ids, attempts, instance, states], now, rules) => {
  if (!rules.leased) return [];
  const renewed = new Set<string>();
  for (const [index, id] of (ids as string[]).entries()) {
    const row = tables.jobs.get(id);
    const attempt = Number((attempts as number[])[index]);
    if (row === undefined || row.attempt !== attempt || !(states as string[]).includes(row.state)) continue;
    if (renewed.has(id)) throw new TypeError('ON CONFLICT DO UPDATE command cannot affect row a second time');
    renewed.add(id);
    tables.leases.set(id, { job_id: id, attempt, instance, renewed_at: now });
  }
  return [];
};

const staleAttempts: Statement = (tables, [ids, attempts, states]) =>
  plain(ids).flatMap((jobId, index) => {
    const attempt = Number(plain(attempts)[index]);
    const row = tables.jobs.get(jobId ?? '');
    return row?.attempt === attempt && (states as string[]).includes(row.state) ? [] : [{ jobId, attempt }];
  });

const overAttempts: Statement = (tables, [ids, attempts, inFlight, open]) =>
  plain(ids).flatMap((jobId, index) => {
    const attempt = Number(plain(attempts)[index]);
    const row = tables.jobs.get(jobId ?? '');
    if (row === undefined) return [];
    const isIn = (states: unknown) => (states as string[]).includes(row.state);
    const isToCome = (row.attempt === attempt && isIn(inFlight)) || (row.attempt < attempt && isIn(open));
    return isToCome ? [] : [{ jobId, attempt }];
  });

const takeOutbox: Statement = (tables, [graceMs, after, limit], now): OutboxRow[] =>
  [...tables.outbox.values()]
    .filter((row) => row.created_at.getTime() < now.getTime() - Number(graceMs) && Number(row.id) > Number(after))
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .slice(0, Number(limit));

const dropOutbox: Statement = (tables, [ids]) => {
  for (const id of ids as string[]) tables.outbox.delete(id);
  return [];
};

const nothing: Statement = () => [];

const statements: Readonly<Record<string, Statement>> = {
  ping: nothing,
  'accept-jobs': accept,
  'accept-and-park-jobs': accept,
  'accept-one-job': acceptOne,
  'record-ended-jobs': recordEnded,
  'record-one-ended-job': recordOneEnded,
  'over-attempts': overAttempts,
  'finish-jobs': finish,
  'finish-one-job': finishOne,
  'end-attempts': endAttempts,
  'end-one-attempt': endOneAttempt,
  'find-in-flight': findInFlight,
  'begin-next-attempts': beginNext,
  'mark-dispatched': mark,
  'park-held': parkHeld,
  'take-waiting': take,
  'queues-with-waiting': queuesWithWaiting,
  'open-candidates': candidates('open'),
  'in-flight': inFlight,
  'free-slots': freeSlots,
  'renew-leases': renewLeases,
  'stale-attempts': staleAttempts,
  'outbox-take': takeOutbox,
  'outbox-drop': dropOutbox,
};

export function statementNamed(name: string): Statement {
  const known = statements[name];
  if (known === undefined) throw new TypeError(`the simulation has no statement ${name}`);
  return known;
}

/** Inside a transaction a statement comes without its name. One change comes after another here, so the lock is always free. */
const byText: readonly (readonly [RegExp, Statement])[] = [
  [/set_config\('idle_in_transaction_session_timeout'/, nothing],
  [/pg_advisory_xact_lock/, nothing],
  [/^\s*update jobs set state = 'running'/, recordProgress],
  [/counted as \(\s*insert into slots/, takeWithSlots],
  [/from slots where queue = \$1 group by tenant_id/, slotsOfQueue],
  [/^\s*insert into slots .* on conflict \(job_id\) do nothing/s, giveSlots],
];

export function statementOf(text: string): Statement {
  if (text.includes('as "gatesUntil"')) return candidates(text.includes(`gate = '' and priority`) ? 'all' : 'gated');
  const known = byText.find(([pattern]) => pattern.test(text));
  if (known === undefined) throw new TypeError(`the simulation has no statement ${text}`);
  return known[1];
}
