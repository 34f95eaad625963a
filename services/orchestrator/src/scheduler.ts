import type { Context } from '@weir/runtime';
import type { Statement } from '@weir/store';
import { Gauge } from 'prom-client';
import { Leadership } from './leadership.ts';
import type { Parts } from './parts.ts';
import { fireSchedules } from './statements/fire-schedules.ts';

/** A schedule that was just made, or whose time was changed, is noticed so soon. */
const LOOK_EVERY_MS = 1_000;

/** By Postgres' clock, as all that is due. */
const UNTIL_NEXT: Statement = {
  name: 'until-next-run',
  text: `select extract(epoch from min(next_run_at) - now()) * 1000 as "waitMs" from schedules
    where next_run_at is not null and (held_until is null or held_until <= now()) and tenant_id <> all($1::uuid[])`,
};

/** Starts the runs of schedules at their times, while this process leads. */
export class Scheduler {
  readonly #parts: Parts;
  readonly #leadership: Pick<Leadership, 'leads'>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  /** Tenants whose runs the last sweep could not start; they are looked at again with the next. */
  #left = new Set<string>();

  constructor(parts: Parts, leadership: Pick<Leadership, 'leads'>) {
    this.#parts = parts;
    this.#leadership = leadership;
  }

  start(): this {
    this.#wait(0);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Starts everything that is due; returns how many jobs that made. */
  async sweep(): Promise<number> {
    let jobs = 0;
    this.#left = new Set();
    for (;;) {
      const fired = await fireSchedules(this.#parts, this.#left);
      jobs += fired.jobs;
      if (fired.schedules === 0 || this.#stopped) return jobs;
    }
  }

  #wait(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#look()
        .catch((error: unknown) => {
          this.#parts.log.warn({ err: error }, 'schedules cannot be run now; trying again');
          return LOOK_EVERY_MS;
        })
        .then((next) => {
          if (!this.#stopped) this.#wait(next);
        });
    }, delayMs);
  }

  async #look(): Promise<number> {
    if (!this.#leadership.leads) return LOOK_EVERY_MS;
    const waitMs = await this.#untilNext(new Set());
    if (waitMs > 0) return waitMs;
    await this.sweep();
    return Math.max(1, await this.#untilNext(this.#left));
  }

  /** Until the next run of other tenants than these; none or less when it is due. */
  async #untilNext(left: ReadonlySet<string>): Promise<number> {
    const [next] = await this.#parts.database.run<{ waitMs: string | null }>(UNTIL_NEXT, [[...left]]);
    const waitMs = next === undefined || next.waitMs === null ? LOOK_EVERY_MS : Number(next.waitMs);
    return Math.min(LOOK_EVERY_MS, Math.ceil(waitMs));
  }
}

/** Of several orchestrators one starts the runs of schedules. */
export function startSchedules({ lifecycle, log, metrics }: Context, parts: Parts): void {
  const leader = new Gauge({
    name: 'weir_leader',
    help: '1 while this process leads.',
    labelNames: ['name'],
    registers: [metrics.registry],
  });
  const leadership = new Leadership({
    database: parts.database,
    name: 'schedules',
    holder: parts.source,
    onChange: (leads) => {
      leader.set({ name: 'schedules' }, leads ? 1 : 0);
      log.info(
        { leads },
        leads ? 'this process starts the runs of schedules' : 'this process starts no runs of schedules any more',
      );
    },
  }).start();
  lifecycle.onStop('leadership', () => leadership.stop());
  const scheduler = new Scheduler(parts, leadership).start();
  lifecycle.onStop('scheduler', () => scheduler.stop());
}
