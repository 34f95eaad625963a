import { type Delivery, type Envelope, EnvelopeInvalid, type Outgoing, open, type Receipt } from '@weir/messaging';
import { FEW_AT_ONCE } from '@weir/runtime';
import { countAccepted } from '@weir/telemetry';
import { accept, acceptAndSend, giveBack } from './acceptance.ts';
import { workAssigned } from './domain/job-envelopes.ts';
import { recordFailures } from './failures.ts';
import { firstOfEach, isFinal, outcomeOf, recordOutcomes, tellOutcomes } from './outcomes.ts';
import type { Parts } from './parts.ts';
import type { Acceptance } from './statements/accept-jobs.ts';
import { recordEndedJobs } from './statements/record-ended-jobs.ts';

/*
 * A job whose operation is quick and may be done twice is run before it is recorded, so that its acceptance and its end are one commit
 * (ADR 0029). Should anything go wrong before, its request is still in its stream, or with the gateway whose client waits for its end.
 */

type Result = Envelope<'work-finished'>;

const RESULT: ReadonlySet<'work-finished'> = new Set(['work-finished']);

/**
 * Whether the job may run before it is recorded. What a gateway asks itself has to be awaited: else its 202 would wait for the handler. What a
 * stream has brings it again, and then it is recorded first.
 */
export function mayRunFirst(
  { registry, promptOperations }: Parts,
  { envelope, road, deliveryCount }: Delivery<'job-requested'>,
): boolean {
  const { notify, operation, maxAttempts } = envelope.data;
  const isKept = road === 'jetstream' && deliveryCount === 1;
  return (
    (isKept || (road === 'direct' && notify !== undefined)) &&
    maxAttempts > 1 &&
    registry.packSizeMax(operation) > 1 &&
    promptOperations.has(operation)
  );
}

export interface RanFirst {
  /** Ids that are new. */
  readonly fresh: ReadonlySet<string>;
  /** What to tell whoever waits, by the job's id. */
  readonly ended: ReadonlyMap<string, Outgoing>;
}

/** Runs jobs, and records them with their ends. What no worker takes now is accepted as any other. */
export async function runFirst(parts: Parts, acceptances: readonly Acceptance[]): Promise<RanFirst> {
  const fresh = new Set<string>();
  const ended = new Map<string, Outgoing>();
  if (acceptances.length === 0) return { fresh, ended };
  const { untaken, taken, failures, ends } = sorted(parts, acceptances, await ask(parts, acceptances));
  // All of it is tried, whatever fails: each gives back the room that was taken for what it does not record.
  const recorded = [
    recordEnds(parts, ends, { fresh, ended }),
    recordTaken(parts, taken, failures).then((ids) => addAll(fresh, ids)),
    acceptAndSend(parts, untaken).then((ids) => addAll(fresh, ids)),
  ];
  await Promise.allSettled(recorded);
  await Promise.all(recorded);
  return { fresh, ended };
}

function addAll(all: Set<string>, ids: ReadonlySet<string>): void {
  for (const id of ids) all.add(id);
}

/** Workers have these; of some the first attempt is over. */
async function recordTaken(parts: Parts, taken: readonly Acceptance[], failures: readonly Result[]) {
  const { inserted } = await accept(parts, taken);
  const { failed } = await recordFailures(parts, failures);
  const [reason] = failed.values();
  if (reason !== undefined) throw reason;
  return inserted;
}

/** Of each that was taken its receipt: so many at a time as a worker is asked to take at once. */
async function ask(parts: Parts, acceptances: readonly Acceptance[]): Promise<readonly (Receipt | undefined)[]> {
  const { source, registry, publisher, log } = parts;
  const receipts: (Receipt | undefined)[] = [];
  while (receipts.length < acceptances.length) {
    const work = acceptances.slice(receipts.length, receipts.length + FEW_AT_ONCE).map(({ request }) => {
      const packSizeMax = registry.packSizeMax(request.data.operation);
      return workAssigned(source, { request, attempt: 1, packSizeMax, endInReply: true });
    });
    const answered = await publisher.ask(work).catch((error: unknown) => {
      log.warn({ err: error }, 'work was refused before its job was recorded; it goes the usual way');
      return work.map(() => undefined);
    });
    receipts.push(...answered);
  }
  return receipts;
}

interface Ended {
  readonly acceptance: Acceptance;
  readonly result: Result;
}

function sorted(parts: Parts, acceptances: readonly Acceptance[], receipts: readonly (Receipt | undefined)[]) {
  const untaken: Acceptance[] = [];
  const taken: Acceptance[] = [];
  /** Of some that were taken: they are tried again. */
  const failures: Result[] = [];
  const ends: Ended[] = [];
  for (const [index, acceptance] of acceptances.entries()) {
    const receipt = receipts[index];
    if (receipt === undefined) {
      untaken.push(acceptance);
    } else if (receipt.reply === undefined) {
      parts.promptOperations.missed(acceptance.request.data.operation);
      taken.push(acceptance);
    } else {
      try {
        const result = resultIn(receipt.reply, acceptance);
        parts.workInHand.ended([result.subject]);
        if (isFinal(result)) ends.push({ acceptance, result });
        else {
          taken.push(acceptance);
          failures.push(result);
        }
      } catch (error) {
        parts.log.warn(
          { err: error, jobId: acceptance.request.subject },
          'the end of a job is not valid; it runs again',
        );
        untaken.push(acceptance);
      }
    }
  }
  return { untaken, taken, failures, ends };
}

/** @throws EnvelopeInvalid when it is not the result that was asked for. */
function resultIn(reply: unknown, { request }: Acceptance): Result {
  const result = open(reply, RESULT);
  if (result.subject !== request.subject || result.data.attempt !== 1)
    throw new EnvelopeInvalid('the reply is about another attempt');
  return result;
}

async function recordEnds(
  parts: Parts,
  ends: readonly Ended[],
  { fresh, ended }: { readonly fresh: Set<string>; readonly ended: Map<string, Outgoing> },
): Promise<void> {
  if (ends.length === 0) return;
  const jobs = ends.map(({ acceptance, result }) => ({ request: acceptance.request, outcome: outcomeOf(result) }));
  const recorded = await recordEndedJobs(parts.database, jobs).catch((error: unknown) => {
    for (const { acceptance } of ends) giveBack(parts, acceptance);
    throw error;
  });
  for (const { id } of recorded.rows) fresh.add(id);
  countAccepted(
    parts.metrics,
    recorded.rows.map(({ tenant_id }) => tenant_id),
  );
  const results = firstOfEach(ends.map(({ result }) => result));
  const notices = tellOutcomes(parts, recorded, results);
  if (recorded.rows.length < ends.length) {
    // They came by another way meanwhile: the attempt is the fence, as for any result.
    const known = ends.filter(({ acceptance }) => !fresh.has(acceptance.request.subject));
    for (const { acceptance } of known) giveBack(parts, acceptance);
    notices.push(
      ...(
        await recordOutcomes(
          parts,
          known.map(({ result }) => result),
        )
      ).notices,
    );
  }
  for (const notice of notices) ended.set(notice.envelope.subject, notice);
}
