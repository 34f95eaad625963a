import type { Envelope } from '@weir/messaging';
import { runnerIn, type Statement } from '@weir/store';
import { countAccepted } from '@weir/telemetry';
import { sql, type Transaction } from 'kysely';
import { type DueSchedule, type FiredSchedule, fireDue, type MissedRun } from '../domain/due-schedule.ts';
import { scheduledJob } from '../domain/schedule-job.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';
import type { QuotasByTenant } from '../tenant-rooms.ts';
import { acceptJobs } from './accept-jobs.ts';
import { moveSchedules } from './move-schedules.ts';

/** Schedules, and bytes of their jobs, that one transaction takes; the rest is still due, and comes next. */
const CLAIMED_MAX = 50;
const BYTES_MAX = 4 * 1024 * 1024;

const DUE_TENANTS: Statement = {
  name: 'due-tenants',
  text: `
    select tenant_id as id from schedules
    where next_run_at <= now() and (held_until is null or held_until <= now()) and tenant_id <> all($1::uuid[])
    group by tenant_id order by min(next_run_at) limit ${CLAIMED_MAX}`,
};

export interface Firing {
  /** Schedules that were moved on. */
  readonly schedules: number;
  /** Jobs that are new. */
  readonly jobs: number;
}

/**
 * Starts the runs that are due, as far as the quotas of their tenants let them. Claiming a schedule, recording its jobs and moving it on is
 * one transaction: a run has its job exactly once, whoever starts it and whenever they die. Two at once skip each other's rows, and their
 * jobs would have the same ids. `left` gets the tenants of whom nobody can say what they may have: their runs stay due.
 */
export async function fireSchedules(parts: Parts, left = new Set<string>()): Promise<Firing> {
  const { database, dispatcher, metrics } = parts;
  const quotas = await dueQuotas(parts, left);
  if (quotas.size === 0) return { schedules: 0, jobs: 0 };
  const { requests, moved, inserted } = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const { requests, moved } = await moveOn(parts, tx, quotas);
      if (requests.length === 0) return { moved, requests, inserted: new Set<string>() };
      // In the table, not in memory: who commits this may die before it dispatches, and then another takes them from there.
      const acceptances = requests.map(
        (request) => ({ request, state: 'queued', dueAt: null, gate: dispatcher.gateOf(request.data) }) as const,
      );
      return { moved, requests, inserted: (await acceptJobs(runnerIn(tx), acceptances)).inserted };
    }),
  );
  countAccepted(
    metrics,
    requests.filter(({ subject }) => inserted.has(subject)).map(({ tenantid }) => tenantid),
  );
  for (const queue of new Set(requests.map(({ data }) => data.queue))) dispatcher.parked(queue);
  return { schedules: moved, jobs: inserted.size };
}

/** What the tenants may have whose schedules have been due for longest. */
async function dueQuotas({ database, rooms, log }: Parts, left: Set<string>): Promise<QuotasByTenant> {
  for (;;) {
    const ids = (await database.run<{ id: string }>(DUE_TENANTS, [[...left]])).map(({ id }) => id);
    const quotas = await rooms.quotasOf(ids);
    const missing = ids.filter((id) => !quotas.has(id));
    if (missing.length > 0)
      log.warn({ tenantIds: missing }, 'nobody says what these tenants may have; runs of their schedules wait');
    for (const id of missing) left.add(id);
    if (ids.length === 0 || quotas.size > 0) return quotas;
  }
}

/** Moves the schedules on to their next runs; returns what the runs that begin now ask for. */
async function moveOn(parts: Parts, tx: Transaction<Tables>, quotas: QuotasByTenant) {
  const due = (await tx
    .selectFrom('schedules')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('next_run_at', '<=', sql<Date>`now()`)
    .where(({ or, eb }) => or([eb('held_until', 'is', null), eb('held_until', '<=', sql<Date>`now()`)]))
    .where('tenant_id', 'in', [...quotas.keys()])
    .orderBy('next_run_at')
    .limit(CLAIMED_MAX)
    .forUpdate()
    .skipLocked()
    .execute()) as unknown as readonly DueSchedule[];
  const owners = due.map((row) => row.tenant_id);
  const rooms = await parts.rooms.open(tx, quotas, owners);
  const requests: Envelope<'job-requested'>[] = [];
  const changes = new Map<string, FiredSchedule['change']>();
  let bytes = 0;
  for (const row of due) {
    if (bytes >= BYTES_MAX) break;
    const fired = fireDue(row, rooms.get(row.tenant_id), (runs) => requestsOf(parts, row, runs));
    if (fired.missed !== undefined && !fired.missed.isKnown) tell(parts, row, fired.missed);
    changes.set(row.id, fired.change);
    requests.push(...fired.requests);
    bytes += fired.requests.length * JSON.stringify(row.job).length;
  }
  await moveSchedules(runnerIn(tx), changes);
  return { requests, moved: changes.size };
}

function tell({ log, metrics }: Parts, row: DueSchedule, { run, code, full }: MissedRun): void {
  log.warn({ scheduleId: row.id, tenantId: row.tenant_id, runAt: run, code }, 'a run of a schedule did not begin');
  if (full !== undefined) metrics.rateLimited.inc({ policy: full.policy });
}

/** A schedule whose job does not fit its schema any more is said, and holds up no other. */
function requestsOf(
  { source, registry, log }: Parts,
  row: DueSchedule,
  runs: readonly Date[],
): readonly Envelope<'job-requested'>[] {
  try {
    const operation = registry.operation(row.job.operation);
    return runs.map((run) => scheduledJob(source, row, run, row.now, operation));
  } catch (error) {
    log.error({ err: error, scheduleId: row.id, tenantId: row.tenant_id }, 'a run of a schedule was left out');
    return [];
  }
}
