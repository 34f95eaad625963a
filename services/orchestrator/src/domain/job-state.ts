import type { Job } from '@weir/schemas';

export type JobState = Job['state'];

/**
 * Every legal move of a job. What is not here does not happen. An attempt that is lost before it was said to run is followed by the next in
 * one step, which is two moves: dispatched, retrying, dispatched. A job that ran before it was recorded begins with its end (ADR 0029).
 */
export const moves: Readonly<Record<JobState, readonly JobState[]>> = {
  scheduled: ['queued', 'dispatched', 'cancelled', 'expired'],
  queued: ['dispatched', 'cancelled', 'expired'],
  dispatched: ['running', 'retrying', 'succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered'],
  running: ['dispatched', 'retrying', 'succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered'],
  retrying: ['dispatched', 'cancelled', 'expired'],
  succeeded: [],
  failed: [],
  cancelled: [],
  expired: [],
  dead_lettered: [],
};

export const isLegal = (from: JobState, to: JobState): boolean => moves[from].includes(to);

export const isTerminal = (state: JobState): boolean => moves[state].length === 0;

const states = Object.keys(moves) as JobState[];
/** An attempt is out with a worker, or on its way to one. */
export const inFlightStates: readonly JobState[] = states.filter((state) => isLegal(state, 'succeeded'));
/** The dispatcher may send it. */
export const dispatchableStates: readonly JobState[] = ['scheduled', 'queued', 'retrying'];
export const openStates: readonly JobState[] = states.filter((state) => !isTerminal(state));
