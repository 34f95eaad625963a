import type { Metrics } from './metrics.ts';

export interface CountedJob {
  readonly state: string;
  readonly queue: string;
  readonly tenantId: string;
}

/** Counts jobs that reached a state: by queue, and by tenant as far as tenants have a value of their own. Those of one kind at once. */
export function countJobs(metrics: Metrics, jobs: Iterable<CountedJob>): void {
  const counts = new Map<string, { readonly job: CountedJob; count: number }>();
  for (const job of jobs) {
    const key = `${job.state} ${job.queue} ${job.tenantId}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { job, count: 1 });
    else known.count += 1;
  }
  for (const { job, count } of counts.values()) {
    const { state, queue, tenantId } = job;
    metrics.jobs.inc({ state, queue }, count);
    metrics.tenantJobs.inc({ tenant: metrics.tenants.of(tenantId), state }, count);
  }
}

/** What was accepted is of no queue yet for whoever counts: its tenant is all that is told apart. */
export const countAccepted = (metrics: Metrics, tenantIds: readonly string[]): void =>
  countJobs(metrics, tenantIds.map(acceptedOf));

const acceptedOf = (tenantId: string): CountedJob => ({ state: 'accepted', queue: 'all', tenantId });
