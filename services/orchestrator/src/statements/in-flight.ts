import type { Statement } from '@weir/store';
import { inFlightStates } from '../domain/job-state.ts';
import type { Runs } from './take-waiting.ts';

/** An open job was recorded since the reconcile sweep last read, or lingers: neither way reads the whole table. */
const IN_FLIGHT: Statement = {
  name: 'in-flight',
  text: `
    select queue, count(*)::int as count from (
      select id, queue from jobs where recorded_at >= (select recorded_until from sweep_cursor) and state = any($1::text[])
      union
      select jobs.id, queue from lingering join jobs on jobs.id = lingering.job_id where state = any($1::text[])
    ) as recent
    group by queue`,
};

/** How many jobs of each queue are in flight, whoever sent them. */
export async function countInFlight(runs: Runs): Promise<ReadonlyMap<string, number>> {
  const rows = await runs.run<{ queue: string; count: number }>(IN_FLIGHT, [inFlightStates]);
  return new Map(rows.map(({ queue, count }) => [queue, count]));
}
