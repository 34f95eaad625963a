import type { Envelope } from '@weir/messaging';
import type { ServiceClient } from '@weir/runtime';
import { type Job, type JobList, type ListJobsQuery, validateJob, validateJobList } from '@weir/schemas';
import { Problem } from './errors.ts';

export interface HistoryEntry {
  readonly position: string;
  readonly envelope: Envelope;
}

/** What the orchestrator knows of jobs. Every question names the tenant: another tenant's job does not exist. */
export class Jobs {
  readonly #orchestrator: ServiceClient;

  constructor(orchestrator: ServiceClient) {
    this.#orchestrator = orchestrator;
  }

  async find(tenantId: string, id: string): Promise<{ readonly job: Job; readonly fingerprint: string } | undefined> {
    const { status, body } = await this.#orchestrator.call('GET', `/internal/v1/jobs/${id}?tenantId=${tenantId}`);
    if (status === 404) return undefined;
    const found = body as { job: unknown; fingerprint: string };
    if (status !== 200 || !validateJob(found.job))
      throw new TypeError(`the orchestrator answered ${status} with something that is no job`);
    return { job: found.job, fingerprint: found.fingerprint };
  }

  async list(tenantId: string, query: ListJobsQuery): Promise<JobList> {
    const search = new URLSearchParams({ ...query, tenantId });
    const { status, body } = await this.#orchestrator.call('GET', `/internal/v1/jobs?${search}`);
    // All else of the query was checked here already.
    if (status === 400)
      throw new Problem('QUERY_INVALID', 'The cursor is none that a list gave.', {
        errors: [{ path: 'query:cursor', message: 'is not a cursor of a list' }],
      });
    if (status !== 200 || !validateJobList(body))
      throw new TypeError(`the orchestrator answered ${status} with something that is no list of jobs`);
    return body;
  }

  async history(
    tenantId: string,
    id: string,
  ): Promise<{ readonly entries: readonly HistoryEntry[]; readonly finished: boolean } | undefined> {
    const { status, body } = await this.#orchestrator.call(
      'GET',
      `/internal/v1/jobs/${id}/history?tenantId=${tenantId}`,
    );
    return status === 404 ? undefined : (body as { entries: HistoryEntry[]; finished: boolean });
  }
}
