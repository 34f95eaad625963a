import { type Envelope, RetryableError } from '@weir/messaging';
import type { JobRequested } from '@weir/schemas';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { gateOf, OPEN } from './domain/gate.ts';
import { isLimited } from './domain/queue-settings.ts';
import { DueTimes } from './due-times.ts';
import { Lanes } from './lanes.ts';
import { Pumps } from './pumps.ts';
import { QueueControls } from './queue-controls.ts';
import { Recount } from './recount.ts';
import { publishWork, type SendOptions, sendWork } from './send-work.ts';
import { Slots } from './slots.ts';
import type { Dispatched } from './statements/dispatch-again.ts';
import type { EndedJob } from './statements/free-slots.ts';
import { queuesWithWaiting } from './statements/queues-with-waiting.ts';

const TAKE_MAX = 400;
const TICK_MS = 1_000;
/** In ticks: how often slots are compared with the jobs, how often with all of them, and how often what is in flight is counted anew. */
const SLOTS_EVERY = 2;
const ALL_SLOTS_EVERY = 14;
const RECOUNT_EVERY = 60;

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
  readonly #lanes: Lanes;
  readonly #slots: Slots;
  /** Queues whose jobs all go through the table: they are paused, or each of their jobs counts against a limit. */
  #restricted: ReadonlySet<string> = new Set();
  readonly #pumps: Pumps;
  readonly #recount: Recount;
  readonly #dueTimes = new DueTimes((queue) => this.parked(queue));
  #ticking: Promise<void> | undefined;
  #ticks = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #sending = new Set<Promise<void>>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const { database, log, window } = options;
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
    this.#slots = new Slots({ database, log, controls: this.controls }, (queue) => this.#pumps.call(queue));
    this.#lanes = new Lanes({
      send: options,
      controls: this.controls,
      isStopped: () => this.#stopped,
      onSlots: (queue) => this.#slots.used(queue),
      onDueAt: (queue, at) => this.dueAt(queue, at),
    });
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
    await Promise.all(this.#sending);
    await this.#slots.drained();
    await this.#lanes.parkAllHeld();
  }

  /** What a job waits for beside room in its queue. */
  gateOf({ operation, concurrencyKey }: JobRequested): string {
    const isRated = this.#options.registry.rateLimit(operation) !== undefined;
    return isRated || concurrencyKey !== undefined ? gateOf(isRated ? operation : undefined, concurrencyKey) : OPEN;
  }

  /** What to do with a job of the queue that has just arrived: jobs that came earlier and had to wait go first. */
  placeFor(queue: string, gate: string = OPEN): 'dispatch' | 'hold' | 'park' {
    if (gate !== OPEN || this.#lanes.isParked(queue) || this.#restricted.has(queue)) return 'park';
    if (!this.#lanes.holds(queue) && this.#options.window.take(queue, 1) === 1) return 'dispatch';
    return this.#lanes.isFull ? 'park' : 'hold';
  }

  /** Takes jobs that are recorded as queued. */
  hold(requests: readonly Request[]): void {
    for (const request of requests) this.#lanes.hold(request);
    for (const queue of new Set(requests.map((request) => request.data.queue))) this.#pumps.call(queue);
  }

  /** Jobs of the queue wait in the table; without their gate, nobody knows which. */
  parked(queue: string, gate?: string): void {
    this.#mark(queue, gate === undefined || gate === OPEN, gate !== OPEN);
  }

  /**
   * Sends work of jobs that were just recorded as dispatched. Resolves when it is stored, or when its first try failed: then it is tried
   * on here, since whoever asked for the job finds it recorded, and will not send it again.
   */
  async send(assignments: readonly Dispatched[]): Promise<void> {
    try {
      await publishWork(this.#options, assignments);
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      const trying = sendWork(this.#options, assignments, () => this.#stopped)
        .catch((cause: unknown) =>
          this.#options.log.warn({ err: cause }, 'work was not published; whoever starts next finds it'),
        )
        .finally(() => this.#sending.delete(trying));
      this.#sending.add(trying);
    }
  }

  /** A job of the queue that waits in the table may go from then on. */
  dueAt(queue: string, at: number): void {
    if (!this.#stopped) this.#dueTimes.add(queue, at);
  }

  /** Jobs of the queue have come to an end, so others may go. */
  returned(queue: string, count: number): void {
    this.#options.window.release(queue, count);
    if (this.#lanes.has(queue)) this.#pumps.call(queue);
  }

  /** These attempts have ended, so that their slots are free. Who does not say so has them freed a moment later. */
  ended(jobs: readonly (EndedJob & { readonly queue: string })[]): void {
    this.#slots.ended(jobs);
  }

  /** Counts what is in flight anew. */
  recount(): Promise<void> {
    return this.#recount.run();
  }

  #settingsChanged(queues: readonly string[]): void {
    this.#restricted = new Set(
      queues.filter((queue) => {
        const settings = this.controls.of(queue);
        return settings.state === 'paused' || isLimited(settings);
      }),
    );
    for (const queue of queues) if (this.#lanes.has(queue)) this.#pumps.call(queue);
    void this.#findWaiting();
  }

  #mark(queue: string, open: boolean, gated: boolean): void {
    this.#lanes.mark(queue, open, gated);
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

  async #tick(): Promise<void> {
    const { log } = this.#options;
    this.#ticks += 1;
    for (const queue of this.#lanes.heldQueues()) this.#pumps.call(queue);
    await this.#findWaiting();
    if (this.#ticks % SLOTS_EVERY !== 0) return;
    try {
      if (this.#ticks % RECOUNT_EVERY === 0 || this.#recount.isStuck((queue) => this.#lanes.has(queue)))
        await this.recount();
      await this.#slots.correct(this.#ticks % ALL_SLOTS_EVERY === 0, this.#lanes.hasGated);
    } catch (error) {
      log.debug({ err: error }, 'the counts cannot be corrected now');
    }
  }

  async #run(queue: string): Promise<void> {
    const { window } = this.#options;
    for (;;) {
      this.#pumps.heard(queue);
      if (this.#stopped || !this.#lanes.has(queue) || this.controls.of(queue).state === 'paused') return;
      const isRestricted = this.#restricted.has(queue);
      if (this.#lanes.holds(queue) && (this.#lanes.isParked(queue) || isRestricted)) await this.#lanes.parkHeld(queue);
      const room = window.take(queue, TAKE_MAX);
      if (room === 0) return;
      const sent = { count: 0 };
      try {
        await this.#lanes.send(queue, room, isRestricted, sent);
      } finally {
        window.untake(queue, room - sent.count);
      }
      if (sent.count === 0 && !this.#pumps.isCalled(queue)) return;
    }
  }
}
