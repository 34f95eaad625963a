import { Coalescer, type Outgoing, type Publisher, RetryableError } from '@weir/messaging';
import type { Database, Statement } from './database.ts';
import { ENVELOPES } from './outbox.ts';
import type { StoreTables } from './tables.ts';

/** Makes the envelopes of an outbox row from its facts; it must make the same ones every time. */
export type Unfold = (facts: unknown) => Promise<readonly Outgoing[]>;

export interface OutboxRelayOptions {
  readonly database: Database<StoreTables>;
  readonly publisher: Publisher;
  readonly unfold?: Readonly<Record<string, Unfold>>;
  readonly onError?: (error: unknown) => void;
  readonly sweepMs?: number;
  /** A row that is younger is still in the hands of the process that wrote it. */
  readonly graceMs?: number;
}

interface Owed {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
}

const SWEEP_SIZE_MAX = 200;
const SENT_SIZE_MAX = 500;

/** The oldest first, so that what one job caused is sent in order. Two relays may send the same row: its ids make that harmless. */
const TAKE: Statement = {
  name: 'outbox-take',
  text: `select id, kind, facts from outbox where created_at < now() - $1 * interval '1 ms' and id > $2 order by id limit $3`,
};
const DROP: Statement = { name: 'outbox-drop', text: 'delete from outbox where id = any($1::bigint[])' };

/**
 * Sends what the outbox owes. A row goes out right after its commit, from memory; only when that failed, or the process died, does
 * the sweep read it back. A row is deleted when every envelope of it is stored, so each is sent at least once, with the same id.
 */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  readonly #sent: Coalescer<string>;
  #timer: NodeJS.Timeout | undefined;
  /** Something could not be sent: until all of it is, what is new waits behind it, so that each job's events stay in order. */
  #behind = false;
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
    this.#sent = new Coalescer<string>({
      run: (ids) => this.#drop(ids),
      sizeMax: SENT_SIZE_MAX,
      lingerMs: 100,
    });
  }

  start(): this {
    const { sweepMs = 2_000 } = this.#options;
    this.#timer = setInterval(() => {
      // One at a time: while nothing can be sent a sweep may take longer than the time between two.
      this.#sweeping ??= this.sweep().finally(() => {
        this.#sweeping = undefined;
      });
    }, sweepMs);
    return this;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await this.#sweeping;
    await this.#sent.drained();
  }

  /** Sends a row that was just committed. Never fails: what does not go now goes with a sweep. */
  offer(id: string, outgoing: readonly Outgoing[]): void {
    if (this.#behind) return;
    this.#options.publisher.publish(outgoing).then(
      () => this.#sent.push(id),
      (error: unknown) => {
        if (error instanceof RetryableError) this.#behind = true;
        this.#options.onError?.(error);
      },
    );
  }

  /** Sends what is overdue, oldest first, until nothing is left or nothing can be sent now. */
  async sweep(): Promise<void> {
    try {
      const wasBehind = this.#behind;
      await this.#sendAll();
      if (!wasBehind || this.#stopped) return;
      this.#behind = false;
      // What was committed while the last rows went out waited for this.
      await this.#sendAll(0);
    } catch (error) {
      if (error instanceof RetryableError) this.#behind = true;
      this.#options.onError?.(error);
    }
  }

  async #sendAll(graceMs = this.#behind ? 0 : (this.#options.graceMs ?? 5_000)): Promise<void> {
    for (let last = '0'; !this.#stopped; ) {
      const rows = await this.#options.database.run<Owed>(TAKE, [graceMs, last, SWEEP_SIZE_MAX]);
      const newest = rows.at(-1);
      if (newest === undefined) return;
      await this.#send(rows);
      last = newest.id;
    }
  }

  /** A row that cannot be sent stays and holds up no other. @throws RetryableError when trying again later may help. */
  async #send(rows: readonly Owed[]): Promise<void> {
    const { database, publisher, onError } = this.#options;
    const owed = await Promise.allSettled(rows.map((row) => this.#unfold(row)));
    const sent = await Promise.allSettled(
      owed.map((one) => (one.status === 'fulfilled' ? publisher.publish(one.value) : Promise.reject(one.reason))),
    );
    const done = rows.filter((_, index) => sent[index]?.status === 'fulfilled');
    if (done.length > 0) await database.run(DROP, [done.map((row) => row.id)]);
    const failures = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const passing = failures.find((error) => error instanceof RetryableError);
    if (passing !== undefined) throw passing;
    for (const error of failures) onError?.(error);
  }

  /** A row that could not be deleted is sent again by the sweep, and recognised by its ids. */
  async #drop(ids: readonly string[]): Promise<void> {
    const { database, onError } = this.#options;
    await database.run(DROP, [ids]).catch((error: unknown) => onError?.(error));
  }

  async #unfold(row: Owed): Promise<readonly Outgoing[]> {
    if (row.kind === ENVELOPES) return row.facts as readonly Outgoing[];
    const unfold = this.#options.unfold?.[row.kind];
    if (unfold === undefined) throw new TypeError(`nothing unfolds outbox rows of kind ${row.kind}`);
    return unfold(row.facts);
  }
}
