import { PlatformError, RetryableError } from '@weir/messaging';

/** What a process ends with whose configuration is wrong, as sysexits(3) has it: started again it would end the same way. */
export const EX_CONFIG = 78;

/** The environment is not as this service needs it; the message lists everything that is wrong. */
export class ConfigInvalid extends PlatformError {
  readonly code = 'CONFIG_INVALID';
}

/** A service token is missing, expired, or not signed by a service we know. */
export class ServiceTokenInvalid extends PlatformError {
  readonly code = 'SERVICE_TOKEN_INVALID';
}

/** Another service did not answer, or answered 5xx. */
export class ServiceUnavailable extends RetryableError {
  readonly code = 'SERVICE_UNAVAILABLE';
}
