import { randomHex } from '@weir/messaging';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ZERO_TRACE = '0'.repeat(32);
const ZERO_SPAN = '0'.repeat(16);

/** A new trace (W3C Trace Context, version 00), sampled. */
export const newTraceparent = (): string => `00-${randomHex(16)}-${randomHex(8)}-01`;

/** The same trace with a span of ours; a new trace when what came is not a valid traceparent, as the specification says. */
export function continueTrace(traceparent: string | undefined): string {
  const parts = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  if (parts === null || parts[1] === ZERO_TRACE || parts[2] === ZERO_SPAN) return newTraceparent();
  return `00-${parts[1]}-${randomHex(8)}-${parts[3]}`;
}

/** The trace id, for logs. */
export const traceIdOf = (traceparent: string | undefined): string | undefined =>
  traceparent === undefined ? undefined : TRACEPARENT.exec(traceparent)?.[1];
