import { type Delivery, DependencyUnavailable, type GroupHandler, type Outgoing } from '@weir/messaging';
import { recordFailures } from '../failures.ts';
import { isFinal, keyOf, recordOutcomes } from '../outcomes.ts';
import type { Parts } from '../parts.ts';
import { overAttempts } from '../statements/over-attempts.ts';

type Result = Delivery<'work-finished'>;

/** The result of a job that is recorded with its end, or after it, came before (ADR 0029). It is not to blame, however often it comes. */
export class JobNotRecorded extends DependencyUnavailable {
  override readonly code = 'JOB_NOT_RECORDED';
}

/** Whoever records a job later than its end does so at once, or when Postgres is back; and clocks differ. */
const RECORDED_WITHIN_MS = 60_000;

/**
 * Records how attempts ended: those that ended their job in one statement, failures that may be tried again in another. A result of an
 * attempt that is no longer current is counted and discarded.
 */
export const workFinished =
  (parts: Parts): GroupHandler<'work-finished'> =>
  async (deliveries) => {
    const [ending, retryable] = divide(deliveries);
    parts.workInHand.ended(deliveries.map(jobIdOf));
    const notify: Outgoing[] = [];
    const failed = new Map<Result, unknown>();
    const stale: Result[] = [];
    if (ending.length > 0) {
      const outcomes = await recordOutcomes(parts, ending.map(envelopeOf));
      notify.push(...outcomes.notices);
      for (const delivery of ending) if (!outcomes.recorded.delete(attemptOf(delivery))) stale.push(delivery);
    }
    if (retryable.length > 0) {
      const failures = await recordFailures(parts, retryable.map(envelopeOf));
      notify.push(...failures.notices);
      for (const delivery of retryable) {
        const key = attemptOf(delivery);
        if (failures.failed.has(key)) failed.set(delivery, failures.failed.get(key));
        else if (!failures.recorded.delete(key)) stale.push(delivery);
      }
    }
    for (const [delivery, error] of await discard(parts, stale)) failed.set(delivery, error);
    return { publish: [], notify, failed };
  };

/** Counts what is of an attempt that is over. Returns what may only have come too early, with the reason why it is to come again. */
async function discard(parts: Parts, stale: readonly Result[]): Promise<ReadonlyMap<Result, JobNotRecorded>> {
  const early = new Map<Result, JobNotRecorded>();
  if (stale.length === 0) return early;
  const since = Date.now() - RECORDED_WITHIN_MS;
  const recent = stale.filter(({ envelope }) => Date.parse(envelope.data.finishedAt) > since);
  const over = await overAttempts(parts.database, recent.map(runningOf));
  const isOver = new Set(over.map(({ jobId, attempt }) => keyOf(jobId, attempt)));
  for (const delivery of recent)
    if (!isOver.has(attemptOf(delivery))) early.set(delivery, new JobNotRecorded('the job is not recorded yet'));
  const discarded = stale.length - early.size;
  if (discarded > 0) parts.metrics.staleResults.inc({ queue: 'all' }, discarded);
  return early;
}

/** Those that end their job whatever its record says, and those whose fate depends on the attempts that are left. */
function divide(deliveries: readonly Result[]): [Result[], Result[]] {
  const ending: Result[] = [];
  const retryable: Result[] = [];
  for (const delivery of deliveries) (isFinal(delivery.envelope) ? ending : retryable).push(delivery);
  return [ending, retryable];
}

const jobIdOf = ({ envelope }: Result): string => envelope.subject;
const attemptOf = ({ envelope }: Result): string => keyOf(envelope.subject, envelope.data.attempt);
const runningOf = ({ envelope }: Result) => ({ jobId: envelope.subject, attempt: envelope.data.attempt });
const envelopeOf = ({ envelope }: Result) => envelope;
