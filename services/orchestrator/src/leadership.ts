import type { Database, Statement } from '@weir/store';
import type { Tables } from './tables.ts';

/** A leader that is silent for so long is followed by another. */
const LEASE_MS = 4_000;
const RENEW_MS = 1_000;
/** We stop to lead before another may begin. Only a hint all the same: what a leader does must be safe if two do it. */
const MARGIN_MS = 500;

const TAKE: Statement = {
  name: 'take-leadership',
  text: `
    insert into leaders (name, holder, expires_at) values ($1, $2, now() + $3 * interval '1 ms')
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where leaders.holder = excluded.holder or leaders.expires_at < now()
    returning holder`,
};
const RELEASE: Statement = { name: 'release-leadership', text: 'delete from leaders where name = $1 and holder = $2' };

export interface LeadershipOptions {
  readonly database: Database<Tables>;
  /** What is led, such as `schedules`. */
  readonly name: string;
  /** Unique among processes. */
  readonly holder: string;
  readonly onChange?: (leads: boolean) => void;
  readonly leaseMs?: number;
}

/**
 * One leader at a time among the orchestrators, by a lease in Postgres. A lease, not an advisory lock: it ends also when its holder is
 * frozen or cut off with its connection open, and Postgres' clock alone decides.
 */
export class Leadership {
  readonly #options: LeadershipOptions;
  readonly #leaseMs: number;
  #leadsUntil = 0;
  #led = false;
  #renewing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LeadershipOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  get leads(): boolean {
    return performance.now() < this.#leadsUntil;
  }

  start(): this {
    const renew = () => {
      this.#renewing ??= this.renew().finally(() => {
        this.#renewing = undefined;
      });
    };
    renew();
    this.#timer = setInterval(renew, RENEW_MS);
    return this;
  }

  /** Lets another lead at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing;
    this.#leadsUntil = 0;
    const { database, name, holder } = this.#options;
    // If Postgres is away, the lease ends by itself.
    await database.run(RELEASE, [name, holder]).catch(() => undefined);
    this.#tell();
  }

  /** Takes the lease if it is free, or keeps it. Never fails: who cannot reach Postgres leads no longer than the lease. */
  async renew(): Promise<void> {
    const { database, name, holder } = this.#options;
    const began = performance.now();
    try {
      const rows = await database.run(TAKE, [name, holder, this.#leaseMs]);
      this.#leadsUntil = rows.length === 0 ? 0 : began + this.#leaseMs - MARGIN_MS;
    } catch {
      // What is left of the lease still counts.
    }
    this.#tell();
  }

  #tell(): void {
    const { leads } = this;
    if (leads === this.#led) return;
    this.#led = leads;
    this.#options.onChange?.(leads);
  }
}
