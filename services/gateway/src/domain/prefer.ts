export const WAIT_S_MAX = 30;

const QUOTED = /"((?:[^"\\]|\\.)*)"/g;
const WAIT = /(?:^|,)\s*wait\s*=\s*(\d+)\s*(?:[;,]|$)/i;

/** The seconds of `Prefer: wait=N` (RFC 7240), at most 30; undefined when it is not asked for. An unknown preference is ignored. */
export function readWait(header: string | string[] | undefined): number | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  if (text === undefined) return undefined;
  // The quoted value of another preference may look like one of its own.
  const plain = text.replace(QUOTED, (_all, value: string) => (/^\d+$/.test(value) ? value : '""'));
  const wait = WAIT.exec(plain)?.[1];
  return wait === undefined ? undefined : Math.min(Number(wait), WAIT_S_MAX);
}
