import { fullJitterMs } from '@weir/messaging';

import { type ServiceClient, ServiceUnavailable } from '@weir/runtime';
import { type RegisteredWorker, type RegisterWorker, validateRegisteredWorker } from '@weir/schemas';
import type { Logger } from '@weir/telemetry';

const BACKOFF = { baseMs: 200, capMs: 5_000 };

/** Tells the orchestrator that this worker is there, now and with every heartbeat. */
export class Registration {
  readonly #client: ServiceClient;
  readonly #now: () => Pick<RegisterWorker, 'held' | 'road'>;
  readonly #log: Logger;
  #worker: RegisterWorker;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    client: ServiceClient,
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
        .catch((error: unknown) => this.#log.debug({ err: error }, 'a heartbeat was not heard'))
        .finally(() => {
          if (!this.#stopped) this.#beat(heartbeatMs);
        });
    }, heartbeatMs);
  }

  async #register(): Promise<RegisteredWorker> {
    const { status, body } = await this.#client.call('PUT', '/internal/v1/workers', {
      ...this.#worker,
      ...this.#now(),
    });
    if (status !== 200 || !validateRegisteredWorker(body))
      throw new Error(`the orchestrator refused this worker: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}
