import type { Expected, History, Operation, TryOutcome } from './history.ts';
import type { Random } from './random.ts';

const TRY_MS_MAX = 10_000;
const TRIES_MAX = 8;
const BACKOFF_MS = 250;
const BACKOFF_MS_MAX = 4_000;
/** Who wants a job cancelled asks until it is: a part that the answer needs may be away for a minute. */
const CANCEL_TRIES_MAX = 40;
/** But a job that nobody knows when all is over is lost, and not waited for. */
const LAST_CANCEL_TRIES_MAX = 5;
const LATER_MS = 3_600_000;
/** So many requests may wait for their answers; what is due beyond that is late, and charged for it. */
const OPEN_MAX = 2_000;

export interface Sample {
  readonly operation: string;
  readonly input: unknown;
  readonly expected: Expected;
  readonly maxAttempts?: number;
  /** Sent without an idempotency key, and so once: it takes the direct way, and nobody may make it twice. */
  readonly keyless?: true;
  /** Its client has another mind as soon as it is accepted, which is something for AUDIT. It is not due before. */
  readonly cancelled?: true;
}

/** Makes the request number `index` of a load. */
export type Mix = (index: number, random: Random) => Sample;

const one = (operation: string, input: unknown, output: unknown): Sample => ({
  operation,
  input,
  expected: { state: 'succeeded', output },
});

/** Attempts are lost to faults too, and what is here to succeed must not run out of them. */
const ATTEMPTS_ENOUGH = 20;

/**
 * Cheap jobs that travel in packs, jobs that fail once and are tried again, jobs that take a moment, and a few that are cancelled; one
 * in three has no key.
 */
export const mixed: Mix = (index, random) => {
  const kind = random.between(1, 10);
  const maxAttempts = ATTEMPTS_ENOUGH;
  // Who wants a job cancelled has to know of it, and so to ask until it does.
  if (random.between(1, 50) === 1) return { ...changedMind(index), maxAttempts };
  const sample = { ...sampleOf(kind, index, random), maxAttempts };
  return random.between(1, 3) === 1 ? { ...sample, keyless: true } : sample;
};

const changedMind = (index: number): Sample => ({
  operation: 'diagnostics.echo',
  input: { value: index },
  expected: { state: 'cancelled' },
  cancelled: true,
});

function sampleOf(kind: number, index: number, random: Random): Sample {
  if (kind <= 5) {
    const output = { value: [index * 8 + (index % 7), Math.hypot(0.1, 0.2)] };
    const values = [
      [index * 8, 0.1],
      [index % 7, 0.2],
    ];
    return one('uncertainty.add', { values }, output);
  }
  if (kind <= 8) return one('diagnostics.echo', { value: index }, { value: index });
  const expected = { state: 'succeeded', anyOutput: true } as const;
  if (kind === 9) return { operation: 'diagnostics.fail', input: { failFirst: 1 }, expected };
  return { operation: 'diagnostics.sleep', input: { ms: random.between(5, 200) }, expected };
}

export interface WorkloadOptions {
  readonly gatewayUrl: string;
  readonly apiKey: string;
  readonly ratePerS: number;
  readonly mix: Mix;
  readonly random: Random;
  readonly history: History;
  /** Makes the keys of one run different from those of another. */
  readonly run: string;
}

/**
 * An open loop: request i is due at its time, whatever has become of the others. A client is patient as a good one is: what it does
 * not know the outcome of it sends again, if it has a key to send it under.
 */
export class Workload {
  readonly #options: WorkloadOptions;
  readonly #open = new Set<Promise<void>>();
  #index = 0;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #factor = 1;

  constructor(options: WorkloadOptions) {
    this.#options = options;
  }

  start(): this {
    this.#running = this.#run();
    return this;
  }

  /** So many times the rate, from now on. */
  set factor(factor: number) {
    this.#factor = factor;
  }

