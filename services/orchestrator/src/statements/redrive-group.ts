import type { Envelope } from '@weir/messaging';
import type { Asker } from '@weir/schemas';
import type { Owed } from '@weir/store';
import { countAccepted } from '@weir/telemetry';
import type { Transaction } from 'kysely';
import { decideRedrive, type Redrive, type RedriveDecision, redriveRequest } from '../domain/redrive.ts';
import { bytesOf, type Full, type Rooms } from '../domain/room.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';
import type { QuotasByTenant } from '../tenant-rooms.ts';
import type { Acceptance } from './accept-jobs.ts';
import { inTenants } from './in-tenants.ts';
import { type LockedLetter, lockDeadLetters, type Selection } from './lock-dead-letters.ts';
import { recordRedrives } from './record-redrives.ts';

export interface Asked {
  readonly asker: Asker;
  /** Of the tenants whose dead letters these may be. */
  readonly quotas: QuotasByTenant;
  /** Requests of which a dry run says that they would be made, before these. */
  readonly before?: readonly Envelope<'job-requested'>[];
  readonly input?: unknown;
  /** When the new jobs of a group become due, one after the other; at once without it. */
  readonly dueAt?: (place: number) => Date | undefined;
  readonly dryRun?: boolean;
}

/** What became of one dead letter; with an acceptance there is a new job. */
export interface Redriven {
  readonly letter: LockedLetter;
  readonly decision: RedriveDecision;
  readonly acceptance?: Acceptance;
}

interface Group {
  readonly redriven: readonly Redriven[];
  readonly owed: readonly Owed[];
}

/** Thrown to leave a transaction without a trace. */
class RolledBack extends Error {
  readonly group: Group;
  constructor(group: Group) {
    super('a dry run');
    this.group = group;
  }
}

/**
 * Redrives a group of dead letters: new jobs, lineages, marks and audit records commit together, and what is told of afterwards is all
 * in the tables. A dry run does everything and takes it back, so that it cannot say anything else than what would happen.
 */
export async function redriveGroup(parts: Parts, selection: Selection, asked: Asked): Promise<readonly Redriven[]> {
  const work = async (tx: Transaction<Tables>): Promise<Group> => {
    const letters = await lockDeadLetters(tx, selection);
    const owners = letters.map(({ tenantId }) => tenantId);
    const rooms = await parts.rooms.open(tx, asked.quotas, owners);
    const redriven = decideAll(parts, letters, asked, rooms);
    const group = { redriven, owed: await recordRedrives(tx, parts, redriven, asked) };
    if (asked.dryRun === true) throw new RolledBack(group);
    return group;
  };
  const { tenantIds } = 'id' in selection ? selection : selection.filter;
  const { redriven, owed } = await inTenants(parts.database, tenantIds, work).catch((error: unknown): Group => {
    if (error instanceof RolledBack) return error.group;
    throw error;
  });
  if (asked.dryRun === true) return redriven;
  for (const { id, outgoing } of owed) parts.relay.offer(id, outgoing);
  const accepted = redriven.flatMap(({ acceptance }) => acceptance ?? []);
  for (const { request, dueAt } of accepted) {
    if (typeof dueAt === 'string') parts.dispatcher.dueAt(request.data.queue, Date.parse(dueAt));
    else parts.dispatcher.parked(request.data.queue);
  }
  countAccepted(
    parts.metrics,
    accepted.map(({ request }) => request.tenantid),
  );
  return redriven;
}

function decideAll(parts: Parts, letters: readonly LockedLetter[], asked: Asked, rooms: Rooms): Redriven[] {
  const { asker, input, dueAt, before = [] } = asked;
  const take = (request: Envelope<'job-requested'>) => rooms.get(request.tenantid)?.take(bytesOf(request));
  for (const request of before) take(request);
  const requestedAt = new Date();
  const counted = new Map<string, number>();
  let place = 0;
  let full: Full | undefined;
  return letters.map((letter): Redriven => {
    // Another of its lineage may be in the same group.
    const decision = decideRedrive({ ...letter, redrives: counted.get(letter.rootId) ?? letter.redrives }, input);
    if (decision.kind !== 'redrive') return { letter, decision };
    const { request, number } = decision;
    const runAt = dueAt?.(place);
    const { operation, queue } = request.data;
    const redrive: Redrive = {
      letter,
      request,
      number,
      asker,
      input,
      // The operation may have moved since.
      queue: parts.registry.operations().find(({ name }) => name === operation)?.queue ?? queue,
      requestedAt,
      ...(runAt === undefined ? {} : { runAt }),
    };
    const made = redriveRequest(parts.source, redrive);
    // The oldest first: behind one for which there is no room nobody passes by.
    full ??= take(made);
    if (full !== undefined) return { letter, decision: { kind: 'full', full } };
    counted.set(letter.rootId, number);
    place += 1;
    const acceptance: Acceptance =
      runAt === undefined
        ? { request: made, state: 'queued', dueAt: null }
        : { request: made, state: 'scheduled', dueAt: runAt.toISOString() };
    return { letter, decision, acceptance };
  });
}
