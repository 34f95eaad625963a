import { hash } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from '@weir/telemetry';
import { type Decision, grainOf, type Layer } from './policy.ts';
import { DECIDE } from './shared-script.ts';

/** Nobody waits longer for a decision; then it is made here. */
const ANSWER_MS = 100;
const LOOK_AGAIN_MS = 500;
const CONNECT_MS = 1_000;
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
    // Every failure is also the failure of a question, which is where it matters.
    this.#client.on('error', () => undefined);
    this.#client.connect().catch(() => undefined);
    this.#look();
    this.#timer = setInterval(() => this.#isThere || this.#look(), LOOK_AGAIN_MS);
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  /** Undefined when the store does not answer in time. */
  async decide(layers: readonly Layer[]): Promise<Decision | undefined> {
    if (!this.#isThere) return undefined;
    try {
      const [admitted, ...figures] = await within(this.#ask(layers), ANSWER_MS);
      const standings = layers.map((_layer, index) => ({
        used: figures[2 * index] ?? 0,
        freesInMs: (figures[2 * index + 1] ?? 0) / US_PER_MS,
      }));
      return { admitted: admitted === 1, standings };
    } catch (error) {
      this.#set(false, error);
      return undefined;
    }
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

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
