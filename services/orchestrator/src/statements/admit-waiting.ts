import type { Database } from '@weir/store';
import { Admission, type Candidate, type InFlight } from '../domain/admission.ts';
import { Backlog } from '../domain/backlog.ts';
import type { FairShares } from '../domain/fair-shares.ts';
import { readGate } from '../domain/gate.ts';
import { isLimited, type QueueSettings } from '../domain/queue-settings.ts';
import { filled, type RateLimit } from '../domain/token-bucket.ts';
import type { Tables } from '../tables.ts';
import { underAdmissionLock } from './admission-lock.ts';
import type { Dispatched } from './dispatch-again.ts';
import { type Cursor, nextCandidates } from './next-candidates.ts';
import { type Runs, takeWithSlots } from './take-waiting.ts';

export interface Admitting {
  readonly queue: string;
  readonly room: number;
  readonly settings: QueueSettings;
  readonly shares: FairShares;
  readonly rateLimitOf: (operation: string) => RateLimit | undefined;
  readonly from: Cursor | undefined;
}

export interface Admitted {
  readonly taken: readonly Dispatched[];
  readonly next: Cursor | undefined;
  /** Whether jobs were seen that could not go. */
  readonly isHeldBack: boolean;
  /** In so many ms an operation that used up its rate may go on. */
  readonly nextTokenMs: number | undefined;
}

/**
 * Takes waiting jobs of a queue for which their limits have room, and with them their slots. What counts is the table of slots, not
 * what any process remembers; a process that dies in here leaves nothing behind.
 */
export function admitWaiting(database: Database<Tables>, admitting: Admitting): Promise<Admitted> {
  const { queue, room, settings, shares, from } = admitting;
  const isEveryCounted = isLimited(settings);
  return underAdmissionLock(database, async (runs) => {
    const { candidates, next } = await nextCandidates(runs, {
      queue,
      room,
      which: isEveryCounted ? 'all' : 'gated',
      keyMax: settings.keyConcurrencyMax,
      from,
    });
    if (candidates.length === 0) return { taken: [], next, isHeldBack: false, nextTokenMs: undefined };
    const tenants = isEveryCounted ? await inFlightOf(runs, queue) : new Map<string, number>();
    const buckets = await bucketsOf(runs, candidates, admitting.rateLimitOf);
    const admission = new Admission(settings, { tenants, buckets });
    const chosen = new Backlog(shares, candidates).take(room, (candidate) => admission.admits(candidate));
    const ids = chosen.map(({ jobId }) => jobId);
    const taken = ids.length === 0 ? [] : await takeWithSlots(runs, ids, isEveryCounted);
    if (buckets.size > 0) await storeBuckets(runs, admission.tokens());
    const isHeldBack = chosen.length < candidates.length;
    return { taken, next, isHeldBack, nextTokenMs: admission.nextTokenMs() };
  });
}

async function inFlightOf(runs: Runs, queue: string): Promise<Map<string, number>> {
  const rows = await runs.run<{ tenant_id: string; count: number }>(
    {
      name: 'slots-of-queue',
      text: 'select tenant_id, count(*)::int as count from slots where queue = $1 group by tenant_id',
    },
    [queue],
  );
  return new Map(rows.map((row) => [row.tenant_id, row.count]));
}

/** The buckets of the operations among the candidates that are limited in their rate, filled up to now by the database's clock. */
async function bucketsOf(
  runs: Runs,
  candidates: readonly Candidate[],
  rateLimitOf: (operation: string) => RateLimit | undefined,
): Promise<InFlight['buckets']> {
  const limits = new Map<string, RateLimit>();
  for (const { gate } of candidates) {
    const { operation } = readGate(gate);
    const limit = operation === '' ? undefined : rateLimitOf(operation);
    if (limit !== undefined) limits.set(operation, limit);
  }
  if (limits.size === 0) return new Map();
  const rows = await runs.run<{ operation: string; tokens: number | null; at: number | null; now: number }>(
    {
      name: 'rate-buckets',
      text: `select wanted.operation, tokens, extract(epoch from filled_at)::float8 * 1000 as at, extract(epoch from clock_timestamp())::float8 * 1000 as now
        from unnest($1::text[]) as wanted (operation) left join rate_buckets on rate_buckets.operation = wanted.operation`,
    },
    [[...limits.keys()]],
  );
  return new Map(
    rows.map(({ operation, tokens, at, now }) => {
      const limit = limits.get(operation) as RateLimit;
      const stored = tokens === null || at === null ? undefined : { tokens, at };
      return [operation, { limit, bucket: filled(stored, limit, now) }];
    }),
  );
}

/** The buckets were filled a moment before; what that moment would add is left out. */
async function storeBuckets(runs: Runs, tokens: ReadonlyMap<string, number>): Promise<void> {
  await runs.run(
    {
      name: 'store-rate-buckets',
      text: `insert into rate_buckets (operation, tokens, filled_at)
        select operation, tokens, clock_timestamp() from unnest($1::text[], $2::float8[]) as left_over (operation, tokens)
        on conflict (operation) do update set tokens = excluded.tokens, filled_at = excluded.filled_at`,
    },
    [[...tokens.keys()], [...tokens.values()]],
  );
}
