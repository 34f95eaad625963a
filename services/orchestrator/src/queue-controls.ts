import type { Database, Owed } from '@weir/store';
import type { Transaction, Updateable } from 'kysely';
import { DEFAULTS, isLimited, type QueueSettings } from './domain/queue-settings.ts';
import type { QueuesTable, Tables } from './tables.ts';

const REFRESH_MS = 1_000;

export interface QueueChange
  extends Updateable<
    Pick<QueuesTable, 'state' | 'concurrency_max' | 'tenant_concurrency_max' | 'key_concurrency_max'>
  > {
  readonly tenants?: readonly {
    readonly tenantId: string;
    readonly weight?: number;
    readonly concurrencyMax?: number | null;
  }[];
}

/**
 * How operators want the queues to be. The tables are the truth; every orchestrator reads them each second, so that what one was told
 * all do soon. While Postgres is away what was last known holds.
 */
export class QueueControls {
  readonly #database: Database<Tables>;
  /** Called with the queues whose settings are others than before. */
  readonly #onChanged: (queues: readonly string[]) => void;
  readonly #onError: (error: unknown) => void;
  #settings: ReadonlyMap<string, QueueSettings> = new Map();
  #text = '';
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;

  constructor(
    database: Database<Tables>,
    onChanged: (queues: readonly string[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.#database = database;
    this.#onChanged = onChanged;
    this.#onError = onError;
  }

  start(): void {
    this.#timer = setInterval(() => void this.refresh().catch(this.#onError), REFRESH_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#refreshing?.catch(() => undefined);
  }

  of(queue: string): QueueSettings {
    return this.#settings.get(queue) ?? DEFAULTS;
  }

  /** The queues about which somebody has said something. */
  queues(): readonly string[] {
    return [...this.#settings.keys()];
  }

  limited(): readonly string[] {
    return [...this.#settings].filter(([, settings]) => isLimited(settings)).map(([queue]) => queue);
  }

  /**
   * Writes down what is to be different, and acts on it. What is not named stays. `audit` writes down who did it, in the same
   * transaction; returns what it owes.
   */
  async change(
    queue: string,
    { tenants = [], ...change }: QueueChange,
    by: string,
    audit?: (tx: Transaction<Tables>) => Promise<Owed>,
  ): Promise<Owed | undefined> {
    const owed = await this.#database.with((kysely) =>
      kysely.transaction().execute(async (tx) => {
        const row = { ...change, changed_by: by, changed_at: new Date() };
        await tx
          .insertInto('queues')
          .values({ name: queue, ...row })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute();
        for (const { tenantId: tenant_id, weight, concurrencyMax: concurrency_max } of tenants) {
          const own = {
            ...(weight === undefined ? {} : { weight }),
            ...(concurrency_max === undefined ? {} : { concurrency_max }),
          };
          await tx
            .insertInto('queue_tenants')
            .values({ queue, tenant_id, ...own })
            .onConflict((conflict) =>
              Object.keys(own).length === 0
                ? conflict.doNothing()
                : conflict.columns(['queue', 'tenant_id']).doUpdateSet(own),
            )
            .execute();
        }
        return audit?.(tx);
      }),
    );
    await this.#refreshing?.catch(() => undefined);
    await this.refresh();
    return owed;
  }

  /** To be awaited before anything is dispatched: a queue may be paused. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#load().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #load(): Promise<void> {
    const rows = await readQueues(this.#database);
    const text = JSON.stringify(rows);
    if (text === this.#text) return;
    this.#text = text;
    const before = this.#settings;
    this.#settings = new Map(
      [...Map.groupBy(rows, ({ name }) => name)].map(([name, those]) => [name, settingsOf(those)]),
    );
    this.#onChanged([...new Set([...before.keys(), ...this.#settings.keys()])]);
  }
}

/** A row for each tenant of a queue about whom something was said, and one for a queue without any: one statement a second, not two. */
const readQueues = (database: Database<Tables>) =>
  database.with((kysely) =>
    kysely
      .selectFrom('queues')
      .leftJoin('queue_tenants', 'queue_tenants.queue', 'queues.name')
      .select(['name', 'state', 'queues.concurrency_max', 'tenant_concurrency_max', 'key_concurrency_max'])
      .select(['tenant_id', 'weight', 'queue_tenants.concurrency_max as own_concurrency_max'])
      .orderBy('name')
      .orderBy('tenant_id')
      .execute(),
  );

type Row = Awaited<ReturnType<typeof readQueues>>[number];

/** Of the rows of one queue. */
function settingsOf(rows: readonly Row[]): QueueSettings {
  const [queue] = rows as readonly [Row];
  return {
    state: queue.state,
    concurrencyMax: queue.concurrency_max,
    tenantConcurrencyMax: queue.tenant_concurrency_max,
    keyConcurrencyMax: queue.key_concurrency_max,
    tenants: new Map(
      rows.flatMap(({ tenant_id, weight, own_concurrency_max: concurrencyMax }) =>
        tenant_id === null || weight === null ? [] : [[tenant_id, { weight, concurrencyMax }]],
      ),
    ),
  };
}
