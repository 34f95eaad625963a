/** Each so many jobs that a tenant sends, one is the job of it that waits longest, whatever its priority: so none starves. */
const OLDEST_EVERY = 8;
/** Tenants that are remembered although nothing of theirs waits; beyond that those are forgotten that are owed nothing. */
const REMEMBERED_MAX = 1_000;

interface Account {
  /** Where the tenant's last job ended in virtual time, in which a job lasts 1 / weight. */
  finish: number;
  sent: number;
}

/**
 * Whose turn it is in one queue: start-time fair queueing (Goyal, Vin, Cheng 1996), with jobs of size one. While two tenants both have
 * jobs, what they get differs from the proportion of their weights by at most one job each, and who comes anew does not wait for those
 * who came with many, nor catches up on the time when it asked for nothing.
 */
export class FairShares {
  readonly #weightOf: (tenantId: string) => number;
  readonly #accounts = new Map<string, Account>();
  #now = 0;

  constructor(weightOf: (tenantId: string) => number = () => 1) {
    this.#weightOf = weightOf;
  }

  /** The tenant whose turn it is, of those that have jobs; of equals the first. */
  next(tenants: Iterable<string>): string | undefined {
    let first: string | undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const tenantId of tenants) {
      const start = this.#startOf(tenantId);
      // Nobody can be earlier: with many tenants most look like this.
      if (start === this.#now) return tenantId;
      if (start >= earliest) continue;
      first = tenantId;
      earliest = start;
    }
    return first;
  }

  /** Whether the tenant's next job is to be its oldest instead of its most urgent. */
  isOldestNext(tenantId: string): boolean {
    return ((this.#accounts.get(tenantId)?.sent ?? 0) + 1) % OLDEST_EVERY === 0;
  }

  /** One job of the tenant goes. */
  charge(tenantId: string): void {
    const start = this.#startOf(tenantId);
    const account = this.#accounts.get(tenantId) ?? { finish: 0, sent: 0 };
    account.finish = start + 1 / this.#weightOf(tenantId);
    account.sent += 1;
    this.#now = start;
    this.#accounts.set(tenantId, account);
    if (this.#accounts.size > REMEMBERED_MAX) this.#forget();
  }

  /** One job that was charged did not go after all. */
  refund(tenantId: string): void {
    const account = this.#accounts.get(tenantId);
    if (account === undefined) return;
    account.finish -= 1 / this.#weightOf(tenantId);
    account.sent -= 1;
  }

  #startOf(tenantId: string): number {
    return Math.max(this.#now, this.#accounts.get(tenantId)?.finish ?? 0);
  }

  #forget(): void {
    for (const [tenantId, { finish }] of this.#accounts) if (finish <= this.#now) this.#accounts.delete(tenantId);
  }
}
