import type { HeldWork } from '@weir/schemas';
import type { Database } from '@weir/store';
import { sql } from 'kysely';
import { inFlightStates } from './domain/job-state.ts';
import { loseAttempts } from './lost-attempts.ts';
import type { Parts } from './parts.ts';
import { dispatchAgain } from './statements/dispatch-again.ts';
import type { Tables } from './tables.ts';

/** Some heartbeats of a worker; what it has not named for so long it does not have. */
const LOST_AFTER_MS = 15_000;
const SIZE_MAX = 500;

/** Whose lease it is until a heartbeat names the worker. */
const NOBODY_YET = 'handed-over';

export interface Lease extends HeldWork {
  readonly instance: string;
}

/**
 * Who has which attempt in hand whose message is no longer in JetStream: it came by HTTP, or it takes long (ADR 0015). JetStream delivers
 * again what a dead worker had; here these rows do.
 */
export async function grantLeases(database: Database<Tables>, leases: readonly Lease[]): Promise<void> {
  if (leases.length === 0) return;
  await database.with((kysely) =>
    kysely
      .insertInto('leases')
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

/** Some worker took it past WORK; its next heartbeat says which. */
export const leaseHandedOver = (database: Database<Tables>, held: readonly HeldWork[]): Promise<void> =>
  renewLeases(database, NOBODY_YET, held);

/** A worker named what it has in hand. */
export async function renewLeases(
  database: Database<Tables>,
  instance: string,
  held: readonly HeldWork[],
): Promise<void> {
  if (held.length === 0) return;
  // One statement changes no row twice: what was handed over and takes long is named for both.
  const named = new Map(held.map((one) => [`${one.jobId}/${one.attempt}`, one])).values().toArray();
  await database.run(
    {
      name: 'renew-leases',
      text: `insert into leases (job_id, attempt, instance)
        select jobs.id, jobs.attempt, $3 from jobs join unnest($1::uuid[], $2::smallint[]) as held (job_id, attempt)
          on jobs.id = held.job_id and jobs.attempt = held.attempt where jobs.state = any($4::text[])
        on conflict (job_id) do update set attempt = excluded.attempt, instance = excluded.instance, renewed_at = now()`,
    },
    [named.map(({ jobId }) => jobId), named.map(({ attempt }) => attempt), instance, inFlightStates],
  );
}

/**
 * Drops leases of what has ended or gone on, and makes another attempt at what no worker names any more. While we, or Postgres, were
 * away nobody could renew anything, so nothing is lost before both have been there for as long as a lease lasts.
 */
export class LeaseSweep {
  readonly #lostAfterMs: number;
  #steadySince: number | undefined;

  constructor(lostAfterMs = LOST_AFTER_MS) {
    this.#lostAfterMs = lostAfterMs;
  }

  /** Returns how many attempts were lost. */
  async sweep(parts: Parts): Promise<number> {
    try {
      await dropEnded(parts.database);
      this.#steadySince ??= performance.now();
    } catch (error) {
      this.#steadySince = undefined;
      throw error;
    }
    if (performance.now() - this.#steadySince < this.#lostAfterMs) return 0;
    const lost = await findLost(parts.database, this.#lostAfterMs);
    const alone = await sendAlone(parts, lost);
    const losses = lost.filter(({ job_id }) => !alone.has(job_id));
    const next = await loseAttempts(
      parts,
      losses.map(({ job_id, attempt }) => ({ jobId: job_id, isLost: (current) => current === attempt })),
    );
    if (next.length > 0) await parts.dispatcher.send(next);
    // Only now: of a lease that goes before its attempt does, nobody would know when we, or Postgres, went away in between.
    if (lost.length > 0) await dropEnded(parts.database);
    return lost.length;
  }
}

type Lost = Awaited<ReturnType<typeof findLost>>[number];

/**
 * What was handed over, and never named: its worker died soon, and one of those jobs may have ended it. Whether the others had begun nobody
 * knows, and again does them no harm; so each goes into WORK alone, as the same attempt, where a job that ends its worker is told from
 * those beside it. Returns them.
 */
async function sendAlone(parts: Parts, lost: readonly Lost[]): Promise<ReadonlySet<string>> {
  const ids = lost.filter(({ instance }) => instance === NOBODY_YET).map(({ job_id }) => job_id);
  if (ids.length === 0) return new Set();
  const again = await dispatchAgain(parts.database, ids);
  if (again.length === 0) return new Set();
  await parts.dispatcher.send(again);
  const sent = again.map(({ request }) => request.subject);
  await parts.database.with((kysely) =>
    kysely.deleteFrom('leases').where('job_id', 'in', sent).where('instance', '=', NOBODY_YET).execute(),
  );
  return new Set(sent);
}

const dropEnded = (database: Database<Tables>) =>
  database.with((kysely) =>
    kysely
      .deleteFrom('leases')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('jobs')
              .select('id')
              .whereRef('jobs.id', '=', 'leases.job_id')
              .whereRef('jobs.attempt', '=', 'leases.attempt')
              .where('state', 'in', inFlightStates),
          ),
        ),
      )
      .execute(),
  );

const findLost = (database: Database<Tables>, lostAfterMs: number) =>
  database.with((kysely) =>
    kysely
      .selectFrom('leases')
      .select(['job_id', 'attempt', 'instance'])
      .where('renewed_at', '<', sql<Date>`now() - ${lostAfterMs} * interval '1 ms'`)
      .limit(SIZE_MAX)
      .execute(),
  );
