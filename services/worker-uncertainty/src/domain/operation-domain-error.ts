/**
 * Thrown when an operation has no answer for the values it was given: retrying cannot help, changing the input can.
 * `path` is an RFC 6901 JSON Pointer into the input, so the caller can show which member is wrong.
 */
export class OperationDomainError extends Error {
  readonly code = 'UNCERTAINTY_DOMAIN';
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'OperationDomainError';
    this.path = path;
  }
}
