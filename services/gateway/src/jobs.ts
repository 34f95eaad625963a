import type { Envelope } from '@weir/messaging';
import { cacheOf, type ServiceClient } from '@weir/runtime';
import {
  type Actor,
  type CancelJob,
  type Job,
  type JobAttempts,
  type JobList,
  type ListJobsQuery,
  validateJob,
  validateJobAttempts,
  validateJobList,
} from '@weir/schemas';
import { listIn } from './list-in.ts';
import type { RequestsUnderWay } from './requests-under-way.ts';

const keyOf = (tenantId: string, id: string): string => `${tenantId} ${id}`;

export interface HistoryEntry {
  readonly position: string;
  readonly envelope: Envelope;
}

/** A job that was accepted is recorded milliseconds later; so long whoever asks for it is made to wait for that, at the most. */
const RECORDED_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 15;
const RECENT_MS = 10_000;
const KEYED_MAX = 20_000;

/** What the orchestrator knows of jobs. Every question names the tenant: another tenant's job does not exist. */
export class Jobs {
  readonly #orchestrator: ServiceClient;
  readonly #underWay: Pick<RequestsUnderWay, 'areRecorded'>;
  readonly #keyed = cacheOf<true>(KEYED_MAX, { ttl: RECENT_MS });

  constructor(orchestrator: ServiceClient, underWay: Pick<RequestsUnderWay, 'areRecorded'>) {
    this.#orchestrator = orchestrator;
    this.#underWay = underWay;
  }

  /**
   * Remembers a job whose id does not say when it was made, since it follows from an idempotency key. Of which tenant is part of it:
   * another, who could guess the key, would else see by how long an answer takes that the job was made.
   */
  acceptedKeyed(tenantId: string, id: string): void {
    this.#keyed.set(keyOf(tenantId, id), true);
  }

  /** The job, also when it was accepted just now and is on its way to its record: what got a 202 can be read. */
  findAccepted(tenantId: string, id: string): ReturnType<Jobs['find']> {
    return this.#soon(tenantId, id, () => this.find(tenantId, id));
  }

  historyOfAccepted(tenantId: string, id: string): ReturnType<Jobs['history']> {
    return this.#soon(tenantId, id, () => this.history(tenantId, id));
  }

  attemptsOfAccepted(tenantId: string, id: string): ReturnType<Jobs['attempts']> {
    return this.#soon(tenantId, id, () => this.attempts(tenantId, id));
  }

  /** Cancels a job, also one that was accepted just now and is on its way to its record. */
  cancelAccepted(tenantId: string, id: string, actor: Actor): ReturnType<Jobs['cancel']> {
    return this.#soon(tenantId, id, () => this.cancel(tenantId, id, actor));
  }

  async #soon<T>(tenantId: string, id: string, look: () => Promise<T | undefined>): Promise<T | undefined> {
    const first = await look();
    if (first !== undefined || !this.#isRecent(tenantId, id)) return first;
    const deadline = Date.now() + RECORDED_WITHIN_MS;
    const stop = new AbortController();
    let areRecorded = false;
    // Beside the looks, not between them: a server that does not answer must not keep a job from being found.
    void this.#underWay.areRecorded(stop.signal).then(
      (answer) => {
        areRecorded = answer;
      },
      // Nobody can say: then it may be on its way for as long as any other.
      () => undefined,
    );
    try {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        // Known before the look: what is recorded by then is found by it.
        const isLast = areRecorded || Date.now() > deadline;
        const found = await look();
        if (found !== undefined || isLast) return found;
      }
    } finally {
      stop.abort();
    }
  }

  /** A UUIDv7 carries the time of its making (RFC 9562), whichever gateway made it. */
  #isRecent(tenantId: string, id: string): boolean {
    if (id[14] !== '7') return this.#keyed.has(keyOf(tenantId, id));
    return Math.abs(Date.now() - Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) < RECENT_MS;
  }

  async find(tenantId: string, id: string): Promise<{ readonly job: Job; readonly fingerprint: string } | undefined> {
    const { status, body } = await this.#orchestrator.call('GET', `/internal/v1/jobs/${id}?tenantId=${tenantId}`);
    if (status === 404) return undefined;
    const found = body as { job: unknown; fingerprint: string };
    if (status !== 200 || !validateJob(found.job))
      throw new TypeError(`the orchestrator answered ${status} with something that is no job`);
    return { job: found.job, fingerprint: found.fingerprint };
  }

  async attempts(tenantId: string, id: string): Promise<JobAttempts | undefined> {
    const { status, body } = await this.#orchestrator.call(
      'GET',
      `/internal/v1/jobs/${id}/attempts?tenantId=${tenantId}`,
    );
    if (status === 404) return undefined;
    if (status !== 200 || !validateJobAttempts(body))
      throw new TypeError(`the orchestrator answered ${status} with something that is no list of attempts`);
    return body;
  }

  /** The job as it was cancelled, or the state in which it had ended before. */
  async cancel(
    tenantId: string,
    id: string,
    actor: Actor,
  ): Promise<{ readonly job: Job } | { readonly ended: Job['state'] } | undefined> {
    const path = `/internal/v1/jobs/${id}/cancel?tenantId=${tenantId}`;
    const { status, body } = await this.#orchestrator.call('POST', path, { actor } satisfies CancelJob);
    if (status === 404) return undefined;
    if (status === 409) return { ended: (body as { state: Job['state'] }).state };
    if (status !== 200 || !validateJob(body))
      throw new TypeError(`the orchestrator answered ${status} with something that is no job`);
    return { job: body };
  }

  async list(tenantId: string, query: ListJobsQuery): Promise<JobList> {
    const search = new URLSearchParams({ ...query, tenantId });
    return listIn(await this.#orchestrator.call('GET', `/internal/v1/jobs?${search}`), validateJobList);
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
