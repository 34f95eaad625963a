import { PlatformError } from '@weir/messaging';

export type LauncherErrorCode =
  | 'CONFIG_INVALID'
  | 'HOME_IN_USE'
  | 'PORT_IN_USE'
  | 'HOME_UNUSABLE'
  | 'SERVICE_NOT_READY'
  | 'STOPPED';

/** The system could not be started; the message says what to do. */
export class LauncherError extends PlatformError {
  readonly code: LauncherErrorCode;
  constructor(code: LauncherErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
