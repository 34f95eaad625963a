import { fullJitterMs } from '@weir/messaging';
import type { WorkFinished } from '@weir/schemas';
import type { JobState } from './job-state.ts';

const BACKOFF = { baseMs: 500, capMs: 300_000 };

export type AfterAttempt =
  | { readonly state: Extract<JobState, 'succeeded' | 'failed' | 'expired' | 'dead_lettered'> }
  | { readonly state: 'retrying'; readonly delayMs: number };

/**
 * What becomes of a job whose attempt has ended. An operation that says trying again cannot help fails at once; any other failure
 * is tried again, with full jitter, until the attempts are used up, and then it is a dead letter that can be redriven.
 */
export function afterAttempt(
  result: Pick<WorkFinished, 'outcome' | 'retryable' | 'retryAfterMs'>,
  attempt: number,
  maxAttempts: number,
): AfterAttempt {
  if (result.outcome !== 'failed') return { state: result.outcome };
  if (result.retryable === false) return { state: 'failed' };
  if (attempt >= maxAttempts) return { state: 'dead_lettered' };
  return { state: 'retrying', delayMs: result.retryAfterMs ?? fullJitterMs(attempt, BACKOFF) };
}
