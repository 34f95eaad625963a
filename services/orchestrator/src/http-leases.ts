import type { HeldWork } from '@weir/schemas';
import type { Database } from '@weir/store';
import { sql } from 'kysely';
import { workAssigned } from './domain/job-envelopes.ts';
import { inFlightStates } from './domain/job-state.ts';
import type { Parts } from './parts.ts';
import { loseAttempt } from './statements/lose-attempt.ts';
import type { Tables } from './tables.ts';

/** Some heartbeats of a worker; what it has not named for so long it does not have. */
const LOST_AFTER = '15 seconds';
const SIZE_MAX = 500;

export interface Lease extends HeldWork {
  readonly instance: string;
}

/** Who has which attempt in hand that went by HTTP. JetStream delivers again what a dead worker had; here these rows do. */
export async function grantLeases(database: Database<Tables>, leases: readonly Lease[]): Promise<void> {
  if (leases.length === 0) return;
  await database.with((kysely) =>
    kysely
      .insertInto('http_leases')
      .values(leases.map(({ jobId, attempt, instance }) => ({ job_id: jobId, attempt, instance })))
      .onConflict((conflict) =>
        conflict.column('job_id').doUpdateSet((eb) => ({
          attempt: eb.ref('excluded.attempt'),
          instance: eb.ref('excluded.instance'),
          renewed_at: sql<Date>`now()`,
        })),
      )
      .execute(),
  );
}

/** A worker named what it has in hand. */
export async function renewLeases(
  database: Database<Tables>,
  instance: string,
  held: readonly HeldWork[],
): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ jobId }) => jobId);
  const attempts = held.map(({ attempt }) => attempt);
  await database.run(
    {
      name: 'renew-leases',
      text: `update http_leases set renewed_at = now() from unnest($1::uuid[], $2::smallint[]) as held (job_id, attempt)
        where http_leases.job_id = held.job_id and http_leases.attempt = held.attempt and instance = $3`,
    },
    [ids, attempts, instance],
  );
}

/** Drops leases of what has ended or gone on, and makes another attempt at what no worker names any more. Returns how many were lost. */
export async function sweepLeases(parts: Parts): Promise<number> {
  const { database } = parts;
  const lost = await database.with(async (kysely) => {
    const any = await kysely.selectFrom('http_leases').select('job_id').limit(1).executeTakeFirst();
    if (any === undefined) return [];
    await kysely
      .deleteFrom('http_leases')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('jobs')
              .select('id')
              .whereRef('jobs.id', '=', 'http_leases.job_id')
              .whereRef('jobs.attempt', '=', 'http_leases.attempt')
              .where('state', 'in', inFlightStates),
          ),
        ),
      )
      .execute();
    return kysely
      .deleteFrom('http_leases')
      .where('job_id', 'in', (eb) =>
        eb
          .selectFrom('http_leases')
          .select('job_id')
          .where('renewed_at', '<', sql<Date>`now() - ${LOST_AFTER}::interval`)
          .limit(SIZE_MAX),
      )
      .returning(['job_id', 'attempt'])
      .execute();
  });
  for (const { job_id, attempt } of lost) {
    const next = await loseAttempt(parts, { jobId: job_id, isLost: (current) => current === attempt });
    if (next === undefined) continue;
    const packSizeMax = parts.registry.packSizeMax(next.request.data.operation);
    await parts.publisher.publish([workAssigned(parts.source, { ...next, packSizeMax })]);
  }
  return lost.length;
}
