import type { Metrics } from './metrics.ts';

export interface CountedJobs {
  readonly state: string;
  readonly queue: string;
  readonly tenantId: string;
}

/** Counts jobs that reached a state: by queue, and by tenant as far as tenants have a value of their own. */
export function countJobs(metrics: Metrics, { state, queue, tenantId }: CountedJobs, count = 1): void {
  metrics.jobs.inc({ state, queue }, count);
  metrics.tenantJobs.inc({ tenant: metrics.tenants.of(tenantId), state }, count);
}

/** What was accepted is of no queue yet for whoever counts: its tenant is all that is told apart. */
export function countAccepted(metrics: Metrics, tenantIds: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const tenantId of tenantIds) counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1);
  for (const [tenantId, count] of counts) countJobs(metrics, { state: 'accepted', queue: 'all', tenantId }, count);
}
