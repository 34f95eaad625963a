import type { QuotaPolicy, Quotas } from '@weir/runtime';
import type { TenantUsage } from '@weir/schemas';

/** A quota that is used up, and how much it is. */
export interface Full {
  readonly policy: QuotaPolicy;
  readonly max: number;
}

/** What is left of a tenant's quotas; jobs take it one by one. */
export class Room {
  readonly #quotas: Quotas;
  #jobs: number;
  #bytes: number;

  constructor(quotas: Quotas, used: Pick<TenantUsage, 'jobsInFlight' | 'storedBytes'>) {
    this.#quotas = quotas;
    this.#jobs = used.jobsInFlight;
    this.#bytes = used.storedBytes;
  }

  /** Undefined when one more job that stores so much has its place now; else the quota that has none. */
  take(bytes: number): Full | undefined {
    const { jobsInFlight = Number.POSITIVE_INFINITY, storedBytes = Number.POSITIVE_INFINITY } = this.#quotas;
    if (this.#jobs + 1 > jobsInFlight) return { policy: 'jobs-in-flight', max: jobsInFlight };
    if (this.#bytes + bytes > storedBytes) return { policy: 'stored-bytes', max: storedBytes };
    this.#jobs += 1;
    this.#bytes += bytes;
    return undefined;
  }
}

/** Of tenants by their ids; who is not among them has no quota. */
export type Rooms = ReadonlyMap<string, Room>;

/** What a request takes of its tenant's quotas: it is stored as it is, and may be compressed. */
export const bytesOf = (request: object): number => Buffer.byteLength(JSON.stringify(request));
