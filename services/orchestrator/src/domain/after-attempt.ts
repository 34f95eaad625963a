import { fullJitterMs } from '@weir/messaging';
import type { WorkFinished } from '@weir/schemas';
import type { JobState } from './job-state.ts';

const BACKOFF = { baseMs: 500, capMs: 300_000 };

export type FinalState = Extract<JobState, 'succeeded' | 'failed' | 'expired'>;

/**
 * How a job ends whose attempt ended so, whatever its record says. Undefined for a failure that may be tried again: it is, until the
 * attempts are used up, and then the job is a dead letter that can be redriven (`end-attempts`).
 */
export function finalState({
  outcome,
  retryable,
}: Pick<WorkFinished, 'outcome' | 'retryable'>): FinalState | undefined {
  return outcome === 'failed' && retryable !== false ? undefined : outcome;
}

/** In how many ms the next attempt may begin: when the operation said, else with full jitter. */
export const retryDelayMs = ({ retryAfterMs, attempt }: Pick<WorkFinished, 'retryAfterMs' | 'attempt'>): number =>
  retryAfterMs ?? fullJitterMs(attempt, BACKOFF);
