import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import {
  connect as dial,
  type NatsConnection,
  nkeyAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';
import { DependencyUnavailable, fullJitterMs } from '@weir/messaging';
import { Acks } from './acks.ts';
import { NatsServerUnsuitable, NatsUnreachable } from './errors.ts';

/** Atomic batches and the fix of lost messages (nats-server#7845) are in from here on. */
export const NATS_VERSION_MIN = '2.12.5';
/** A dead letter holds a whole message and why it failed; the largest must fit. */
export const MAX_PAYLOAD_MIN = 1_600_000;

const RECONNECT = { baseMs: 200, capMs: 5_000 };
const RECONNECT_FLOOR_MS = 100;
const DRAIN_TIMEOUT_MS = 2_000;

export interface ConnectOptions {
  readonly url: string;
  /** Names the connection on the server, and the inbox that this service alone may hear. */
  readonly service: string;
  /** The nkey seed of this service's user. */
  readonly seed?: Uint8Array;
  readonly user?: { readonly name: string; readonly password: string };
  readonly onStatus?: (status: BusStatus) => void;
}

export type BusStatus = 'connected' | 'disconnected' | 'closed';

/** One connection to the bus. It stays for good: every loss is followed by a reconnect, however long it takes. */
export class Bus {
  readonly nc: NatsConnection;
  readonly js: JetStreamClient;
  readonly acks = new Acks();
  /** Where answers to us may come, and to nobody else. */
  readonly inboxPrefix: string;
  #connected = true;

  constructor(nc: NatsConnection, inboxPrefix: string, onStatus?: (status: BusStatus) => void) {
    this.nc = nc;
    this.inboxPrefix = inboxPrefix;
    this.js = jetstream(nc);
    void this.#watch(onStatus);
  }

  /** What is published while this is false is dropped by the client at reconnect, so publishers ask first. */
  get connected(): boolean {
    return this.#connected;
  }

  /** @throws DependencyUnavailable while there is no connection. */
  assertConnected(): void {
    if (!this.#connected) throw new DependencyUnavailable('not connected to NATS');
  }

  manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.nc, { checkAPI: false });
  }

  /** Sends what is on its way out, then closes. A server that does not answer is not waited for. */
  async close(): Promise<void> {
    this.acks.flush();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, DRAIN_TIMEOUT_MS);
    });
    if (this.#connected) await Promise.race([this.nc.drain().catch(() => undefined), late]);
    clearTimeout(timer);
    await this.nc.close();
  }

  async #watch(onStatus?: (status: BusStatus) => void): Promise<void> {
    for await (const status of this.nc.status()) {
      if (status.type === 'disconnect' || status.type === 'reconnect') {
        this.#connected = status.type === 'reconnect';
        onStatus?.(this.#connected ? 'connected' : 'disconnected');
      }
    }
    this.#connected = false;
    onStatus?.('closed');
  }
}

/**
 * Connects with the settings of ADR 0003: reconnects without end, a ping every 10 s of which two may be missed, full jitter.
 *
 * @throws NatsUnreachable when no server answers or it refuses us; NatsServerUnsuitable when it is too old for us.
 */
export async function connectBus(options: ConnectOptions): Promise<Bus> {
  const inboxPrefix = `_INBOX.${options.service}`;
  const nc = await dial({
    servers: options.url,
    name: options.service,
    inboxPrefix,
    maxReconnectAttempts: -1,
    reconnectDelayHandler: () => RECONNECT_FLOOR_MS + fullJitterMs(5, RECONNECT),
    pingInterval: 10_000,
    maxPingOut: 2,
    // A server that comes back without knowing us may know us again later.
    ignoreAuthErrorAbort: true,
    noAsyncTraces: true,
    ...(options.seed === undefined ? {} : { authenticator: nkeyAuthenticator(options.seed) }),
    ...(options.user === undefined
      ? {}
      : { authenticator: usernamePasswordAuthenticator(options.user.name, options.user.password) }),
  }).catch((cause: unknown) => {
    throw new NatsUnreachable(
      `NATS at ${withoutPassword(options.url)} cannot be used by ${options.service}: ${(cause as Error).message}. Start nats-server, or correct NATS_URL and NATS_NKEY_FILE.`,
      { cause },
    );
  });
  const problem = unsuitable(nc.info);
  if (problem !== undefined) {
    await nc.close();
    throw new NatsServerUnsuitable(problem);
  }
  return new Bus(nc, inboxPrefix, options.onStatus);
}

/** Addresses are for messages and logs, which passwords must never reach. */
function withoutPassword(url: string): string {
  const { protocol, host } = URL.parse(url) ?? { protocol: '', host: '' };
  return host === '' ? 'the address given' : `${protocol}//${host}`;
}

function unsuitable(info: NatsConnection['info']): string | undefined {
  if (info === undefined) return 'The server sent no INFO: it is not a NATS server.';
  if (compareVersions(info.version, NATS_VERSION_MIN) < 0) {
    return `nats-server ${info.version} is too old: install ${NATS_VERSION_MIN} or later.`;
  }
  if (info.jetstream !== true)
    return 'nats-server runs without JetStream: add a `jetstream` block to its configuration.';
  if (info.max_payload < MAX_PAYLOAD_MIN) {
    return `nats-server takes messages up to ${info.max_payload} bytes: set max_payload to ${MAX_PAYLOAD_MIN} or more.`;
  }
  return undefined;
}

/** Negative when `a` is older than `b`; anything behind the third number, such as `-RC.1`, does not count. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
