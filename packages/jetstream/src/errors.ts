import { PlatformError, RetryableError } from '@weir/messaging';

/** The nats-server is too old or lacks a setting that a promise of ours depends on. */
export class NatsServerUnsuitable extends PlatformError {
  readonly code = 'NATS_SERVER_UNSUITABLE';
}

/** No connection, wrong address or wrong credentials. */
export class NatsUnreachable extends RetryableError {
  readonly code = 'NATS_UNREACHABLE';
}

/** A stream or consumer on the server is not as `topology.ts` says. */
export class TopologyDrift extends PlatformError {
  readonly code = 'TOPOLOGY_DRIFT';
}
