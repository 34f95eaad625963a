export const WAIT_S_MAX = 30;

/** The seconds of `Prefer: wait=N` (RFC 7240), at most 30; undefined when it is not asked for. An unknown preference is ignored. */
export function readWait(header: string | string[] | undefined): number | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  const wait = text === undefined ? undefined : /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(text)?.[1];
  return wait === undefined ? undefined : Math.min(Number(wait), WAIT_S_MAX);
}
