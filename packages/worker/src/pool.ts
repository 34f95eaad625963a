import { type Delivery, DependencyUnavailable, deriveId, fullJitterMs, type Outgoing } from '@weir/messaging';
import type { RunningAttempt } from '@weir/schemas';
import { Attempt, type Ending } from './attempt.ts';
import { Bands } from './bands.ts';
import type { CompiledOperation } from './compiled.ts';
import type { HeldWork, Work } from './handed-work.ts';
import { ProgressReports } from './progress-reports.ts';
import { RecentlyDone } from './recently-done.ts';
import { RETRY_BACKOFF, Replies, type RepliesOptions } from './replies.ts';

/** Asks the orchestrator for the next attempt at a job that another worker had begun; undefined when nothing is left to do. */
export type Claim = (jobId: string, attempt: number) => Promise<number | undefined>;

export interface PoolOptions extends RepliesOptions {
  readonly operations: ReadonlyMap<string, CompiledOperation>;
  readonly concurrency: number;
  readonly claim: Claim;
  readonly ackWaitMs: number;
  /** Work that takes longer is held by a lease instead of its message; a minute unless told. */
  readonly leaseAfterMs?: number;
}

/** The result of an attempt; undefined of one that did not begin, since its job was cancelled. */
type Running = Outgoing | undefined | Promise<Outgoing>;

/** What has begun of an arrival, and arrivals that had begun the rest of it. */
interface UnderWay {
  readonly deliveries: Work['deliveries'];
  readonly running: readonly Running[];
  readonly others: readonly Promise<void>[];
}

/** Work that may end its worker runs so long before the next such work begins beside it. */
const PROBATION_MS = 1_000;
const LEASE_AFTER_MS = 60_000;
/** Cancelled jobs that are remembered in case their work is still on its way here. */
const CANCELLED_MAX = 10_000;

/** Somebody had begun it and did not settle it: it may be the one that ends its worker, or have been beside that one. */
const isSuspect = ({ deliveryCount, deliveries }: Work): boolean => deliveryCount > 1 && deliveries.length === 1;

