import { fullJitterMs } from '@weir/messaging';
import { type ServiceClient, ServiceUnavailable } from '@weir/runtime';
import {
  type RegisteredWorker,
  type RegisterWorker,
  type RunningAttempt,
  validateRegisteredWorker,
} from '@weir/schemas';
import type { Logger } from '@weir/telemetry';

const SAY_EVERY = 4;
const BACKOFF = { baseMs: 200, capMs: 5_000 };

/** What a heartbeat asks about, and who hears the answer. */
export interface Watched {
  /** Attempts that have been under way for a while. */
  readonly running: () => readonly RunningAttempt[];
  /** Called with what the answered heartbeat said to be in hand. */
  readonly leased: (held: NonNullable<RegisterWorker['held']>) => void;
  /** Called with each of them that is current no more. */
  readonly stop: (attempt: RunningAttempt) => void;
}

/**
 * Tells the orchestrator that this worker is there, now and with every heartbeat. The heartbeat is also the net under the notices of
 * cancelled jobs: it asks about attempts that take long, and needs no NATS for it.
 */
export class Registration {
  readonly #client: Pick<ServiceClient, 'call'>;
  readonly #now: () => Pick<RegisterWorker, 'held' | 'road'>;
  readonly #log: Logger;
  #worker: RegisterWorker;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #unheard = 0;
  #watched: Watched | undefined;

  constructor(
    client: Pick<ServiceClient, 'call'>,
    worker: RegisterWorker,
    log: Logger,
    now: () => Pick<RegisterWorker, 'held' | 'road'> = () => ({}),
  ) {
    this.#client = client;
    this.#now = now;
    this.#worker = worker;
    this.#log = log;
  }

  /** Resolves once the orchestrator has taken it; waits for an orchestrator that is not there yet. */
  async start(): Promise<RegisteredWorker> {
    for (let tries = 1; ; tries += 1) {
      try {
        const registered = await this.#register();
        this.#beat(registered.heartbeatMs);
        return registered;
      } catch (error) {
        if (this.#stopped || !(error instanceof ServiceUnavailable)) throw error;
        if (tries % 20 === 1) this.#log.info(`waiting for the orchestrator: ${error.message}`);
        await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, BACKOFF)));
      }
    }
  }

  watch(watched: Watched): void {
    this.#watched = watched;
  }

  /** Says that nothing more is taken. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#worker = { ...this.#worker, capacity: 0 };
    await this.#register().catch((error: unknown) =>
      this.#log.debug({ err: error }, 'the orchestrator did not hear that we stop'),
    );
  }

  #beat(heartbeatMs: number): void {
    this.#timer = setTimeout(() => {
      this.#register()
        .then(
          () => {
            this.#unheard = 0;
          },
          (error: unknown) => {
            this.#unheard += 1;
            // One is lost now and then; several mean that this worker gets nothing to do.
            const level = this.#unheard % SAY_EVERY === 0 ? 'warn' : 'debug';
            this.#log[level](
              { err: error },
              `${this.#unheard} heartbeats in a row were not heard: ${(error as Error).message}`,
            );
          },
        )
        .finally(() => {
          if (!this.#stopped) this.#beat(heartbeatMs);
        });
    }, heartbeatMs);
  }

  async #register(): Promise<RegisteredWorker> {
    const running = this.#watched?.running() ?? [];
    const now = this.#now();
    const { status, body } = await this.#client.call('PUT', '/internal/v1/workers', {
      ...this.#worker,
      ...now,
      ...(running.length === 0 ? {} : { running }),
    });
    if (status !== 200 || !validateRegisteredWorker(body))
      throw new Error(`the orchestrator refused this worker: ${status} ${JSON.stringify(body)}`);
    this.#watched?.leased(now.held ?? []);
    for (const attempt of body.stale ?? []) this.#watched?.stop(attempt);
    return body;
  }
}
