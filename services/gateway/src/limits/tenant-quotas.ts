import {
  cacheOf,
  type KnownTenants,
  type QuotaPolicy,
  quotasOf,
  type ServiceClient,
  type TierQuotas,
} from '@weir/runtime';
import { type Identity, type TenantUsage, validateTenantUsage } from '@weir/schemas';
import type { Metrics } from '@weir/telemetry';
import { Problem } from '../errors.ts';
import { AcceptedSince } from './accepted-since.ts';

const TENANTS_MAX = 20_000;
/** Who has used half of a quota is looked at this often, everybody else that often. */
const NEAR_FRESH_MS = 1_000;
const FAR_FRESH_MS = 10_000;
/** What was accepted is recorded within so long, as a rule, and may be missing from a count until then. */
const RECORDED_WITHIN_MS = 1_000;
/** Jobs end all the time; what is stored does not go away so soon. */
const POLICIES = {
  'jobs-in-flight': { what: 'jobs that have not ended', retryAfterS: 5 },
  'stored-bytes': { what: 'bytes of inputs and outputs', retryAfterS: 3_600 },
} as const satisfies Record<QuotaPolicy, object>;

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
  readonly #tenants: Pick<KnownTenants, 'lastHeard'>;
  readonly #tiers: TierQuotas;
  readonly #refused: Metrics['rateLimited'];
  readonly #known = cacheOf<Known>(TENANTS_MAX);

  constructor(
    orchestrator: Pick<ServiceClient, 'call'>,
    tenants: Pick<KnownTenants, 'lastHeard'>,
    tiers: TierQuotas,
    { rateLimited }: Metrics,
  ) {
    this.#orchestrator = orchestrator;
    this.#tenants = tenants;
    this.#tiers = tiers;
    this.#refused = rateLimited;
  }

  /** Counts `jobs` with inputs of `bytes` towards the tenant's quotas. @throws Problem 429 when they are more than is left. */
  async take({ tenantId, tier }: Pick<Identity, 'tenantId' | 'tier'>, jobs: number, bytes: number): Promise<void> {
    // A tenant that nobody could be asked about has the quotas of the tier that its credentials say.
    const tenant = await this.#tenants.lastHeard(tenantId);
    const { jobsInFlight, storedBytes } = tenant === undefined ? this.#tiers[tier] : quotasOf(tenant, this.#tiers);
    if ((jobsInFlight === undefined && storedBytes === undefined) || jobs === 0) return;
    const known = this.#of(tenantId);
    const jobsMax = jobsInFlight ?? Number.POSITIVE_INFINITY;
    const bytesMax = storedBytes ?? Number.POSITIVE_INFINITY;
    const isNear =
      known.usage === NOT_COUNTED || jobsWith(known, jobs) > jobsMax / 2 || bytesWith(known, bytes) > bytesMax / 2;
    const age = performance.now() - known.askedAt;
    if (age > (isNear ? NEAR_FRESH_MS : FAR_FRESH_MS)) {
      const asking = this.#refresh(tenantId, known);
      if (isNear && !known.hasFailed) await asking;
    } else if (isNear && !known.hasFailed) await known.asking;
    if (jobsWith(known, jobs) > jobsMax) throw this.exceeded('jobs-in-flight', jobsMax);
    if (bytesWith(known, bytes) > bytesMax) throw this.exceeded('stored-bytes', bytesMax);
    known.added.add(performance.now(), jobs, bytes);
  }

  /** Counts what the orchestrator has let in by itself; so no job that is asked for here takes the same place a second time. */
  count(tenantId: string, jobs: number): void {
    this.#known.get(tenantId)?.added.add(performance.now(), jobs, 0);
  }

  /** What a client is told who asks for more than `max`, and that it is counted. */
  exceeded(policy: QuotaPolicy, max: number): Problem {
    const { what, retryAfterS } = POLICIES[policy];
    this.#refused.inc({ policy });
    return new Problem('QUOTA_EXCEEDED', `The tenant may have ${max} ${what}, and this would be more.`, {
      retryAfterS,
      violatedPolicies: [policy],
    });
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
}

const jobsWith = ({ usage, added }: Known, jobs: number): number => usage.jobsInFlight + added.jobs + jobs;
const bytesWith = ({ usage, added }: Known, bytes: number): number => usage.storedBytes + added.bytes + bytes;