  /** Sends nothing new, and resolves when every request has its outcome. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await Promise.all(this.#open);
  }

  async #run(): Promise<void> {
    let due = Date.now();
    while (!this.#stopped) {
      while (due <= Date.now() && this.#open.size < OPEN_MAX) {
        this.submit(this.#options.mix(this.#index, this.#options.random), due);
        due += 1_000 / (this.#options.ratePerS * this.#factor);
      }
      await pause(2);
    }
  }

  /** One request now, beside the loop's own. */
  submit({ operation, input, expected, maxAttempts, keyless, cancelled }: Sample, dueAt = Date.now()): Operation {
    const { history, run } = this.#options;
    const index = this.#index++;
    const one: Operation = {
      index,
      key: `${run}-${index}`,
      keyless: keyless === true,
      operation,
      dueAt,
      expected,
      tries: 0,
      outcome: undefined,
      firstOutcome: undefined,
      ids: new Set(),
      acceptedAt: undefined,
      status: undefined,
    };
    history.operations.push(one);
    const runAt = cancelled === true ? new Date(Date.now() + LATER_MS).toISOString() : undefined;
    const body = JSON.stringify({ operation, input, maxAttempts, runAt });
    const sent = this.#send(one, body)
      .then(() => (cancelled === true ? this.#cancel(one) : undefined))
      .finally(() => this.#open.delete(sent));
    this.#open.add(sent);
    return one;
  }

  async #send(one: Operation, body: string): Promise<void> {
    const { history } = this.#options;
    const { index, key } = one;
    history.add({ type: 'invoke', index, key, operation: one.operation });
    while (one.tries < TRIES_MAX) {
      one.tries += 1;
      const { outcome, ...more } = await this.#try(one, body);
      one.outcome = outcome;
      one.firstOutcome ??= outcome;
      history.add({ type: outcome, index, tries: one.tries, ...more });
      if (outcome === 'ok' || (outcome === 'fail' && more.status !== undefined)) return;
      // Without a key, sending again what may have been accepted would be another job.
      if (outcome === 'info' && one.keyless) return;
      await pause(Math.min(BACKOFF_MS_MAX, BACKOFF_MS * 2 ** (one.tries - 1)));
    }
  }

  async #cancel({ index, ids }: Operation): Promise<void> {
    const { gatewayUrl, apiKey, history } = this.#options;
    const [id] = ids;
    if (id === undefined) return;
    let last = 0;
    for (let tries = 1; tries <= CANCEL_TRIES_MAX && last < LAST_CANCEL_TRIES_MAX; tries += 1) {
      if (this.#stopped) last += 1;
      const answer = await fetch(`${gatewayUrl}/api/v1/jobs/${id}/cancel`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.timeout(TRY_MS_MAX),
      }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      history.add({ type: 'cancel', index, tries, status: answer?.status });
      // Cancelled by a try whose answer was lost: 409.
      if (answer?.status === 200 || answer?.status === 409) return;
      await pause(Math.min(BACKOFF_MS_MAX, BACKOFF_MS * 2 ** (tries - 1)));
    }
  }

  async #try(
    one: Operation,
    body: string,
  ): Promise<{ outcome: TryOutcome; status?: number; id?: string; why?: string }> {
    const { gatewayUrl, apiKey } = this.#options;
    try {
      const answer = await fetch(`${gatewayUrl}/api/v1/jobs`, {
        method: 'POST',
        body,
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          ...(one.keyless ? {} : { 'idempotency-key': `"${one.key}"` }),
          // Some clients wait for the end, so that the notices are in use.
          ...(one.index % 10 === 0 ? { prefer: 'wait=3' } : {}),
        },
        signal: AbortSignal.timeout(TRY_MS_MAX),
      });
      const { status } = answer;
      one.status = status;
      const { id, code } = (await answer.json()) as { id?: string; code?: string };
      if ((status === 200 || status === 202) && id !== undefined) {
        one.ids.add(id);
        one.acceptedAt ??= Date.now();
        return { outcome: 'ok', status, id };
      }
      // Whoever answers 409, 429 or 5xx has not said that nothing was accepted.
      const unknown = status >= 500 || status === 409 || status === 429;
      return { outcome: unknown ? 'info' : 'fail', status, ...(code === undefined ? {} : { why: code }) };
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
      // Nobody listened: nothing was sent.
      return { outcome: cause === 'ECONNREFUSED' ? 'fail' : 'info', why: cause };
    }
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
