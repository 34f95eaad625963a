/**
 * Full jitter: a random wait between 0 and a cap that doubles with every try, so that clients which failed together do not
 * come back together (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). `tries` counts from 1.
 */
export function fullJitterMs(tries: number, bounds: { readonly baseMs: number; readonly capMs: number }): number {
  const ceiling = Math.min(bounds.capMs, bounds.baseMs * 2 ** Math.min(tries - 1, 30));
  return Math.floor(Math.random() * ceiling);
}
