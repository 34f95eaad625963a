import { type Envelope, firstError } from '@weir/messaging';
import type { WorkFinished } from '@weir/schemas';
import { type Logger, traceIdOf } from '@weir/telemetry';
import type { CompiledOperation } from './compiled.ts';
import { type JobContext, OperationError } from './operation.ts';

const OUTPUT_BYTES_MAX = 256 * 1024;
const MESSAGE_MAX = 4096;
/** The longest that the orchestrator is asked to wait; its contract refuses more. */
const RETRY_AFTER_MS_MAX = 24 * 3_600_000;

export type Ending = Pick<WorkFinished, 'outcome' | 'output' | 'error' | 'retryable' | 'retryAfterMs'>;

export interface AttemptOptions {
  readonly assignment: Envelope<'work-assigned'>;
  readonly attempt: number;
  readonly operation: CompiledOperation | undefined;
  readonly log: Logger;
  readonly onProgress: (fraction: number, message: string | undefined) => void;
}

/** One attempt at one job: runs its handler within its time, and says how it ended. It never throws. */
export class Attempt {
  /** Milliseconds since the epoch. */
  readonly startedAt = Date.now();
  readonly #options: AttemptOptions;
  #abort: AbortController | undefined;
  #aborted: Error | undefined;

  constructor(options: AttemptOptions) {
    this.#options = options;
  }

  /** A handler that answers at once costs no promise, timer or signal. */
  run(): Ending | Promise<Ending> {
    const { assignment, operation } = this.#options;
    const { input, deadline, operation: name } = assignment.data;
    if (deadline !== undefined && Date.parse(deadline) <= Date.now())
      return expired('the deadline had passed before the attempt began');
    if (operation === undefined)
      return failed('OPERATION_UNKNOWN', `this worker does not know the operation ${name}`, true);
    const { checkInput } = operation;
    if (!checkInput(input))
      return failed(
        'INPUT_INVALID',
        `the input does not fit the schema of ${name}: ${firstError(checkInput.errors)}`,
        false,
        checkInput.errors?.[0]?.instancePath,
      );
    try {
      const output = operation.run(input, new Context(this, this.#options));
      return output instanceof Promise ? this.#await(output, operation) : this.#succeeded(output, operation);
    } catch (error) {
      return toFailure(error);
    }
  }

  /** Made when it is asked for. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#aborted !== undefined) this.#abort.abort(this.#aborted);
    }
    return this.#abort.signal;
  }

  /** Tells the handler to stop; its own error, or this reason, is how the attempt ends. */
  abort(reason: Error): void {
    this.#aborted ??= reason;
    this.#abort?.abort(reason);
  }

  async #await(output: Promise<unknown>, operation: CompiledOperation): Promise<Ending> {
    const { deadline, timeoutMs = operation.registration.timeoutMs } = this.#options.assignment.data;
    const untilDeadline = deadline === undefined ? Number.POSITIVE_INFINITY : Date.parse(deadline) - Date.now();
    const limit = Math.min(timeoutMs, untilDeadline);
    let timer: NodeJS.Timeout | undefined;
    // A handler that does not listen to its signal is left behind: its result comes too late, whatever it is.
    const timeUp = new Promise<Ending>((resolve) => {
      timer = setTimeout(() => {
        resolve(
          untilDeadline <= timeoutMs
            ? expired('the deadline passed while the attempt ran')
            : failed('JOB_TIMEOUT', `the attempt took longer than ${timeoutMs} ms`, true),
        );
        this.abort(new Error(`the attempt was stopped after ${limit} ms`));
      }, limit);
    });
    try {
      return await Promise.race([output.then((value) => this.#succeeded(value, operation)).catch(toFailure), timeUp]);
    } finally {
      clearTimeout(timer);
    }
  }

  #succeeded(output: unknown, { checkOutput, registration }: CompiledOperation): Ending {
    const value = output === undefined ? null : output;
    if (!checkOutput(value))
      return failed(
        'OUTPUT_INVALID',
        `the output does not fit the schema of ${registration.name}: ${firstError(checkOutput.errors)}`,
        true,
      );
    if (Buffer.byteLength(JSON.stringify(value)) > OUTPUT_BYTES_MAX)
      return failed(
        'OUTPUT_TOO_LARGE',
        `the output has more than ${OUTPUT_BYTES_MAX} bytes: store it elsewhere and return a reference`,
        false,
      );
    return { outcome: 'succeeded', output: value };
  }
}

/** What a handler gets. A class, so that what most handlers never ask for is made neither for them nor anew for each. */
class Context implements JobContext {
  readonly jobId: string;
  readonly tenantId: string;
  readonly operation: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly progress: JobContext['progress'];
  readonly #of: Attempt;
  readonly #options: AttemptOptions;

  constructor(of: Attempt, options: AttemptOptions) {
    const { subject, tenantid, data } = options.assignment;
    this.#of = of;
    this.#options = options;
    this.jobId = subject;
    this.tenantId = tenantid;
    this.operation = data.operation;
    this.attempt = options.attempt;
    this.maxAttempts = data.maxAttempts;
    this.progress = options.onProgress;
  }

  get deadline(): Date | undefined {
    const { deadline } = this.#options.assignment.data;
    return deadline === undefined ? undefined : new Date(deadline);
  }

  get metadata(): Readonly<Record<string, string>> {
    return this.#options.assignment.data.metadata ?? {};
  }

  get signal(): AbortSignal {
    return this.#of.signal;
  }

  get log(): Logger {
    const { jobId, tenantId, attempt, operation } = this;
    const traceId = traceIdOf(this.#options.assignment.traceparent);
    return this.#options.log.child({ jobId, tenantId, attempt, operation, traceId });
  }
}

function toFailure(error: unknown): Ending {
  if (error instanceof OperationError) {
    const { code, message, retryable, retryAfterMs, path } = error;
    return failed(
      /^[A-Z][A-Z0-9_]{0,63}$/.test(code) ? code : 'OPERATION_FAILED',
      message,
      retryable,
      path,
      retryAfterMs,
    );
  }
  return failed('OPERATION_FAILED', describe(error), true);
}

/** Anything can be thrown, also what has no text. */
function describe(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'the operation threw something that cannot be shown';
  }
}

function failed(code: string, message: string, retryable: boolean, path?: string, retryAfterMs?: number): Ending {
  return {
    outcome: 'failed',
    retryable,
    error: {
      code,
      message: message.slice(0, MESSAGE_MAX),
      ...(path === undefined ? {} : { path: path.slice(0, 512) }),
    },
    ...(retryAfterMs === undefined || Number.isNaN(retryAfterMs)
      ? {}
      : { retryAfterMs: Math.min(RETRY_AFTER_MS_MAX, Math.max(0, Math.round(retryAfterMs))) }),
  };
}

const expired = (message: string): Ending => ({ outcome: 'expired', error: { code: 'DEADLINE_EXCEEDED', message } });
