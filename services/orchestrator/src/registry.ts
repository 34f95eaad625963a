import type { Road } from '@weir/messaging';
import type { Operation, RegisterWorker } from '@weir/schemas';
import type { Database } from '@weir/store';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import type { Tables } from './tables.ts';

export const HEARTBEAT_MS = 3_000;
/** A worker that was silent for so long takes nothing more. */
const FRESH_MS = 4 * HEARTBEAT_MS;
const REFRESH_MS = 2_000;

/** A worker process that takes work by HTTP. */
export interface Receiver {
  readonly instance: string;
  readonly service: string;
  readonly internalUrl: string;
}

interface LiveWorker {
  readonly queue: string;
  readonly capacity: number;
  readonly seenAt: number;
  readonly service: string;
  readonly internalUrl: string | null;
  /** It says that it has no NATS now. */
  readonly offBus: boolean;
}

export interface RegistryOptions {
  readonly database: Database<Tables>;
  readonly window: DispatchWindow;
  /** Called with the names of operations that are new or different. */
  readonly onChanged: (names: readonly string[]) => void;
  /** Called once for each queue, before work may be sent to it. */
  readonly onQueue: (queue: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * Which operations there are, and which worker processes live. The tables are the truth among several orchestrators; what a worker
 * told this one counts at once, also while Postgres is away.
 */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #operations = new Map<string, Operation>();
  readonly #workers = new Map<string, LiveWorker>();
  readonly #queues = new Set<string>();
  #offBus: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  async start(): Promise<this> {
    await this.#refresh();
    this.#timer = setInterval(() => void this.#refresh().catch(this.#options.onError), REFRESH_MS);
    return this;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  operation(name: string): Operation | undefined {
    return this.#operations.get(name);
  }

  queues(): readonly string[] {
    return [...this.#queues];
  }

  packSizeMax(operation: string): number {
    return this.#operations.get(operation)?.packSizeMax ?? 1;
  }

  /** HTTP when none of the queue's workers has NATS now; undefined when nothing speaks for a road. */
  roadTo(queue: string): Road | undefined {
    return this.#offBus.has(queue) ? 'http' : undefined;
  }

  /** All of the queue's workers that can be reached by HTTP. */
  receiversOf(queue: string): readonly (Receiver & { readonly capacity: number })[] {
    return [...this.#workers].flatMap(([instance, worker]) => {
      const { service, internalUrl, capacity } = worker;
      return worker.queue === queue && internalUrl !== null ? [{ instance, service, internalUrl, capacity }] : [];
    });
  }

  /** One of the queue's workers that can be reached by HTTP, more often those that can hold more. */
  receiverOf(queue: string): Receiver | undefined {
    const reachable = this.receiversOf(queue).filter(({ capacity }) => capacity > 0);
    let chosen = Math.random() * reachable.reduce((sum, { capacity }) => sum + capacity, 0);
    return reachable.find(({ capacity }) => {
      chosen -= capacity;
      return chosen <= 0;
    });
  }

  /** How many jobs of the operation may begin in which time; undefined when nothing limits it. */
  rateLimit(operation: string): Operation['rateLimit'] {
    return this.#operations.get(operation)?.rateLimit;
  }

  /** The live workers of each queue. */
  workers(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { queue, capacity } of this.#workers.values())
      if (capacity > 0) counts.set(queue, (counts.get(queue) ?? 0) + 1);
    return counts;
  }

  /** Takes in a worker's word, again with each heartbeat. Its queue exists on the bus when this resolves, if there is a bus. */
  async register(worker: RegisterWorker, service = 'worker'): Promise<void> {
    const { instance, queue, capacity, operations, internalUrl = null, road } = worker;
    await this.#ensureQueue(queue);
    this.#workers.set(instance, { queue, capacity, service, internalUrl, offBus: road === 'http', seenAt: Date.now() });
    this.#resize();
    const changed = operations.filter(
      (operation) => JSON.stringify(this.#operations.get(operation.name)) !== JSON.stringify(operation),
    );
    await this.#options.database.with(async (kysely) => {
      const seen_at = new Date();
      await kysely
        .insertInto('workers')
        .values({ instance, queue, capacity, seen_at, service, internal_url: internalUrl })
        .onConflict((conflict) =>
          conflict.column('instance').doUpdateSet({ queue, capacity, seen_at, service, internal_url: internalUrl }),
        )
        .execute();
      for (const operation of changed) {
        const definition = JSON.stringify(operation);
        await kysely
          .insertInto('operations')
          .values({ name: operation.name, queue, definition })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ queue, definition, updated_at: seen_at }))
          .execute();
      }
    });
    for (const operation of changed) this.#operations.set(operation.name, operation);
    if (changed.length > 0) this.#options.onChanged(changed.map((operation) => operation.name));
  }

  async #refresh(): Promise<void> {
    const { database, onChanged } = this.#options;
    const fresh = new Date(Date.now() - FRESH_MS);
    const workers = await database.with((kysely) =>
      kysely.selectFrom('workers').selectAll().where('seen_at', '>', fresh).execute(),
    );
    for (const { instance, queue, capacity, seen_at, service, internal_url } of workers) {
      await this.#ensureQueue(queue);
      const known = this.#workers.get(instance);
      if (known === undefined || known.seenAt < seen_at.getTime())
        this.#workers.set(instance, {
          queue,
          capacity,
          service,
          internalUrl: internal_url,
          offBus: this.#workers.get(instance)?.offBus ?? false,
          seenAt: seen_at.getTime(),
        });
    }
    const rows = await database.with((kysely) =>
      kysely.selectFrom('operations').select(['name', 'definition']).execute(),
    );
    const changed = rows.filter(
      (row) => JSON.stringify(this.#operations.get(row.name)) !== JSON.stringify(row.definition),
    );
    for (const row of changed) this.#operations.set(row.name, row.definition as Operation);
    this.#resize();
    if (changed.length > 0) onChanged(changed.map((row) => row.name));
  }

  #resize(): void {
    const capacities = new Map<string, number>([...this.#queues].map((queue) => [queue, 0]));
    for (const [instance, { queue, capacity, seenAt }] of this.#workers) {
      if (Date.now() - seenAt > FRESH_MS) this.#workers.delete(instance);
      else capacities.set(queue, (capacities.get(queue) ?? 0) + capacity);
    }
    for (const [queue, capacity] of capacities) this.#options.window.setCapacity(queue, capacity);
    const workers = Map.groupBy(this.#workers.values(), ({ queue }) => queue);
    const off = [...workers].filter(([, those]) => those.every(({ offBus }) => offBus));
    this.#offBus = new Set(off.map(([queue]) => queue));
  }

  async #ensureQueue(queue: string): Promise<void> {
    if (this.#queues.has(queue)) return;
    await this.#options.onQueue(queue);
    this.#queues.add(queue);
  }
}
