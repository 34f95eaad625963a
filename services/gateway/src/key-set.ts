import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailable } from '@weir/runtime';
import type { Logger } from '@weir/telemetry';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

const REFRESH_MS = 600_000;
const RETRY_MS = 10_000;
const RETRY_EMPTY_MS = 1_000;
const GOOD_FOR_MS = 3_600_000;
/** A token that names a key we do not know makes us look, but not more often than this. */
const LOOK_AGAIN_MS = 10_000;

export interface KeySetOptions {
  readonly load: () => Promise<JSONWebKeySet>;
  /** Whose keys they are, for messages. */
  readonly issuer: string;
  readonly log: Logger;
  readonly lookAgainMs?: number;
}

/** The public keys of one issuer of tokens: read at the start and every ten minutes; the last good set counts for an hour. */
export class KeySet {
  readonly #options: KeySetOptions;
  #good: { readonly keys: JSONWebKeySet; readonly find: JWTVerifyGetKey; readonly at: number } | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failure: unknown;
  #loading: Promise<void> | undefined;
  #soon: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: KeySetOptions) {
    this.#options = options;
  }

  start(): this {
    const run = async () => {
      await this.#load();
      const failedMs = this.#good === undefined ? RETRY_EMPTY_MS : RETRY_MS;
      if (!this.#stopped) this.#timer = setTimeout(run, this.#failure === undefined ? REFRESH_MS : failedMs).unref();
    };
    void run();
    return this;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** @throws ServiceUnavailable when they cannot be had. */
  async published(): Promise<JSONWebKeySet> {
    return (await this.#usable()).keys;
  }

  /** Finds the key that a token names. @throws JOSEError when there is none, ServiceUnavailable when nobody can say. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const { find, at } = await this.#usable();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const { lookAgainMs = LOOK_AGAIN_MS } = this.#options;
      if (performance.now() - this.#triedAt > lookAgainMs) await this.#load();
      const now = await this.#usable();
      if (now.at > at) return now.find(header, token);
      if (this.#failure !== undefined) throw this.#unavailable();
      throw error;
    }
  };

  async #usable() {
    const isGood = () => this.#good !== undefined && performance.now() - this.#good.at < GOOD_FOR_MS;
    if (!isGood()) await (this.#loading ?? this.#lookSoon());
    if (this.#good === undefined || !isGood()) throw this.#unavailable();
    return this.#good;
  }

  /** Whoever asks between two looks waits for the second: at the start the issuer may be there a moment after we first looked. */
  #lookSoon(): Promise<void> {
    const waitMs = Math.max(0, this.#triedAt + RETRY_EMPTY_MS - performance.now());
    this.#soon ??= sleep(waitMs, undefined, { ref: false })
      .then(() => this.#load())
      .finally(() => {
        this.#soon = undefined;
      });
    return this.#soon;
  }

  #unavailable(): ServiceUnavailable {
    return new ServiceUnavailable(`the keys of ${this.#options.issuer} could not be read`, {
      cause: this.#failure,
      retryAfterMs: RETRY_EMPTY_MS,
    });
  }

  /** Never fails: whoever needs the keys sees whether there are any. */
  #load(): Promise<void> {
    this.#loading ??= this.#reload().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #reload(): Promise<void> {
    const { load, issuer, log } = this.#options;
    this.#triedAt = performance.now();
    try {
      const keys = await load();
      const hadSome = this.#good !== undefined;
      this.#good = { keys, find: createLocalJWKSet(keys), at: performance.now() };
      if (this.#failure !== undefined && hadSome) log.info({ issuer }, `the keys of ${issuer} can be read again`);
      this.#failure = undefined;
    } catch (error) {
      // At the start whoever has them may still be starting, too.
      if (this.#good === undefined)
        log[this.#failure === undefined ? 'info' : 'debug'](
          `waiting for the keys of ${issuer}: ${(error as Error).message}`,
        );
      else if (this.#failure === undefined) log.warn({ err: error, issuer }, `the keys of ${issuer} could not be read`);
      this.#failure = error;
    }
  }
}
