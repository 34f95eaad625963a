import type { Socket } from 'node:net';
import type { Conditions } from './tcp-proxy.ts';

/** What a direction holds back at the most before its sender has to wait, as in the buffers of a network. */
const HELD_BYTES_MAX = 1024 * 1024;

/** `reset` breaks the connection off; an `end` is in order. */
type Item = { readonly due: number } & ({ readonly chunk: Buffer } | { readonly ending: 'end' | 'reset' });

export interface FlowOptions {
  readonly from: Socket;
  readonly to: Socket;
  readonly random: () => number;
  readonly conditions: () => Conditions;
}

/** One direction of one connection: holds what came until it is due, and its end as well. */
export class Flow {
  readonly #options: FlowOptions;
  readonly #held: Item[] = [];
  #heldBytes = 0;
  #lastDue = 0;
  #timer: NodeJS.Timeout | undefined;
  #full = false;

  constructor(options: FlowOptions) {
    this.#options = options;
    const { from, to } = options;
    from.on('data', (chunk) => this.#take(chunk));
    from.on('end', () => this.#hold({ ending: 'end' }, 0));
    from.on('error', () => this.#hold({ ending: 'reset' }, 0));
    from.on('close', () => this.#hold({ ending: 'end' }, 0));
    to.on('drain', () => {
      this.#full = false;
      this.wake();
    });
    to.on('close', () => {
      clearTimeout(this.#timer);
      this.#held.length = 0;
    });
  }

  /** Delivers what is due now. */
  wake(): void {
    clearTimeout(this.#timer);
    const { from, to, conditions } = this.#options;
    if (conditions().blocked) return;
    for (;;) {
      const [next] = this.#held;
      if (next === undefined || to.destroyed) break;
      const late = next.due - performance.now();
      if (late > 0) {
        this.#timer = setTimeout(() => this.wake(), late);
        break;
      }
      if (this.#full) break;
      this.#held.shift();
      this.#deliver(next);
    }
    if (this.#heldBytes < HELD_BYTES_MAX && from.isPaused()) from.resume();
  }

  #take(chunk: Buffer): void {
    this.#heldBytes += chunk.length;
    this.#hold({ chunk }, chunk.length);
    if (this.#heldBytes >= HELD_BYTES_MAX) this.#options.from.pause();
  }

  #hold(what: { readonly chunk: Buffer } | { readonly ending: 'end' | 'reset' }, bytes: number): void {
    const { random, conditions } = this.#options;
    const { latencyMs, jitterMs, bytesPerS } = conditions();
    const arrives = performance.now() + latencyMs + random() * jitterMs;
    // Bytes never overtake one another, and a slow link is busy with those before.
    this.#lastDue = Math.max(arrives, this.#lastDue) + (bytes / bytesPerS) * 1_000;
    this.#held.push({ ...what, due: this.#lastDue });
    if (this.#held.length === 1) this.wake();
  }

  #deliver(item: Item): void {
    const { to } = this.#options;
    if ('chunk' in item) {
      this.#heldBytes -= item.chunk.length;
      this.#full = !to.write(item.chunk);
    } else if (item.ending === 'reset') to.resetAndDestroy();
    else if (!to.writableEnded) to.end();
  }
}
