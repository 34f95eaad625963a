/**
 * Errors thrown on purpose. The class says whether trying again can help, and the code is stable: every one stands in
 * `docs/errors.md`. `message` may be logged; it leaves the platform only where a route puts it into a problem on purpose.
 */
export abstract class PlatformError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Trying again cannot help: the envelope is dead-lettered. */
export abstract class TerminalError extends PlatformError {}

/** Trying again may help, after `retryAfterMs` if it is known. */
export abstract class RetryableError extends PlatformError {
  readonly retryAfterMs: number | undefined;
  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Bytes that are not an envelope, or an envelope whose payload its schema refuses. */
export class EnvelopeInvalid extends TerminalError {
  readonly code = 'ENVELOPE_INVALID';
}

/** A message is larger than its stream takes. */
export class EnvelopeTooLarge extends TerminalError {
  readonly code = 'ENVELOPE_TOO_LARGE';
}

/** The receiver can never take this envelope; it has made a dead letter of it. */
export class EnvelopeRefused extends TerminalError {
  readonly code = 'ENVELOPE_REFUSED';
}

/** A server we need does not answer, or refuses for now. Never counts against an envelope: it is not to blame. */
export class DependencyUnavailable extends RetryableError {
  readonly code: string = 'DEPENDENCY_UNAVAILABLE';
}

/** More work is waiting than the named bound allows. Never counts against an envelope either. */
export class Overloaded extends RetryableError {
  readonly code = 'OVERLOADED';
}
