import type { Metrics } from './metrics.ts';

export interface CountedJob {
  readonly state: string;
  readonly queue: string;
  readonly tenantId: string;
}

interface Count {
  readonly job: CountedJob;
  count: number;
}

const isOfKind = (a: CountedJob, b: CountedJob): boolean =>
  a.state === b.state && a.queue === b.queue && a.tenantId === b.tenantId;

/** Counts jobs that reached a state: by queue, and by tenant as far as tenants have a value of their own. Those of one kind at once. */
export function countJobs(metrics: Metrics, jobs: Iterable<CountedJob>): void {
  const counts = new Map<string, Count>();
  let latest: Count | undefined;
  for (const job of jobs) {
    // Most are of the kind of the one before.
    if (latest === undefined || !isOfKind(latest.job, job)) {
      const key = `${job.state} ${job.queue} ${job.tenantId}`;
      latest = counts.get(key) ?? { job, count: 0 };
      counts.set(key, latest);
    }
    latest.count += 1;
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
