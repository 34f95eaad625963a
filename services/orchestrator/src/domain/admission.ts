import type { Waiting } from './backlog.ts';
import { readGate } from './gate.ts';
import { type QueueSettings, tenantMax } from './queue-settings.ts';
import { type Bucket, nextTokenMs, type RateLimit } from './token-bucket.ts';

/** A job that may go if its limits let it. `keyInFlight` counts the jobs of its tenant with its key that are in flight, in any queue. */
export interface Candidate extends Waiting {
  readonly jobId: string;
  readonly gate: string;
  readonly keyInFlight: number;
}

export interface InFlight {
  /** Jobs of the queue in flight, by tenant. */
  readonly tenants: ReadonlyMap<string, number>;
  /** By operation, those that are limited. */
  readonly buckets: ReadonlyMap<string, { readonly limit: RateLimit; readonly bucket: Bucket }>;
}

/** Admits candidates of one queue one by one as long as every limit that holds for them has room, and counts what it admitted. */
export class Admission {
  readonly #settings: QueueSettings;
  readonly #tenants: Map<string, number>;
  readonly #keys = new Map<string, number>();
  readonly #tokens: Map<string, number>;
  readonly #buckets: InFlight['buckets'];
  #inFlight = 0;

  constructor(settings: QueueSettings, inFlight: InFlight) {
    this.#settings = settings;
    this.#tenants = new Map(inFlight.tenants);
    this.#buckets = inFlight.buckets;
    this.#tokens = new Map([...inFlight.buckets].map(([operation, { bucket }]) => [operation, bucket.tokens]));
    for (const count of inFlight.tenants.values()) this.#inFlight += count;
  }

  /** Counts the candidate when it is admitted. */
  admits(candidate: Candidate): boolean {
    const { tenantId, gate, keyInFlight } = candidate;
    const { concurrencyMax, keyConcurrencyMax } = this.#settings;
    const { operation, concurrencyKey } = readGate(gate);
    const key = `${tenantId}/${concurrencyKey}`;
    const ofTenant = this.#tenants.get(tenantId) ?? 0;
    const ofKey = this.#keys.get(key) ?? keyInFlight;
    const tokens = this.#tokens.get(operation);

    if (concurrencyMax !== null && this.#inFlight >= concurrencyMax) return false;
    if (ofTenant >= tenantMax(this.#settings, tenantId)) return false;
    if (concurrencyKey !== '' && ofKey >= keyConcurrencyMax) return false;
    if (tokens !== undefined && tokens < 1) return false;

    this.#inFlight += 1;
    this.#tenants.set(tenantId, ofTenant + 1);
    if (concurrencyKey !== '') this.#keys.set(key, ofKey + 1);
    if (tokens !== undefined) this.#tokens.set(operation, tokens - 1);
    return true;
  }

  /** What the buckets hold after what was admitted. */
  tokens(): ReadonlyMap<string, number> {
    return this.#tokens;
  }

  /** In how many ms an operation that has no token left has one; undefined when each has one. */
  nextTokenMs(): number | undefined {
    const waits = [...this.#buckets].map(([operation, { limit, bucket }]) =>
      nextTokenMs({ ...bucket, tokens: this.#tokens.get(operation) ?? 0 }, limit),
    );
    const missing = waits.filter((ms) => ms > 0);
    return missing.length === 0 ? undefined : Math.min(...missing);
  }
}
