import { PlatformError, RetryableError } from '@weir/messaging';

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
