import type { Parts } from '../parts.ts';
import { loseAttempt } from './lose-attempt.ts';

/**
 * A worker was given work that another had begun and did not settle: it died, froze, or could not say that it had finished. The new
 * one gets the next attempt, so that the results of the old one are stale from here on. Returns undefined when there is nothing
 * left to do: the job has ended, has moved on, or has used up its attempts and was just given up on.
 */
export async function claimAttempt(
  parts: Parts,
  jobId: string,
  attempt: number,
  worker: string,
): Promise<number | undefined> {
  const next = await loseAttempt(parts, { jobId, isLost: (current) => current >= attempt, worker });
  return next?.attempt;
}
