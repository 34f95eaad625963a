/** Every way in which a server cannot be had. `message` names the thing and the remedy; `code` is for programs. */
export type EmbeddedErrorCode =
  | 'NATS_SERVER_MISSING'
  | 'NATS_SERVER_BIN_UNUSABLE'
  | 'NATS_START_FAILED'
  | 'PORT_IN_USE'
  | 'POSTGRES_BINARIES_MISSING'
  | 'POSTGRES_DATA_UNUSABLE'
  | 'POSTGRES_INIT_FAILED'
  | 'POSTGRES_START_FAILED'
  | 'POSTGRES_USER_CANNOT_REACH'
  | 'POSTGRES_USER_UNAVAILABLE'
  | 'SERVER_DIRECTORY_IN_USE'
  | 'SERVER_DID_NOT_STOP';

export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;
  override readonly name = 'EmbeddedError';

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function portInUse(server: string, port: number, cause?: unknown): EmbeddedError {
  return new EmbeddedError(
    'PORT_IN_USE',
    `${server} cannot listen on 127.0.0.1:${port}: another process has that port; stop it or choose another port`,
    {
      cause,
    },
  );
}
