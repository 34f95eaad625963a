import type { Envelope } from '@weir/messaging';
import { runnerIn } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import { scheduledJob } from '../domain/schedule-job.ts';
import { nextRun, runsToStart } from '../domain/schedule-runs.ts';
import { type ScheduleRow, timingOf } from '../domain/schedule-view.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';
import { acceptJobs } from './accept-jobs.ts';

/** Schedules, runs of one schedule, and bytes of their jobs that one transaction takes; the rest is still due, and comes next. */
const CLAIMED_MAX = 50;
const RUNS_MAX = 20;
const BYTES_MAX = 4 * 1024 * 1024;

export interface Firing {
  /** Schedules that were moved on. */
  readonly schedules: number;
  /** Jobs that are new. */
  readonly jobs: number;
}

type Due = ScheduleRow & { readonly next_run_at: Date; readonly now: Date };

/**
 * Starts the runs that are due. Claiming a schedule, recording its jobs and moving it on is one transaction: a run has its job exactly
 * once, whoever starts it and whenever they die. Two at once skip each other's rows, and their jobs would have the same ids.
 */
export async function fireSchedules(parts: Parts): Promise<Firing> {
  const { database, dispatcher, metrics } = parts;
  const fired = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const due = (await tx
        .selectFrom('schedules')
        .selectAll()
        .select(sql<Date>`now()`.as('now'))
        .where('next_run_at', '<=', sql<Date>`now()`)
        .orderBy('next_run_at')
        .limit(CLAIMED_MAX)
        .forUpdate()
        .skipLocked()
        .execute()) as unknown as readonly Due[];
      const requests: Envelope<'job-requested'>[] = [];
      let moved = 0;
      for (let bytes = 0; moved < due.length && bytes < BYTES_MAX; moved += 1) {
        const row = due[moved] as Due;
        const runs = await moveOn(parts, tx, row);
        requests.push(...runs);
        bytes += runs.length * JSON.stringify(row.job).length;
      }
      if (requests.length === 0) return { moved, requests, inserted: new Set<string>() };
      // In the table, not in memory: who commits this may die before it dispatches, and then another takes them from there.
      const acceptances = requests.map(
        (request) => ({ request, state: 'queued', dueAt: null, gate: dispatcher.gateOf(request.data) }) as const,
      );
      return { moved, requests, inserted: (await acceptJobs(runnerIn(tx), acceptances)).inserted };
    }),
  );
  metrics.jobs.inc({ state: 'accepted', queue: 'all' }, fired.inserted.size);
  for (const queue of new Set(fired.requests.map(({ data }) => data.queue))) dispatcher.parked(queue);
  return { schedules: fired.moved, jobs: fired.inserted.size };
}

/** Moves a schedule on to its next run; returns what the runs that begin now ask for. */
async function moveOn(parts: Parts, tx: Transaction<Tables>, row: Due): Promise<readonly Envelope<'job-requested'>[]> {
  const timing = timingOf(row);
  const { now } = row;
  const runs = runsToStart(timing, row.missed_runs, row.next_run_at, now);
  const begun = runs.slice(0, RUNS_MAX);
  if (begun.length === 0)
    parts.log.warn(
      { scheduleId: row.id, tenantId: row.tenant_id, dueAt: row.next_run_at },
      'a run was missed and is left out',
    );
  const requests = requestsOf(parts, row, begun);
  const last = requests.length === 0 ? undefined : begun.at(-1);
  await tx
    .updateTable('schedules')
    .set({
      next_run_at: runs[RUNS_MAX] ?? nextRun(timing, now),
      ...(last === undefined ? {} : { last_run_at: last, last_job_id: requests.at(-1)?.subject ?? null }),
    })
    .where('id', '=', row.id)
    .where('next_run_at', '=', row.next_run_at)
    .execute();
  return requests;
}

/** A schedule whose job does not fit its schema any more is said, and holds up no other. */
function requestsOf({ source, registry, log }: Parts, row: Due, runs: readonly Date[]): Envelope<'job-requested'>[] {
  try {
    const operation = registry.operation(row.job.operation);
    return runs.map((run) => scheduledJob(source, row, run, row.now, operation));
  } catch (error) {
    log.error({ err: error, scheduleId: row.id, tenantId: row.tenant_id }, 'a run of a schedule was left out');
    return [];
  }
}
