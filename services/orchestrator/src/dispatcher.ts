import type { Envelope } from '@weir/messaging';
import type { JobRequested } from '@weir/schemas';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { FairShares } from './domain/fair-shares.ts';
import { gateOf, OPEN } from './domain/gate.ts';
import { HeldJobs } from './domain/held-jobs.ts';
import { isLimited, weightOf } from './domain/queue-settings.ts';
import { DueTimes } from './due-times.ts';
import { Pumps } from './pumps.ts';
import { QueueControls } from './queue-controls.ts';
import { Recount } from './recount.ts';
import { type SendOptions, sendWork } from './send-work.ts';
import { Slots } from './slots.ts';
import type { Dispatched } from './statements/dispatch-again.ts';
import type { EndedJob } from './statements/free-slots.ts';
import { markDispatched } from './statements/mark-dispatched.ts';
import { parkHeld } from './statements/park-held.ts';
import { queuesWithWaiting } from './statements/queues-with-waiting.ts';
import { WaitingJobs } from './waiting-jobs.ts';

const TAKE_MAX = 400;
const TICK_MS = 500;
/** In ticks: how often slots are compared with the jobs, how often with all of them, and how often what is in flight is counted anew. */
const SLOTS_EVERY = 4;
const ALL_SLOTS_EVERY = 28;
const RECOUNT_EVERY = 120;
/** Recorded jobs that this process keeps in memory until there is room; more than that wait in the database. */
const HELD_MAX = 20_000;

type Request = Envelope<'job-requested'>;

export interface DispatcherOptions extends SendOptions {
  readonly window: DispatchWindow;
}

/**
 * Sends recorded jobs to the pools as room appears: after results, when a time has come, and by a tick in case both were missed.
 *
 * Jobs that only wait for room are held in memory, which costs nothing; the table `waiting` has those for which memory has no
 * room, whose time has not come, or that a limit may hold back. What a process held when it died is found at the next start: it is
 * queued, and waits nowhere. `docs/queues.md` has the rules.
 */
