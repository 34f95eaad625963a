import type { Envelope } from '@weir/messaging';
import { ServiceUnavailable } from '@weir/runtime';
import type { Asker, RedrivenDeadLetters } from '@weir/schemas';
import { sql } from 'kysely';
import type { RedriveDecision } from '../domain/redrive.ts';
import type { Parts } from '../parts.ts';
import type { QuotasByTenant } from '../tenant-rooms.ts';
import { type DeadLetterFilter, matching } from './find-dead-letters.ts';
import { inTenants } from './in-tenants.ts';
import type { Place } from './lock-dead-letters.ts';
import { type Redriven, redriveGroup } from './redrive-group.ts';

/** Redriven in one transaction at the most; more would hold its locks, and their envelopes in memory, for too long. */
const GROUP_SIZE_MAX = 50;

/** One dead letter was redriven, now or before, or was not; undefined when there is none with the id. */
export type OneRedriven = Exclude<RedriveDecision, { kind: 'redrive' }> | undefined;

/** `input`, unless it is undefined, takes the place of the one that failed. */
export async function redriveDeadLetter(
  parts: Parts,
  letter: { readonly id: string; readonly tenantIds: readonly string[] },
  asker: Asker,
  input: unknown,
): Promise<OneRedriven> {
  const [one] = await redriveGroup(parts, letter, { asker, quotas: await quotasOf(parts, asker), input });
  if (one?.acceptance !== undefined) return { kind: 'known', jobId: one.acceptance.request.subject };
  return one?.decision as OneRedriven;
}

export interface ManyAsked {
  readonly asker: Asker;
  readonly filter: DeadLetterFilter;
  readonly dryRun: boolean;
  readonly ratePerS: number;
  readonly max: number;
}

/**
 * Redrives the oldest that were never redriven. All new jobs are recorded now, each with the time at which the rate lets it go: the
 * rate is then a fact in the tables, which no restart forgets.
 */
export async function redriveDeadLetters(parts: Parts, asked: ManyAsked): Promise<RedrivenDeadLetters> {
  const { asker, filter, dryRun, ratePerS, max } = asked;
  const { matched, now } = await inTenants(parts.database, filter.tenantIds, (tx) =>
    tx
      .selectFrom('dead_letters')
      .select([(eb) => eb.fn.countAll<string>().as('matched'), sql<Date>`now()`.as('now')])
      .where(matching(filter))
      .where('redrivable', '=', true)
      .where('redriven_as', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const quotas = await quotasOf(parts, asker);
  const items: RedrivenDeadLetters['items'][number][] = [];
  const made: Envelope<'job-requested'>[] = [];
  let stopped: RedrivenDeadLetters['stopped'];
  let after: Place | undefined;
  while (items.length < max) {
    const limit = Math.min(GROUP_SIZE_MAX, max - items.length);
    const before = made.length;
    const dueAt = (place: number) =>
      before + place === 0 ? undefined : new Date(now.getTime() + ((before + place) * 1_000) / ratePerS);
    const asking = { asker, quotas, dueAt, dryRun, ...(dryRun ? { before: made } : {}) };
    const group = await redriveGroup(parts, { filter, after, limit }, asking);
    const visited = items.length;
    items.push(...group.map(toItem));
    made.push(...group.flatMap(({ acceptance }) => acceptance?.request ?? []));
    after = group.at(-1)?.letter.place;
    const refused = group.flatMap(({ decision }) => (decision.kind === 'full' ? decision.full : []));
    if (refused[0] !== undefined) {
      const beyond = Math.max(0, Math.min(Number(matched), max) - visited - group.length);
      stopped = { code: 'QUOTA_EXCEEDED', policy: refused[0].policy, notRedriven: refused.length + beyond };
      break;
    }
    if (group.length < limit) break;
  }
  return { dryRun, matched: Number(matched), redriven: made.length, ...(stopped && { stopped }), items };
}

function toItem({ letter: { id }, decision, acceptance }: Redriven): RedrivenDeadLetters['items'][number] {
  if (acceptance !== undefined) {
    const { subject: jobId, data } = acceptance.request;
    return { id, jobId, runAt: data.runAt ?? data.requestedAt };
  }
  if (decision.kind === 'full') return { id, refusal: 'QUOTA_EXCEEDED' };
  return decision.kind === 'refuse' ? { id, refusal: decision.code } : { id };
}

/** What belongs to nobody has no quota. @throws ServiceUnavailable while nobody can say. */
async function quotasOf({ rooms }: Parts, { tenantId }: Asker): Promise<QuotasByTenant> {
  const quotas = await rooms.quotasOf([tenantId]);
  if (!quotas.has(tenantId)) throw new ServiceUnavailable('nobody says what the tenant may have');
  return quotas;
}
