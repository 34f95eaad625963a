import type { DevFile } from '@weir/launcher';
import { Database } from '@weir/store';
import { withBus } from '../with-bus.ts';

/** A job as Postgres has it. */
export interface Row {
  readonly id: string;
  readonly operation: string;
  readonly state: string;
  readonly attempt: number;
  readonly output: unknown;
  readonly error: { readonly code: string } | null;
}

/** One change of a job that was committed, in the order of commits of that job. `startedAt` is what its worker says. */
export interface Transition {
  readonly seq: number;
  /** When it was committed, nearly, and when its transaction began; ms since the epoch. */
  readonly at: number;
  readonly began: number;
  readonly jobId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromAttempt: number | null;
  readonly toAttempt: number | null;
  readonly startedAt: number | null;
}

/** One event of EVENTS, one dead letter, or one audit record. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly jobId: string;
  readonly attempt: number | undefined;
  /** Of an audit record. */
  readonly action?: string | undefined;
}

/**
 * A trigger of ours writes down every change of a job's state or attempt, in the transaction that makes it: what was committed, also
 * when a later commit hides it. The product knows nothing of it.
 */
const RECORDER = `
  create schema faults;
  create table faults.transitions (seq bigint generated always as identity primary key, at timestamptz not null, began timestamptz not null,
    job_id uuid not null, from_state text, to_state text, from_attempt smallint, to_attempt smallint, started_at timestamptz);
  create function faults.record() returns trigger language plpgsql security definer as $$ begin
    insert into faults.transitions (at, began, job_id, from_state, to_state, from_attempt, to_attempt, started_at)
    values (clock_timestamp(), now(), coalesce(new.id, old.id), old.state, new.state, old.attempt, new.attempt, new.started_at);
    return null;
  end $$;
  create trigger faults_inserted after insert or delete on orchestrator.jobs for each row execute function faults.record();
  create trigger faults_updated after update on orchestrator.jobs for each row
    when (old.state is distinct from new.state or old.attempt is distinct from new.attempt or old.finished_at is distinct from new.finished_at)
    execute function faults.record();`;

const TRANSITIONS = `
  select seq::float8, extract(epoch from at)::float8 * 1000 as at, extract(epoch from began)::float8 * 1000 as began, job_id as "jobId",
    from_state as "from", to_state as "to", from_attempt as "fromAttempt", to_attempt as "toAttempt",
    extract(epoch from started_at)::float8 * 1000 as "startedAt"
  from faults.transitions order by seq`;

/** Reads what the system has recorded, behind its back. */
export class Records {
  readonly #dev: DevFile;
  readonly #database: Database<unknown>;

  constructor(dev: DevFile) {
    this.#dev = dev;
    this.#database = new Database({ url: dev.databaseUrl, schema: 'orchestrator', connectionsMax: 2 });
  }

  /** Writes down from now on. */
  async record(): Promise<void> {
    await this.#database.pool.query(RECORDER);
  }

  /** Jobs that are not finished, and outbox rows that are not sent. */
  async owed(): Promise<{ readonly open: number; readonly outbox: number }> {
    const [owed] = await this.#query<{ open: number; outbox: number }>(
      `select (select count(*)::int from jobs where finished_at is null) as open, (select count(*)::int from outbox) as outbox`,
    );
    return owed ?? { open: 0, outbox: 0 };
  }

  rows(): Promise<readonly Row[]> {
    return this.#query<Row>('select id, operation, state, attempt, output, error from jobs');
  }

  transitions(): Promise<readonly Transition[]> {
    return this.#query<Transition>(TRANSITIONS);
  }

  /** Every message of a stream, packs opened. */
  async stored(stream: 'EVENTS' | 'DEAD_LETTERS' | 'AUDIT'): Promise<readonly StoredEvent[]> {
    return withBus(this.#dev.natsUrl, async (bus) => {
      const manager = await bus.manager();
      const { state } = await manager.streams.info(stream);
      const found: StoredEvent[] = [];
      if (state.messages === 0) return found;
      const consumer = await bus.js.consumers.get(stream);
      for await (const message of await consumer.consume({ max_messages: 1_000 })) {
        for (const { id, type, subject, data } of documentsOf(message))
          found.push({ id, type, jobId: data.jobId ?? subject, attempt: data.attempt, action: data.action });
        if (message.seq >= state.last_seq) break;
      }
      return found;
    });
  }

  /** What the public API says of every job: the state by id. */
  async states(): Promise<ReadonlyMap<string, string>> {
    const { gatewayUrl, apiKey } = this.#dev;
    const states = new Map<string, string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await fetch(`${gatewayUrl}/api/v1/jobs?limit=500${after}`, {
        headers: { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.timeout(20_000),
      });
      if (!answer.ok) throw new Error(`GET /jobs answered ${answer.status}`);
      const page = (await answer.json()) as { items: { id: string; state: string }[]; nextCursor: string | null };
      for (const { id, state } of page.items) states.set(id, state);
      cursor = page.nextCursor;
    }
    return states;
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #query<T>(text: string): Promise<T[]> {
    return (await this.#database.pool.query(text)).rows as T[];
  }
}

/** What is no message at all is the business of who buries it. */
function documentsOf(message: { json<T>(): T }): readonly Stored[] {
  try {
    return [message.json<Stored | Stored[]>()].flat().filter((one) => one?.data !== undefined);
  } catch {
    return [];
  }
}

interface Stored {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: { readonly attempt?: number; readonly jobId?: string; readonly action?: string };
}
