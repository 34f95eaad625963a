import { hash } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from '@weir/telemetry';
import { type Decision, grainOf, type Layer } from './policy.ts';
import { DECIDE } from './shared-script.ts';

/** A store that says nothing at all for so long, while it was asked, does not answer; what waits for it is then decided here. */
const SILENCE_MS = 1_000;
const LOOK_AGAIN_MS = 500;
const CONNECT_MS = 5_000;
const US_PER_MS = 1_000;

const DIGEST = hash('sha1', DECIDE);

export interface SharedStoreOptions {
  readonly url: string;
  readonly log: Logger;
  /** Told whenever the store comes or goes. */
  readonly onChange: (isThere: boolean) => void;
}

/** Windows that all gateways share, in Valkey or Redis. While it does not answer nobody waits for it. */
export class SharedStore {
  readonly #client;
  readonly #options: SharedStoreOptions;
  #isThere = false;
  #hasBeenSaid = false;
  #heardAt = 0;
  #watching: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<(decision: Decision | undefined) => void>();
  #looking: Promise<void> | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(options: SharedStoreOptions) {
    this.#options = options;
    this.#client = createClient({
      url: options.url,
      // What cannot be asked now is decided here, now.
      disableOfflineQueue: true,
      socket: { connectTimeout: CONNECT_MS, reconnectStrategy: LOOK_AGAIN_MS },
    });
    this.#client.on('error', (error: unknown) => this.#set(false, error)).on('ready', () => this.#look());
    // It goes on trying by itself; each failure is heard above.
    this.#client.connect().catch(() => undefined);
    this.#timer = setInterval(() => this.#isThere || this.#look(), LOOK_AGAIN_MS);
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  /** Undefined when the store does not answer. */
  decide(layers: readonly Layer[]): Promise<Decision | undefined> {
    if (!this.#isThere) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (decision: Decision | undefined) => {
        this.#waiting.delete(settle);
        resolve(decision);
      };
      this.#waiting.add(settle);
      this.#watch();
      this.#ask(layers).then(
        ([admitted, ...figures]) => {
          this.#heardAt = performance.now();
          const standings = layers.map((_layer, index) => ({
            used: figures[2 * index] ?? 0,
            freesInMs: (figures[2 * index + 1] ?? 0) / US_PER_MS,
          }));
          settle({ admitted: admitted === 1, standings });
        },
        (error: unknown) => {
          this.#set(false, error);
          settle(undefined);
        },
      );
    });
  }

  /** One timer for all that waits: however much that is, a store that answers is there. */
  #watch(): void {
    if (this.#watching !== undefined) return;
    const began = performance.now();
    this.#watching = setTimeout(() => {
      // Answers that came while this process was busy are read first.
      setImmediate(() => {
        this.#watching = undefined;
        if (this.#waiting.size === 0) return;
        if (this.#heardAt < began) this.#set(false, new Error(`no answer within ${SILENCE_MS} ms`));
        if (this.#isThere) this.#watch();
        else for (const settle of this.#waiting) settle(undefined);
      });
    }, SILENCE_MS);
  }

  async #ask(layers: readonly Layer[]): Promise<readonly number[]> {
    const question = {
      keys: layers.map(({ policy, key }) => `weir:rate:${policy.windowMs}:${key}`),
      arguments: layers.flatMap(({ policy }) =>
        [policy.quota, policy.windowMs * US_PER_MS, Math.ceil(grainOf(policy) * US_PER_MS)].map(String),
      ),
    };
    try {
      return (await this.#client.evalSha(DIGEST, question)) as number[];
    } catch (error) {
      // A store that has started anew does not know the script.
      if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
      return (await this.#client.eval(DECIDE, question)) as number[];
    }
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#watching);
    for (const settle of this.#waiting) settle(undefined);
    if (this.#client.isOpen) this.#client.destroy();
  }

  /** One question at a time: a store that hangs must not be sent ever more of them. */
  #look(): void {
    this.#looking ??= Promise.resolve(
      this.#client.isReady ? this.#client.ping() : Promise.reject(new Error('no connection')),
    )
      .then(() => this.#set(true))
      .catch((error: unknown) => this.#set(false, error))
      .finally(() => {
        this.#looking = undefined;
      });
  }

  #set(isThere: boolean, error?: unknown): void {
    if (this.#isThere === isThere && this.#hasBeenSaid) return;
    this.#isThere = isThere;
    this.#hasBeenSaid = true;
    this.#options.onChange(isThere);
    if (isThere) this.#options.log.info('the store of rate limits answers: limits hold over all gateways');
    else
      this.#options.log.warn(
        { err: error },
        'the store of rate limits does not answer: until it does, limits hold in each gateway by itself',
      );
  }
}
