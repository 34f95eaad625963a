import {
  beginNext,
  endAttempts,
  endOneAttempt,
  findInFlight,
  finish,
  finishOne,
  overAttempts,
  recordProgress,
  staleAttempts,
} from './attempts.ts';
import { candidates } from './candidates.ts';
import { asGroup, factOf, json, owe, plain, timeOf } from './parameters.ts';
import type { Statement } from './statement.ts';
import type { JobRow, OutboxRow, Tables, WaitingRow } from './tables.ts';

/*
 * What the orchestrator's prepared statements do, by their names: the same conditional changes, written down a second time. Tests
 * against a real Postgres hold the statements themselves.
 */

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

const acceptOne: Statement = (tables, values, now, rules) => {
  const [answer] = accept(tables, asGroup(values, 10), now, rules) as [{ readonly inserted: string[] | null }];
  return (answer.inserted ?? [values[0]]).map((id) => ({ id }));
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
