/** What is made within a millisecond has the same text, and several are made for every job. */
let lastMs = Number.NaN;
let lastText = '';

/** Milliseconds since the epoch as RFC 3339 in UTC, `2026-01-02T03:04:05.678Z`: the form of every time that we write. */
export function utcText(ms: number): string {
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString();
    lastMs = ms;
  }
  return lastText;
}

export const nowText = (): string => utcText(Date.now());

const OURS = 24;
/** As Postgres writes a time into JSON that has milliseconds. */
const OF_POSTGRES = 29;

/** Any RFC 3339 text in that form; most have it already, or all but. @throws RangeError when it is no time */
export function toUtcText(text: string): string {
  if (text.length === OURS && text.endsWith('Z')) return text;
  if (text.length === OF_POSTGRES && text.endsWith('+00:00')) return `${text.slice(0, OURS - 1)}Z`;
  return new Date(text).toISOString();
}
