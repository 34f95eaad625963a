import type { Decision, Layer } from './policy.ts';

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** What a client is told of a decision; `retryAfterS` and `violated` only where it was refused. */
export interface RateNotice {
  /** Every policy that the request met. */
  readonly policy: string;
  /** The one that binds: what is left of it, and in how many seconds there is more. */
  readonly limit: string;
  readonly violated: readonly string[];
  readonly retryAfterS: number;
}

/** The words of draft-ietf-httpapi-ratelimit-headers-10. There is at least one layer. */
export function rateNotice(layers: readonly Layer[], { admitted, standings }: Decision): RateNotice {
  const violated: string[] = [];
  let binding = 0;
  let [remaining, freesInMs] = [Number.POSITIVE_INFINITY, 0];
  let text = '';
  for (const [index, { policy }] of layers.entries()) {
    const { used = 0, freesInMs: frees = 0 } = standings[index] ?? {};
    const left = Math.max(0, policy.quota - used);
    if (!admitted && left === 0) violated.push(policy.name);
    if (left < remaining || (left === remaining && frees > freesInMs))
      [binding, remaining, freesInMs] = [index, left, frees];
    text += `${index === 0 ? '' : ', '}"${policy.name}";q=${policy.quota};w=${policy.windowMs / 1000}`;
  }
  const retryAfterS = seconds(freesInMs);
  return {
    policy: text,
    limit: `"${layers[binding]?.policy.name}";r=${remaining};t=${retryAfterS}`,
    violated,
    retryAfterS,
  };
}
