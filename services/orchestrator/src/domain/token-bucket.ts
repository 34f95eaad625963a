/** So many jobs of an operation may begin in so many ms. */
export interface RateLimit {
  readonly limit: number;
  readonly perMs: number;
}

export interface Bucket {
  readonly tokens: number;
  /** In ms. */
  readonly at: number;
}

/** The bucket as it is now: it fills evenly, and holds no more than the limit. One that nobody has used is full. */
export function filled(bucket: Bucket | undefined, { limit, perMs }: RateLimit, now: number): Bucket {
  if (bucket === undefined) return { tokens: limit, at: now };
  // A clock that goes back takes no tokens away.
  const passedMs = Math.max(0, now - bucket.at);
  return { tokens: Math.min(limit, bucket.tokens + (passedMs * limit) / perMs), at: Math.max(now, bucket.at) };
}

/** In how many ms the bucket has a token. */
export const nextTokenMs = ({ tokens }: Bucket, { limit, perMs }: RateLimit): number =>
  tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * perMs) / limit);
