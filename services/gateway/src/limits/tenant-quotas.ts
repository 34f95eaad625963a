import type { ServiceClient } from '@weir/runtime';
import { type Identity, type TenantUsage, validateTenantUsage } from '@weir/schemas';
import type { Metrics } from '@weir/telemetry';
import { LRUCache } from 'lru-cache';
import { Problem } from '../errors.ts';

const TENANTS_MAX = 20_000;
/** Who has used half of a quota is looked at this often, everybody else that often. */
const NEAR_FRESH_MS = 1_000;
const FAR_FRESH_MS = 10_000;
/** What was accepted is recorded within so long, as a rule, and may be missing from a count until then. */
const RECORDED_WITHIN_MS = 1_000;
/** Jobs end all the time; what is stored does not go away so soon. */
const RETRY_JOBS_S = 5;
const RETRY_BYTES_S = 3_600;

/** What a tenant may have; without a member there is no quota. */
export interface Quotas {
  readonly jobsInFlight?: number;
  readonly storedBytes?: number;
}

interface Known {
  /** What the orchestrator counted, and what was accepted here since it was asked. */
  usage: TenantUsage;
  added: { jobs: number; bytes: number };
  /** What was accepted here a moment ago, oldest first. */
  recent: { readonly at: number; readonly jobs: number }[];
  askedAt: number;
  asking: Promise<void> | undefined;
}

/**
 * Holds tenants to their quotas of jobs in flight and stored bytes. The count is the orchestrator's, a second old at the most for who is
 * near a quota, and what this gateway has accepted since. While nobody answers what it has accepted goes on counting, so no quota is open.
 */
export class TenantQuotas {
  readonly #orchestrator: Pick<ServiceClient, 'call'>;
  readonly #tiers: Readonly<Record<Identity['tier'], Quotas>>;
  readonly #refused: Metrics['rateLimited'];
  readonly #known = new LRUCache<string, Known>({ max: TENANTS_MAX });

  constructor(
    orchestrator: Pick<ServiceClient, 'call'>,
    tiers: Readonly<Record<Identity['tier'], Quotas>>,
    { rateLimited }: Metrics,
  ) {
    this.#orchestrator = orchestrator;
    this.#tiers = tiers;
    this.#refused = rateLimited;
  }

  /** Counts `jobs` with inputs of `bytes` towards the tenant's quotas. @throws Problem 429 when they are more than is left. */
  async take({ tenantId, tier, quotas = {} }: Identity, jobs: number, bytes: number): Promise<void> {
    const { jobsInFlight, storedBytes } = { ...this.#tiers[tier], ...quotas };
    if ((jobsInFlight === undefined && storedBytes === undefined) || jobs === 0) return;
    const known = this.#of(tenantId);
    const [jobsMax, bytesMax] = [jobsInFlight ?? Number.POSITIVE_INFINITY, storedBytes ?? Number.POSITIVE_INFINITY];
    const jobsThen = () => known.usage.jobsInFlight + known.added.jobs + jobs;
    const bytesThen = () => known.usage.storedBytes + known.added.bytes + bytes;
    const isNear = jobsThen() > jobsMax / 2 || bytesThen() > bytesMax / 2;
    const age = performance.now() - known.askedAt;
    if (age > (isNear ? NEAR_FRESH_MS : FAR_FRESH_MS)) {
      const asking = this.#refresh(tenantId, known);
      if (isNear || age === Number.POSITIVE_INFINITY) await asking;
    } else if (isNear && known.asking !== undefined) await known.asking;
    if (jobsThen() > jobsMax)
      throw this.#exceeded('jobs-in-flight', `${jobsMax} jobs that have not ended`, RETRY_JOBS_S);
    if (bytesThen() > bytesMax)
      throw this.#exceeded('stored-bytes', `${bytesMax} bytes of inputs and outputs`, RETRY_BYTES_S);
    known.added.jobs += jobs;
    known.recent.push({ at: performance.now(), jobs });
    forgetOld(known);
    known.added.bytes += bytes;
  }

  #of(tenantId: string): Known {
    const known = this.#known.get(tenantId);
    if (known !== undefined) return known;
    const unknown: Known = {
      usage: { jobsInFlight: 0, storedBytes: 0 },
      added: { jobs: 0, bytes: 0 },
      recent: [],
      askedAt: Number.NEGATIVE_INFINITY,
      asking: undefined,
    };
    this.#known.set(tenantId, unknown);
    return unknown;
  }

  #refresh(tenantId: string, known: Known): Promise<void> {
    known.asking ??= this.#ask(tenantId, known).finally(() => {
      known.asking = undefined;
    });
    return known.asking;
  }

  async #ask(tenantId: string, known: Known): Promise<void> {
    known.askedAt = performance.now();
    forgetOld(known);
    const { jobs, bytes } = known.added;
    const recent = known.recent.reduce((sum, one) => sum + one.jobs, 0);
    const answer = await this.#orchestrator
      .call('GET', `/internal/v1/usage?tenantId=${tenantId}`)
      .catch(() => undefined);
    if (answer?.status !== 200 || !validateTenantUsage(answer.body)) return;
    const { jobsInFlight, storedBytes } = answer.body;
    // Fewer than we thought: of these some have ended, but as many as are recent may only not be recorded yet.
    const missing = Math.min(recent, Math.max(0, known.usage.jobsInFlight + jobs - jobsInFlight));
    known.usage = { jobsInFlight: jobsInFlight + missing, storedBytes };
    known.added.jobs -= jobs;
    known.added.bytes -= bytes;
  }

  #exceeded(policy: string, what: string, retryAfterS: number): Problem {
    this.#refused.inc({ policy });
    return new Problem('QUOTA_EXCEEDED', `The tenant may have ${what}, and this would be more.`, {
      retryAfterS,
      violatedPolicies: [policy],
    });
  }
}

function forgetOld({ recent }: Known): void {
  const before = performance.now() - RECORDED_WITHIN_MS;
  const kept = recent.findIndex(({ at }) => at >= before);
  recent.splice(0, kept === -1 ? recent.length : kept);
}