/** Runs what arrives, urgent bands first, so many jobs at once; results are stored before the work is settled. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #replies: Replies;
  readonly #reports: ProgressReports;
  readonly #waiting = new Bands<Work>();
  readonly #unsettled = new Set<Work>();
  /** What has begun: since when, and which attempts. */
  readonly #begun = new Map<Work, { readonly since: number; readonly attempts: readonly HeldWork[] }>();
  /** The one that was cancelled first is the first to be forgotten. */
  readonly #cancelled = new Set<string>();
  readonly #done = new RecentlyDone();
  /** By assignment: resolves when what has begun is settled. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #extending: NodeJS.Timeout;
  #active = 0;
  #draining = false;
  /** The suspect that began last, while the next has to wait for it. */
  #onProbation: Work | undefined;
  #idle: (() => void)[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#replies = new Replies(options);
    this.#reports = new ProgressReports((report) => this.#replies.progress(report));
    this.#extending = setInterval(() => {
      for (const work of this.#unsettled) work.extend();
    }, options.ackWaitMs / 3);
  }

  get active(): number {
    return this.#active;
  }

  /** Jobs that could begin at once. */
  get free(): number {
    return this.#draining || !this.#waiting.isEmpty ? 0 : Math.max(0, this.#options.concurrency - this.#active);
  }

  push(band: number, work: Work): void {
    this.#unsettled.add(work);
    // Fresh work must not wait until all suspects have begun, one by one.
    if (isSuspect(work)) work.makeRoom();
    this.#waiting.push(band, work);
    this.#pump();
  }

  /** Nobody waits for the job any more: its handler is told to stop, and what has not begun does not begin. */
  cancel(jobId: string): void {
    if (this.#reports.abort(jobId, undefined, new Error('the job was cancelled'))) return;
    if (this.#cancelled.size >= CANCELLED_MAX)
      for (const oldest of this.#cancelled.keys().take(1)) this.#cancelled.delete(oldest);
    this.#cancelled.add(jobId);
  }

  /** Attempts that have been under way for a while, for `stop` to hear about those that are current no more. */
  running(): readonly RunningAttempt[] {
    return this.#reports.toAskAbout();
  }

  /** The result of this attempt would be discarded. */
  stop({ jobId, attempt }: RunningAttempt): void {
    this.#reports.abort(jobId, attempt, new Error('the attempt is not the current one any more'));
  }

  /**
   * What has been under way for long. Its message holds up the clearing of all that was settled after it, so the orchestrator is asked
   * for a lease: from then on the heartbeat holds the work, and `leased` settles the message.
   */
  longRunning(): readonly HeldWork[] {
    return this.#long().flatMap(([, { attempts }]) => attempts);
  }

  /** What was handed over is held, too, but stays unsettled until it is named here: else the next heartbeat would not name it. */
  leased(leases: readonly HeldWork[]): void {
    const keys = new Set(leases.map(({ jobId, attempt }) => `${jobId}/${attempt}`));
    for (const [work, { attempts }] of this.#long())
      if (attempts.every(({ jobId, attempt }) => keys.has(`${jobId}/${attempt}`))) work.settle({ kind: 'ack' });
  }

  #long() {
    const before = performance.now() - (this.#options.leaseAfterMs ?? LEASE_AFTER_MS);
    return [...this.#begun].filter(([, { since }]) => since <= before);
  }

  /** Hands back what has not begun, and waits for the rest; after `graceMs` the handlers are told to stop. */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    await Promise.all(this.#waiting.clear().map((work) => this.#giveUp(work)));
    // Nobody comes any more for whom a batch could wait.
    for (const { flush } of this.#options.operations.values()) flush?.();
    const timer = setTimeout(() => this.#reports.abortAll(new Error('the worker stops')), graceMs);
    if (this.#active > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    clearTimeout(timer);
    clearInterval(this.#extending);
    this.#reports.stop();
  }

  #pump(): void {
    while (this.#active < this.#options.concurrency) {
      const work = this.#next();
      if (work === undefined) return;
      this.#active += work.deliveries.length;
      void this.#take(work).finally(() => {
        this.#active -= work.deliveries.length;
        this.#pump();
        if (this.#active === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  /** Suspects begin one by one, so that the one to blame does not take the others with it again. */
  #next(): Work | undefined {
    return this.#waiting.next((work) => !(this.#onProbation !== undefined && isSuspect(work)));
  }

  async #take(work: Work): Promise<void> {
    const [only] = work.deliveries;
    if (work.deliveryCount === 1) await this.#takeFresh(work);
    // One job of a pack may have ended the worker. Each goes on alone, so that it harms none of the others.
    else if (work.deliveries.length > 1) await this.#handBack(work);
    else if (only !== undefined) await this.#takeOnProbation(work, only);
  }

  /**
   * An orchestrator that died leaves open what it had sent, so the next one sends it again; one that did not hear that we took something
   * does so at once. JetStream recognises messages that are the same, but packs are made anew, and what was handed over was none: what is
   * done already, or under way, is left out here, since its result counts whoever does it again.
   */
  async #takeFresh(work: Work): Promise<void> {
    const others: Promise<void>[] = [];
    const deliveries = work.deliveries.filter(({ envelope: { id } }) => {
      const other = this.#underWay.get(id);
      if (other !== undefined) others.push(other);
      return other === undefined && !this.#done.has(id);
    });
    this.#begin(work, deliveries);
    const running = deliveries.map((delivery) => this.#run(delivery, delivery.envelope.data.attempt));
    const finished = this.#finish(work, { deliveries, running, others });
    for (const { envelope } of deliveries) this.#underWay.set(envelope.id, finished);
    await finished;
    for (const { envelope } of deliveries) this.#underWay.delete(envelope.id);
  }

  #begin(work: Work, deliveries: Work['deliveries'], claimed?: number): void {
    const attempts = deliveries.map(({ envelope }) => ({
      jobId: envelope.subject,
      attempt: claimed ?? envelope.data.attempt,
    }));
    this.#begun.set(work, { since: performance.now(), attempts });
  }

  async #takeOnProbation(work: Work, delivery: Delivery<'work-assigned'>): Promise<void> {
    this.#onProbation = work;
    const over = () => {
      if (this.#onProbation !== work) return;
      this.#onProbation = undefined;
      this.#pump();
    };
    const timer = setTimeout(over, PROBATION_MS);
    await this.#takeOver(work, delivery);
    clearTimeout(timer);
    over();
  }

  async #takeOver(work: Work, delivery: Delivery<'work-assigned'>): Promise<void> {
    const { subject, data } = delivery.envelope;
    let attempt: number | undefined;
    try {
      attempt = await this.#options.claim(subject, data.attempt);
    } catch (error) {
      this.#options.log.warn({ err: error, jobId: subject }, 'a job cannot be taken over now; it comes again');
      this.#settle(work, { kind: 'nak', delayMs: fullJitterMs(work.deliveryCount, RETRY_BACKOFF) });
      return;
    }
    if (attempt === undefined) this.#settle(work, { kind: 'ack' });
    else {
      this.#begin(work, [delivery], attempt);
      await this.#finish(work, { deliveries: [delivery], running: [this.#run(delivery, attempt)], others: [] });
    }
  }

  /** Stores the results of one arrival together, then settles it: when the others that run some of it are settled too. */
  async #finish(work: Work, { deliveries, running, others }: UnderWay): Promise<void> {
    const ended = running.some((one) => one instanceof Promise) ? await Promise.all(running) : running;
    const results = ended.filter((one) => one !== undefined) as Outgoing[];
    // Not as done: should whoever asked not hear of it, it comes again.
    if (others.length === 0 && work.ends?.take(results) === true) return this.#settle(work, { kind: 'ack' });
    try {
      await this.#replies.store(results, () => this.#draining);
      for (const { envelope } of deliveries) this.#done.add(envelope.id);
      if (others.length > 0) await this.#assertDone(work, others);
      this.#settle(work, { kind: 'ack' });
    } catch (error) {
      // Nobody knows that it is done; it is done again, and the job's id keeps the effect single.
      this.#options.log.warn(
        { err: error, count: results.length },
        'results could not be stored; the work comes again',
      );
      this.#settle(work, { kind: 'nak', delayMs: fullJitterMs(work.deliveryCount, RETRY_BACKOFF) });
    }
  }

  /** @throws RetryableError when one of the others could not store its result. */
  async #assertDone(work: Work, others: readonly Promise<void>[]): Promise<void> {
    await Promise.all(others);
    if (work.deliveries.every(({ envelope }) => this.#done.has(envelope.id))) return;
    throw new DependencyUnavailable('the same work, handed over before, has no result yet');
  }

  #run(delivery: Delivery<'work-assigned'>, attempt: number): Running {
    const { envelope: assignment } = delivery;
    if (this.#cancelled.delete(assignment.subject)) return undefined;
    const { operations, log } = this.#options;
    const running: Attempt = new Attempt({
      assignment,
      attempt,
      log,
      operation: operations.get(assignment.data.operation),
      onProgress: (fraction, message) => this.#reports.progress(running, fraction, message),
    });
    const ended = (ending: Ending) => {
      this.#reports.ended(running);
      return this.#replies.result(assignment, attempt, running, ending);
    };
    this.#reports.began(running, assignment, attempt);
    const ending = running.run();
    return ending instanceof Promise ? ending.then(ended) : ended(ending);
  }

  /** Leaves unbegun work to another worker. What others had begun stays a redelivery, so that its attempt is claimed anew. */
  async #giveUp(work: Work): Promise<void> {
    if (work.deliveryCount === 1) await this.#handBack(work);
    else this.#settle(work, { kind: 'nak', delayMs: 0 });
  }

  /** Puts work back into its queue, each job alone and as if it had never been delivered, since it has not begun here. */
  async #handBack(work: Work): Promise<void> {
    try {
      await this.#options.publisher.publish(
        work.deliveries.map(({ envelope }) => ({
          subject: work.subject,
          packSizeMax: 1,
          envelope: { ...envelope, id: deriveId(envelope.id, `again/${work.sequence}`), causationid: envelope.id },
        })),
      );
      this.#settle(work, { kind: 'ack' });
    } catch {
      this.#settle(work, { kind: 'nak', delayMs: fullJitterMs(work.deliveryCount, RETRY_BACKOFF) });
    }
  }

  #settle(work: Work, settlement: Parameters<Work['settle']>[0]): void {
    this.#unsettled.delete(work);
    this.#begun.delete(work);
    work.settle(settlement);
  }
}
