import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { Flow } from './tcp-flow.ts';

/** What one direction of a link does to the bytes that pass. */
export interface Conditions {
  readonly latencyMs: number;
  /** Each chunk is late by up to so much more; the order of the bytes stays. */
  readonly jitterMs: number;
  readonly bytesPerS: number;
  /** Nothing passes, nobody is told, and nothing is forgotten: like a network partition, after which TCP sends again. */
  readonly blocked: boolean;
}

export type Direction = 'up' | 'down';

export const CLEAR: Conditions = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerS: Number.POSITIVE_INFINITY,
  blocked: false,
};

export interface TcpProxyOptions {
  /** The port of the real server; asked at every connection, since it may not be known before. */
  readonly target: () => number;
  /** Between 0 and 1; of the seed, so that a run can be repeated. */
  readonly random?: () => number;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  readonly flows: Readonly<Record<Direction, Flow>>;
}

/** A TCP proxy on the loopback whose links can be made slow, cut, reset, one-way or silent while they are in use. */
export class TcpProxy {
  readonly #options: TcpProxyOptions;
  readonly #listener: Server;
  readonly #links = new Set<Link>();
  #conditions: Record<Direction, Conditions> = { up: CLEAR, down: CLEAR };
  #refusing = false;

  constructor(options: TcpProxyOptions) {
    this.#options = options;
    this.#listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#connect(client));
  }

  listen(): Promise<this> {
    return new Promise((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(0, '127.0.0.1', () => resolve(this));
    });
  }

  get port(): number {
    const address = this.#listener.address();
    if (address === null || typeof address === 'string') throw new TypeError('the proxy does not listen');
    return address.port;
  }

  get connections(): number {
    return this.#links.size;
  }

  /** Changes what one direction, or both, does; also to connections that are open. What is left out stays as it is. */
  set(conditions: Partial<Conditions>, directions: readonly Direction[] = ['up', 'down']): void {
    for (const direction of directions) this.#conditions[direction] = { ...this.#conditions[direction], ...conditions };
    for (const { flows } of this.#links) for (const direction of directions) flows[direction].wake();
  }

  /** Ends every connection in order, as a server does that stops. */
  cut(): void {
    for (const { client, server } of this.#links) {
      client.end();
      server.end();
      client.destroySoon();
      server.destroySoon();
    }
  }

  /** Resets every connection, wherever it is in what it says. */
  reset(): void {
    for (const { client, server } of this.#links) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** While true, connections are reset as soon as they are made, and there are none: the server is gone. */
  refuse(refusing: boolean): void {
    this.#refusing = refusing;
    if (refusing) this.reset();
  }

  /** Everything passes again; what was held back is delivered. */
  heal(): void {
    this.#refusing = false;
    this.set(CLEAR);
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((resolve) => this.#listener.close(() => resolve()));
  }

  #connect(client: Socket): void {
    if (this.#refusing) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const { target, random = Math.random } = this.#options;
    const server = dial({ host: '127.0.0.1', port: target(), noDelay: true, allowHalfOpen: true });
    const flow = (from: Socket, to: Socket, direction: Direction) =>
      new Flow({ from, to, random, conditions: () => this.#conditions[direction] });
    const link: Link = {
      client,
      server,
      flows: { up: flow(client, server, 'up'), down: flow(server, client, 'down') },
    };
    this.#links.add(link);
    let open = 2;
    for (const socket of [client, server])
      socket.once('close', () => {
        open -= 1;
        if (open === 0) this.#links.delete(link);
      });
  }
}
