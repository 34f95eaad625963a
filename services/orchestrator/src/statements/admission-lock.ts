import type { Database } from '@weir/store';
import { CompiledQuery, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Runs } from './take-waiting.ts';

/** Any number; the same in every orchestrator. */
const ADMISSION_LOCK = 7_361_403;
const IDLE_MS_MAX = 3_000;
const IDLE_LIMIT = { name: 'idle-limit', text: `select set_config('idle_in_transaction_session_timeout', $1, true)` };
const LOCK = { name: 'admission-lock', text: 'select pg_advisory_xact_lock($1)' };

/**
 * Runs what counts slots or gives them out, one such transaction at a time among all orchestrators: what is counted then stays true
 * until it is acted on. It takes milliseconds, and jobs without limits never come here.
 */
export const underAdmissionLock = <Result>(
  database: Database<Tables>,
  work: (runs: Runs, tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> =>
  database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const runs: Runs = {
        run: async <Row>(statement: { readonly text: string }, values: readonly unknown[]) =>
          (await tx.executeQuery<Row>(CompiledQuery.raw(statement.text, [...values]))).rows,
      };
      // A process that stands still must not stop the others: Postgres ends its transaction.
      await runs.run(IDLE_LIMIT, [String(IDLE_MS_MAX)]);
      // A statement after this one sees what the last holder has committed.
      await runs.run(LOCK, [ADMISSION_LOCK]);
      return work(runs, tx);
    }),
  );
