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
/** Of the tries to connect at the start, so many are silent between two that are said. */
const SAY_EVERY = 10;

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
  readonly acks = new Acks();
  /** Where answers to us may come, and to nobody else. */
  readonly inboxPrefix: string;
  readonly #onStatus: ((status: BusStatus) => void) | undefined;
  readonly #onConnect: (() => void)[] = [];
  #nc: NatsConnection | undefined;
  #js: JetStreamClient | undefined;
  #connected = false;
  #closed = false;

  constructor(inboxPrefix: string, onStatus?: (status: BusStatus) => void) {
    this.inboxPrefix = inboxPrefix;
    this.#onStatus = onStatus;
  }

  /** What is published while this is false is dropped by the client at reconnect, so publishers ask first. */
  get connected(): boolean {
    return this.#connected;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @throws DependencyUnavailable before the first connection. */
  get nc(): NatsConnection {
    if (this.#nc === undefined) throw notConnected();
    return this.#nc;
  }

  /** @throws DependencyUnavailable before the first connection. */
  get js(): JetStreamClient {
    this.#js ??= jetstream(this.nc);
    return this.#js;
  }

  /** @throws DependencyUnavailable while there is no connection. */
  assertConnected(): void {
    if (!this.#connected) throw notConnected();
  }

  /** Calls back after every connect, and at once if there is a connection. */
  onConnect(callback: () => void): void {
    this.#onConnect.push(callback);
    if (this.#connected) callback();
  }

  /** Calls back once, as soon as there is a connection. */
  onceConnected(callback: () => void): void {
    if (this.#nc !== undefined) {
      callback();
      return;
    }
    let called = false;
    this.onConnect(() => {
      if (called) return;
      called = true;
      callback();
    });
  }

  /** Takes a connection that was dialled; a bus has one for its life. */
  attach(nc: NatsConnection): void {
    this.#nc = nc;
    this.#connected = true;
    void this.#watch(nc);
    for (const callback of this.#onConnect) callback();
  }

  manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.nc, { checkAPI: false });
  }

  /** Sends what is on its way out, then closes. A server that does not answer is not waited for. */
  async close(): Promise<void> {
    this.#closed = true;
    const nc = this.#nc;
    if (nc === undefined) return;
    this.acks.flush();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, DRAIN_TIMEOUT_MS);
    });
    if (this.#connected) await Promise.race([nc.drain().catch(() => undefined), late]);
    clearTimeout(timer);
    await nc.close();
  }

  async #watch(nc: NatsConnection): Promise<void> {
    for await (const status of nc.status()) {
      if (status.type === 'disconnect' || status.type === 'reconnect') {
        this.#connected = status.type === 'reconnect';
        this.#onStatus?.(this.#connected ? 'connected' : 'disconnected');
        if (this.#connected) for (const callback of this.#onConnect) callback();
      }
    }
    this.#connected = false;
    this.#onStatus?.('closed');
  }
}

const notConnected = () => new DependencyUnavailable('not connected to NATS');

/**
 * Connects with the settings of ADR 0003: reconnects without end, a ping every 10 s of which two may be missed, full jitter.
 *
 * @throws NatsUnreachable when no server answers or it refuses us; NatsServerUnsuitable when it is too old for us.
 */
export async function connectBus(options: ConnectOptions): Promise<Bus> {
  const bus = new Bus(inboxOf(options), options.onStatus);
  bus.attach(await dialChecked(options));
  return bus;
}

/**
 * The same for a service that has work to do without NATS: when no server answers it goes on trying in the background.
 *
 * @throws NatsServerUnsuitable when the server that answers at the start is too old for us.
 */
export async function openBus(options: ConnectOptions & { readonly onProblem: (error: Error) => void }): Promise<Bus> {
  const bus = new Bus(inboxOf(options), options.onStatus);
  try {
    bus.attach(await dialChecked(options));
  } catch (error) {
    if (!(error instanceof NatsUnreachable)) throw error;
    void dialUntilConnected(bus, options, error);
  }
  return bus;
}

async function dialUntilConnected(
  bus: Bus,
  options: ConnectOptions & { readonly onProblem: (error: Error) => void },
  first: Error,
): Promise<void> {
  let problem = first;
  for (let tries = 1; !bus.closed; tries += 1) {
    if (tries % SAY_EVERY === 1) options.onProblem(problem);
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_FLOOR_MS + fullJitterMs(tries, RECONNECT)).unref());
    try {
      const nc = await dialChecked(options);
      if (bus.closed) return await nc.close();
      bus.attach(nc);
      return options.onStatus?.('connected');
    } catch (error) {
      problem = error as Error;
    }
  }
}

const inboxOf = ({ service }: ConnectOptions): string => `_INBOX.${service}`;

async function dialChecked(options: ConnectOptions): Promise<NatsConnection> {
  const nc = await dial({
    servers: options.url,
    name: options.service,
    inboxPrefix: inboxOf(options),
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
  return nc;
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
