import { cacheOf } from '@weir/runtime';
import type { TenantUsage } from '@weir/schemas';
import type { Database } from '@weir/store';
import type { Runs } from './statements/take-waiting.ts';
import { type CountedSoFar, countUsage, NOTHING_COUNTED, type Usage } from './statements/tenant-usage.ts';
import type { Tables } from './tables.ts';

const TENANTS_MAX = 10_000;
const FRESH_MS = 1_000;
/** Counting takes no more than this part of one connection, however much a tenant has. */
const BUSY_SHARE = 20;
/** What was recorded late or has been deleted since is found by counting from the beginning. */
const ANEW_AFTER_MS = 60 * 60_000;

interface Known {
  readonly usage: Usage;
  readonly counted: CountedSoFar;
  readonly countedAt: number;
  readonly freshUntil: number;
  readonly anewAt: number;
}

/** What tenants use of their quotas. Only those that somebody asks about are counted, one at a time; the hot path is not touched. */
export class TenantUsages {
  readonly #database: Database<Tables>;
  readonly #known = cacheOf<Known>(TENANTS_MAX);
  readonly #counting = new Map<string, Promise<Known>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: Database<Tables>) {
    this.#database = database;
  }

  /** Makes `countIn` short: what a tenant has had for long is counted here. */
  async prepare(tenantId: string): Promise<void> {
    const known = this.#known.get(tenantId);
    if (known === undefined || performance.now() >= known.anewAt) await this.#fresh(tenantId);
  }

  /** Counts on, now, in somebody's transaction and before it changes anything. */
  async countIn(runs: Runs, tenantId: string): Promise<Usage> {
    return (await this.#count(tenantId, runs)).usage;
  }

  async of(tenantId: string): Promise<TenantUsage> {
    const { usage, countedAt } = await this.#fresh(tenantId);
    return { ...usage, ageMs: performance.now() - countedAt };
  }

  async #fresh(tenantId: string): Promise<Known> {
    const known = this.#known.get(tenantId);
    if (known !== undefined && performance.now() < known.freshUntil) return known;
    const underWay = this.#counting.get(tenantId);
    if (underWay !== undefined) return underWay;
    const counting = this.#turn.then(() => this.#count(tenantId)).finally(() => this.#counting.delete(tenantId));
    this.#counting.set(tenantId, counting);
    this.#turn = counting.catch(() => undefined);
    return counting;
  }

  async #count(tenantId: string, runs: Runs = this.#database): Promise<Known> {
    const began = performance.now();
    const known = this.#known.get(tenantId);
    const isAnew = known === undefined || began >= known.anewAt;
    const { usage, counted } = await countUsage(runs, tenantId, isAnew ? NOTHING_COUNTED : known.counted);
    const ended = performance.now();
    const found: Known = {
      usage,
      counted,
      countedAt: began,
      freshUntil: ended + Math.max(FRESH_MS, BUSY_SHARE * (ended - began)),
      anewAt: isAnew ? ended + ANEW_AFTER_MS : known.anewAt,
    };
    this.#known.set(tenantId, found);
    return found;
  }
}
