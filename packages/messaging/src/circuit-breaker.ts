/** Failures in a row that open it. */
const IN_A_ROW = 5;
/** Or the share of failures among enough outcomes within the window. */
const OUTCOMES_MIN = 20;
const FAILED_SHARE = 0.5;
const WINDOW_MS = 10_000;
const PROBE_AFTER_MS = 5_000;
const PROBE_JITTER_MS = 1_000;
/** Good probes in a row that close it again. */
const GOOD_PROBES = 3;

export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakerOptions {
  readonly onChange?: (state: CircuitState) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly random?: () => number;
}

/**
 * Keeps callers away from what does not work, and finds out by single probes when it does again (Nygard, Release It!). The caller
 * asks `admits`, calls, and says how it went.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #onChange: (state: CircuitState) => void;
  #state: CircuitState = 'closed';
  #probeAt = 0;
  #probing = false;
  #goodProbes = 0;
  #failedInARow = 0;
  #windowEnd = 0;
  #outcomes = 0;
  #failed = 0;

  constructor({
    now = () => performance.now(),
    random = Math.random,
    onChange = () => undefined,
  }: CircuitBreakerOptions) {
    this.#now = now;
    this.#random = random;
    this.#onChange = onChange;
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** True when a call may go now; while it is open only a probe may, one at a time. */
  admits(): boolean {
    if (this.#state === 'closed') return true;
    if (this.#probing || this.#now() < this.#probeAt) return false;
    this.#probing = true;
    this.#change('half-open');
    return true;
  }

  succeeded(): void {
    this.#failedInARow = 0;
    this.#count(false);
    if (this.#state !== 'half-open') return;
    this.#probing = false;
    this.#goodProbes += 1;
    if (this.#goodProbes < GOOD_PROBES) return;
    this.#outcomes = 0;
    this.#failed = 0;
    this.#change('closed');
  }

  failed(): void {
    this.#failedInARow += 1;
    this.#count(true);
    if (this.#state === 'half-open') this.#open();
    else if (this.#state === 'closed') {
      const manyFailed = this.#outcomes >= OUTCOMES_MIN && this.#failed / this.#outcomes >= FAILED_SHARE;
      if (this.#failedInARow >= IN_A_ROW || manyFailed) this.#open();
    }
  }

  #open(): void {
    this.#probing = false;
    this.#goodProbes = 0;
    this.#probeAt = this.#now() + PROBE_AFTER_MS + this.#random() * PROBE_JITTER_MS;
    this.#change('open');
  }

  #count(failed: boolean): void {
    const now = this.#now();
    if (now >= this.#windowEnd) {
      this.#windowEnd = now + WINDOW_MS;
      this.#outcomes = 0;
      this.#failed = 0;
    }
    this.#outcomes += 1;
    if (failed) this.#failed += 1;
  }

  #change(state: CircuitState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange(state);
  }
}
