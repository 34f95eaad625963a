import { inspect } from 'node:util';
import { fullJitterMs } from './backoff.ts';
import { DependencyUnavailable, Overloaded, RetryableError, TerminalError } from './errors.ts';

/** What becomes of one envelope whose handling failed. */
export type Fate =
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'dead-letter'; readonly code: string; readonly reason: string };

export interface RetryPolicy {
  readonly deliveriesMax: number;
  readonly baseMs: number;
  readonly capMs: number;
}

/** Twenty deliveries with up to 30 s between them: a bug that is fixed within some minutes loses nothing. */
export const defaultRetryPolicy: RetryPolicy = { deliveriesMax: 20, baseMs: 100, capMs: 30_000 };

/** The only place where an error becomes an instruction to the broker. */
export function fateOf(error: unknown, deliveryCount: number, policy: RetryPolicy = defaultRetryPolicy): Fate {
  const reason = reasonOf(error);
  if (error instanceof TerminalError) return { kind: 'dead-letter', code: error.code, reason };

  const delayMs =
    error instanceof RetryableError && error.retryAfterMs !== undefined
      ? error.retryAfterMs
      : fullJitterMs(deliveryCount, policy);
  // A server that is missing or full is not the envelope's fault: it waits, however long that takes.
  if (error instanceof DependencyUnavailable || error instanceof Overloaded) return { kind: 'retry', delayMs };
  if (deliveryCount >= policy.deliveriesMax) return { kind: 'dead-letter', code: 'DELIVERIES_EXHAUSTED', reason };

  // Anything unforeseen is retried.
  return { kind: 'retry', delayMs };
}

/** What is no error can be anything, also an object that no text can be made of. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === 'string' ? thrown : inspect(thrown, { customInspect: false });
}