export class Dispatcher {
  readonly controls: QueueControls;
  readonly #options: DispatcherOptions;
  readonly #shares = new Map<string, FairShares>();
  readonly #held = new HeldJobs((queue) => this.#sharesOf(queue));
  readonly #waiting: WaitingJobs;
  readonly #slots: Slots;
  /** Queues of which jobs without a gate wait in the table, and those of which jobs with one do. */
  readonly #parked = new Set<string>();
  readonly #gated = new Set<string>();
  /** Queues whose jobs all go through the table: they are paused, or each of their jobs counts against a limit. */
  #restricted: ReadonlySet<string> = new Set();
  readonly #pumps: Pumps;
  readonly #recount: Recount;
  /** Queues in which something was parked since their pump last looked. */
  readonly #unseen = new Set<string>();
  readonly #dueTimes = new DueTimes((queue) => this.parked(queue));
  #ticking: Promise<void> | undefined;
  #ticks = 0;
  #gatedFirst = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const { database, registry, log, window } = options;
    this.#pumps = new Pumps(
      (queue) => this.#run(queue),
      (queue, error) => log.warn({ err: error, queue }, 'dispatching stopped; the next tick tries again'),
    );
    this.#recount = new Recount(database, window);
    this.controls = new QueueControls(
      database,
      (queues) => this.#settingsChanged(queues),
      (error) => log.debug({ err: error }, 'the settings of queues could not be read'),
    );
    this.#waiting = new WaitingJobs({
      database,
      registry,
      controls: this.controls,
      sharesOf: (queue) => this.#sharesOf(queue),
    });
    this.#slots = new Slots({ database, log, controls: this.controls }, (queue) => this.#pumps.call(queue));
  }

  start(): this {
    this.controls.start();
    this.#timer = setInterval(() => {
      this.#ticking ??= this.#tick().finally(() => {
        this.#ticking = undefined;
      });
    }, TICK_MS);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#dueTimes.stop();
    await this.controls.stop();
    await this.#ticking;
    await this.#pumps.stop();
    await this.#slots.drained();
    await this.#parkAllHeld();
  }

  /** What a job waits for beside room in its queue. */
  gateOf({ operation, concurrencyKey }: JobRequested): string {
    const isRated = this.#options.registry.rateLimit(operation) !== undefined;
    return isRated || concurrencyKey !== undefined ? gateOf(isRated ? operation : undefined, concurrencyKey) : OPEN;
  }

  /** What to do with a job of the queue that has just arrived: jobs that came earlier and had to wait go first. */
  placeFor(queue: string, gate: string = OPEN): 'dispatch' | 'hold' | 'park' {
    if (gate !== OPEN || this.#parked.has(queue) || this.#restricted.has(queue)) return 'park';
    if (!this.#held.has(queue) && this.#options.window.take(queue, 1) === 1) return 'dispatch';
    return this.#held.count < HELD_MAX ? 'hold' : 'park';
  }

  /** Takes jobs that are recorded as queued. */
  hold(requests: readonly Request[]): void {
    for (const request of requests) this.#held.add(request);
    for (const queue of new Set(requests.map((request) => request.data.queue))) this.#pumps.call(queue);
  }

  /** Jobs of the queue wait in the table; without their gate, nobody knows which. */
  parked(queue: string, gate?: string): void {
    this.#mark(queue, gate === undefined || gate === OPEN, gate !== OPEN);
  }

  /** A job of the queue that waits in the table may go from then on. */
  dueAt(queue: string, at: number): void {
    if (!this.#stopped) this.#dueTimes.add(queue, at);
  }

  /** Jobs of the queue have come to an end, so others may go. */
  returned(queue: string, count: number): void {
    this.#options.window.release(queue, count);
    if (this.#hasAny(queue)) this.#pumps.call(queue);
  }

  /** These attempts have ended, so that their slots are free. Who does not say so has them freed a moment later. */
  ended(jobs: readonly (EndedJob & { readonly queue: string })[]): void {
    this.#slots.ended(jobs);
  }

  /** Counts what is in flight anew. */
  recount(): Promise<void> {
    return this.#recount.run();
  }

  #sharesOf(queue: string): FairShares {
    let shares = this.#shares.get(queue);
    if (shares === undefined) {
      shares = new FairShares((tenantId) => weightOf(this.controls.of(queue), tenantId));
      this.#shares.set(queue, shares);
    }
    return shares;
  }

  #settingsChanged(queues: readonly string[]): void {
    this.#restricted = new Set(
      queues.filter((queue) => {
        const settings = this.controls.of(queue);
        return settings.state === 'paused' || isLimited(settings);
      }),
    );
    for (const queue of queues) if (this.#hasAny(queue)) this.#pumps.call(queue);
    void this.#findWaiting();
  }

  #mark(queue: string, open: boolean, gated: boolean): void {
    if (gated) this.#gated.add(queue);
    if (open) this.#parked.add(queue);
    this.#unseen.add(queue);
    this.#pumps.call(queue);
  }

  /** Looks for what waits in the table, whoever put it there. */
  async #findWaiting(): Promise<void> {
    const { database, log } = this.#options;
    try {
      for (const { queue, open, gated } of await queuesWithWaiting(database))
        if (open || gated) this.#mark(queue, open, gated);
    } catch (error) {
      log.debug({ err: error }, 'waiting jobs cannot be looked up now');
    }
  }

  #hasAny(queue: string): boolean {
    return this.#held.has(queue) || this.#parked.has(queue) || this.#gated.has(queue);
  }

  async #tick(): Promise<void> {
    const { log } = this.#options;
    this.#ticks += 1;
    for (const queue of this.#held.queues()) this.#pumps.call(queue);
    await this.#findWaiting();
    if (this.#ticks % SLOTS_EVERY !== 0) return;
    try {
      if (this.#ticks % RECOUNT_EVERY === 0 || this.#recount.isStuck((queue) => this.#hasAny(queue)))
        await this.recount();
      await this.#slots.correct(this.#ticks % ALL_SLOTS_EVERY === 0, this.#gated.size > 0);
    } catch (error) {
      log.debug({ err: error }, 'the counts cannot be corrected now');
    }
  }

  async #run(queue: string): Promise<void> {
    const { window } = this.#options;
    for (;;) {
      this.#pumps.heard(queue);
      if (this.#stopped || !this.#hasAny(queue) || this.controls.of(queue).state === 'paused') return;
      const isRestricted = this.#restricted.has(queue);
      if (this.#held.has(queue) && (this.#parked.has(queue) || isRestricted)) await this.#parkHeld(queue);
      const room = window.take(queue, TAKE_MAX);
      if (room === 0) return;
      const sent = { count: 0 };
      try {
        await this.#send(queue, room, isRestricted, sent);
      } finally {
        window.untake(queue, room - sent.count);
      }
      if (sent.count === 0 && !this.#pumps.isCalled(queue)) return;
    }
  }

  /** Where jobs with and without a gate wait, each kind is sure of half of the room. */
  async #send(queue: string, room: number, isRestricted: boolean, sent: { count: number }): Promise<void> {
    const left = () => room - sent.count;
    const add = (count: number) => {
      sent.count += count;
    };
    const openOnes = async (max: number) =>
      add(this.#parked.has(queue) ? await this.#sendWaiting(queue, max) : await this.#sendHeld(queue, max));
    const gatedOnes = async (max: number) => add(await this.#sendGated(queue, max));
    if (isRestricted) return gatedOnes(room);
    const hasOpen = this.#parked.has(queue) || this.#held.has(queue);
    if (!this.#gated.has(queue)) return openOnes(room);
    this.#gatedFirst = !this.#gatedFirst;
    const [first, second] = this.#gatedFirst ? [gatedOnes, openOnes] : [openOnes, gatedOnes];
    await first(hasOpen ? Math.ceil(room / 2) : room);
    if (left() > 0) await second(left());
  }

  /** A job that was cancelled or has expired meanwhile is no longer queued, and is not marked. */
  async #sendHeld(queue: string, room: number): Promise<number> {
    const batch = this.#held.take(queue, room);
    if (batch.length === 0) return 0;
    const ids = batch.map(({ request }) => request.subject);
    const attempts = await markDispatched(this.#options.database, ids).catch((error: unknown) => {
      this.#held.putBack(queue, batch);
      throw error;
    });
    return this.#publish(
      batch.flatMap(({ request }) => {
        const attempt = attempts.get(request.subject);
        return attempt === undefined ? [] : [{ request, attempt }];
      }),
    );
  }

  /** Where jobs of a queue wait in the table, all do: their order is decided in one place. */
  async #parkHeld(queue: string): Promise<void> {
    const batch = this.#held.take(queue, HELD_MAX);
    const ids = batch.map(({ request }) => request.subject);
    await parkHeld(this.#options.database, ids).catch((error: unknown) => {
      this.#held.putBack(queue, batch);
      throw error;
    });
    this.#parked.add(queue);
  }

  /** What stays in memory when the process ends is found again by whoever starts next, so failing does no harm. */
  async #parkAllHeld(): Promise<void> {
    try {
      for (const queue of this.#held.queues()) await this.#parkHeld(queue);
    } catch (error) {
      this.#options.log.debug({ err: error }, 'held jobs could not be parked');
    }
  }

  async #sendWaiting(queue: string, room: number): Promise<number> {
    this.#unseen.delete(queue);
    const { taken, isExhausted } = await this.#waiting.takeOpen(queue, room);
    if (isExhausted && !this.#unseen.has(queue)) this.#parked.delete(queue);
    return this.#publish(taken.map(({ envelope, attempt }) => ({ request: envelope, attempt })));
  }

  async #sendGated(queue: string, room: number): Promise<number> {
    this.#unseen.delete(queue);
    this.#slots.used(queue);
    const { taken, isExhausted, nextTokenMs } = await this.#waiting.takeGated(queue, room);
    if (isExhausted && !this.#unseen.has(queue)) {
      this.#gated.delete(queue);
      if (this.#restricted.has(queue)) this.#parked.delete(queue);
    }
    if (nextTokenMs !== undefined) this.dueAt(queue, Date.now() + nextTokenMs);
    return this.#publish(taken.map(({ envelope, attempt }) => ({ request: envelope, attempt })));
  }

  /** Returns how many places they take. */
  async #publish(assignments: readonly Dispatched[]): Promise<number> {
    await sendWork(this.#options, assignments, () => this.#stopped);
    return assignments.length;
  }
}
