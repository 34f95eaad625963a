import type { ServiceClient } from '@weir/runtime';
import {
  type AlterQueue,
  type Queue,
  type QueueList,
  validateQueue,
  validateQueueList,
  validateQueueStates,
} from '@weir/schemas';
import type { Logger } from '@weir/telemetry';
import { Problem } from './errors.ts';
import { keepFresh } from './keep-fresh.ts';

const REFRESH_MS = 1_000;
const RETRY_AFTER_S = 30;

/** What the orchestrator knows of queues. Which of them are draining is asked each second, so that a request need not wait for it. */
export class Queues {
  readonly #orchestrator: ServiceClient;
  readonly #log: Logger;
  #draining: ReadonlySet<string> = new Set();
  #stop: (() => void) | undefined;

  constructor(orchestrator: ServiceClient, log: Logger) {
    this.#orchestrator = orchestrator;
    this.#log = log;
  }

  start(): this {
    this.#stop = keepFresh(() => this.refresh(), REFRESH_MS, this.#log, 'the states of queues');
    return this;
  }

  stop(): void {
    this.#stop?.();
  }

  /** While nobody answers, what was last known holds. */
  async refresh(): Promise<void> {
    const { body } = await this.#orchestrator.call('GET', '/internal/v1/queue-states');
    if (!validateQueueStates(body)) throw new TypeError('the orchestrator answered with something else than states');
    this.#draining = new Set(body.items.filter(({ state }) => state === 'draining').map(({ name }) => name));
  }

  /** @throws Problem 503 when the queue takes no new jobs. */
  assertOpen(queue: string): void {
    if (this.#draining.has(queue))
      throw new Problem('QUEUE_DRAINING', `The queue ${queue} is being drained and takes no new jobs for now.`, {
        retryAfterS: RETRY_AFTER_S,
      });
  }

  /** Of one tenant, or of all when it is undefined. */
  async list(tenantId: string | undefined): Promise<QueueList> {
    const search = tenantId === undefined ? '' : `?tenantId=${tenantId}`;
    const { status, body } = await this.#orchestrator.call('GET', `/internal/v1/queues${search}`);
    if (status !== 200 || !validateQueueList(body))
      throw new TypeError(`the orchestrator answered ${status} with something that is no list of queues`);
    return body;
  }

  /** Undefined when there is no such queue. */
  async alter(name: string, wanted: AlterQueue): Promise<Queue | undefined> {
    const path = `/internal/v1/queues/${encodeURIComponent(name)}`;
    const { status, body } = await this.#orchestrator.call('PUT', path, wanted);
    if (status === 404) return undefined;
    if (status !== 200 || !validateQueue(body))
      throw new TypeError(`the orchestrator answered ${status} with something that is no queue`);
    await this.refresh().catch(() => undefined);
    return body;
  }
}
