import type { ServiceClient } from '@weir/runtime';
import { type Identity, type TenantUsage, validateTenantUsage } from '@weir/schemas';
import type { Metrics } from '@weir/telemetry';
import { LRUCache } from 'lru-cache';
import { Problem } from '../errors.ts';
import { AcceptedSince } from './accepted-since.ts';
import type { OwnQuotas, Quotas } from './own-quotas.ts';

const TENANTS_MAX = 20_000;
/** Who has used half of a quota is looked at this often, everybody else that often. */
const NEAR_FRESH_MS = 1_000;
const FAR_FRESH_MS = 10_000;
/** What was accepted is recorded within so long, as a rule, and may be missing from a count until then. */
const RECORDED_WITHIN_MS = 1_000;
/** Jobs end all the time; what is stored does not go away so soon. */
const RETRY_JOBS_S = 5;
const RETRY_BYTES_S = 3_600;

/** Of who was never counted, or about whom nobody answers. */
const NOT_COUNTED = { jobsInFlight: 0, storedBytes: 0 };

interface Known {
  /** What the orchestrator counted, and what was accepted here since then. */
  usage: Pick<TenantUsage, 'jobsInFlight' | 'storedBytes'>;
  readonly added: AcceptedSince;
  askedAt: number;
  asking: Promise<void> | undefined;
  /** Who is not answered is asked again, and not waited for. */
  hasFailed: boolean;
}

/**
 * Holds tenants to their quotas of jobs in flight and stored bytes. The count is the orchestrator's, a second old at the most for who is
 * near a quota, and what this gateway has accepted since. While nobody answers what it has accepted goes on counting, so no quota is open.
 */
export class TenantQuotas {
  readonly #orchestrator: Pick<ServiceClient, 'call'>;
  readonly #own: OwnQuotas;
  readonly #tiers: Readonly<Record<Identity['tier'], Quotas>>;
  readonly #refused: Metrics['rateLimited'];
  readonly #known = new LRUCache<string, Known>({ max: TENANTS_MAX });

  constructor(
    orchestrator: Pick<ServiceClient, 'call'>,
    own: OwnQuotas,
    tiers: Readonly<Record<Identity['tier'], Quotas>>,
    { rateLimited }: Metrics,
  ) {
    this.#orchestrator = orchestrator;
    this.#own = own;
    this.#tiers = tiers;
    this.#refused = rateLimited;
  }

  /** Counts `jobs` with inputs of `bytes` towards the tenant's quotas. @throws Problem 429 when they are more than is left. */
  async take({ tenantId, tier }: Pick<Identity, 'tenantId' | 'tier'>, jobs: number, bytes: number): Promise<void> {
    const { jobsInFlight, storedBytes } = { ...this.#tiers[tier], ...(await this.#own.of(tenantId)) };
    if ((jobsInFlight === undefined && storedBytes === undefined) || jobs === 0) return;
    const known = this.#of(tenantId);
    const [jobsMax, bytesMax] = [jobsInFlight ?? Number.POSITIVE_INFINITY, storedBytes ?? Number.POSITIVE_INFINITY];
    const jobsThen = () => known.usage.jobsInFlight + known.added.jobs + jobs;
    const bytesThen = () => known.usage.storedBytes + known.added.bytes + bytes;
    const isNear = known.usage === NOT_COUNTED || jobsThen() > jobsMax / 2 || bytesThen() > bytesMax / 2;
    const age = performance.now() - known.askedAt;
    if (age > (isNear ? NEAR_FRESH_MS : FAR_FRESH_MS)) {
      const asking = this.#refresh(tenantId, known);
      if (isNear && !known.hasFailed) await asking;
    } else if (isNear && !known.hasFailed) await known.asking;
    if (jobsThen() > jobsMax)
      throw this.#exceeded('jobs-in-flight', `${jobsMax} jobs that have not ended`, RETRY_JOBS_S);
    if (bytesThen() > bytesMax)
      throw this.#exceeded('stored-bytes', `${bytesMax} bytes of inputs and outputs`, RETRY_BYTES_S);
    known.added.add(performance.now(), jobs, bytes);
  }

  #of(tenantId: string): Known {
    const known = this.#known.get(tenantId);
    if (known !== undefined) return known;
    const unknown: Known = {
      usage: NOT_COUNTED,
      added: new AcceptedSince(),
      askedAt: Number.NEGATIVE_INFINITY,
      asking: undefined,
      hasFailed: false,
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
    const askedAt = performance.now();
    known.askedAt = askedAt;
    const answer = await this.#orchestrator
      .call('GET', `/internal/v1/usage?tenantId=${tenantId}`)
      .catch(() => undefined);
    known.hasFailed = answer?.status !== 200 || !validateTenantUsage(answer.body);
    if (answer?.status !== 200 || !validateTenantUsage(answer.body)) return;
    const { jobsInFlight, storedBytes, ageMs } = answer.body;
    const countedAt = askedAt - ageMs;
    const before = known.usage.jobsInFlight + known.added.jobs;
    const recent = known.added.forgetBefore(countedAt, countedAt - RECORDED_WITHIN_MS);
    // Fewer than we thought: of these some have ended, but as many as are recent may only not be recorded yet.
    const missing = Math.min(recent, Math.max(0, before - known.added.jobs - jobsInFlight));
    known.usage = { jobsInFlight: jobsInFlight + missing, storedBytes };
  }

  #exceeded(policy: string, what: string, retryAfterS: number): Problem {
    this.#refused.inc({ policy });
    return new Problem('QUOTA_EXCEEDED', `The tenant may have ${what}, and this would be more.`, {
      retryAfterS,
      violatedPolicies: [policy],
    });
  }
}
