import type { Logger } from '@weir/telemetry';

/** A JSON Schema (2020-12). */
export type Schema = Readonly<Record<string, unknown>> | boolean;

/** What a handler is told about the attempt that it makes. */
export interface JobContext {
  readonly jobId: string;
  readonly tenantId: string;
  readonly operation: string;
  /** Counts from 1. A job may be tried again: give `jobId` as the idempotency key to whatever you call. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly deadline: Date | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** Aborts when the attempt may no longer run: its time is up, its deadline has passed, its job was cancelled, or the worker stops. */
  readonly signal: AbortSignal;
  /** Its lines carry the job's, tenant's and trace's ids. */
  readonly log: Logger;
  /** Tells how far it is: `fraction` from 0 to 1, and a few words. Cheap to call often; not every report is sent. */
  progress(fraction: number, message?: string): void;
}

/** What every operation says of itself. */
interface OperationDescription {
  readonly description?: string;
  readonly input: Schema;
  readonly output: Schema;
  /** How many jobs may travel together, 1 to 64. Above 1 only where doing a job twice does no harm and costs little. */
  readonly packSizeMax?: number;
  /** How many attempts a job gets unless its client says otherwise; 3 when absent. */
  readonly maxAttempts?: number;
  /** How long an attempt may take unless its client says otherwise, in ms; a minute when absent. */
  readonly timeoutMs?: number;
  /** So many of its jobs may begin in so many ms, over all workers; what is more waits. */
  readonly rateLimit?: { readonly limit: number; readonly perMs: number };
}

/** One kind of job that a worker can do. */
export interface OperationDefinition<Input = never, Output = unknown> extends OperationDescription {
  readonly batch?: undefined;
  /** Returns the output, or throws: `OperationError` to say whether trying again helps, anything else is tried again. */
  run(input: Input, job: JobContext): Output | Promise<Output>;
}

/** One kind of job of which a worker does several at once. */
export interface BatchOperationDefinition<Input = never, Output = unknown> extends OperationDescription {
  /** Up to so many jobs come together; the first of them waits so long for others. */
  readonly batch: { readonly sizeMax: number; readonly waitMaxMs: number };
  /** Returns an output for each input, in the same order, or an error where that job has failed. Throwing fails all of them. */
  run(
    inputs: readonly Input[],
    jobs: readonly JobContext[],
  ): readonly (Output | Error)[] | Promise<readonly (Output | Error)[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: a worker's operations have inputs of many types, which only their schemas know.
type AnyInput = any;

export type Operations = Readonly<
  Record<string, OperationDefinition<AnyInput, unknown> | BatchOperationDefinition<AnyInput, unknown>>
>;

export interface WorkerDefinition {
  readonly queue: string;
  readonly operations: Operations;
  /** Jobs at once in this process; 32 when absent. */
  readonly concurrency?: number;
}

export interface OperationErrorOptions extends ErrorOptions {
  /** Whether trying again may help; false unless told. */
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  /** JSON Pointer into the input, where the input is to blame. */
  readonly path?: string;
}

/** A failure that the operation foresaw. `code` is for programs (CAPITALS_WITH_UNDERSCORES), the message for people. */
export class OperationError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly path: string | undefined;

  constructor(code: string, message: string, options: OperationErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.path = options.path;
  }
}

export const CONCURRENCY_DEFAULT = 32;
export const MAX_ATTEMPTS_DEFAULT = 3;
export const TIMEOUT_MS_DEFAULT = 60_000;
