import { connect, type Socket } from 'node:net';
import { type Answer, AnswerParser } from './answer-parser.ts';

/** Below Node's own keep-alive timeout of 5 s, so that we never write to a connection that the server is about to close. */
const IDLE_MS_MAX = 4_000;
/** Longer than any `Prefer: wait` of ours. */
const ANSWER_MS_MAX = 30_000;

/** One keep-alive connection to this machine, with one request at a time; it is opened when needed, and again when it was closed. */
export class Connection {
  readonly #port: number;
  #socket: Socket | undefined;
  #asked: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;
  #usedAt = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** Resolves with whatever status; rejects when no answer came. It never tries twice. */
  send(request: string): Promise<Answer> {
    if (this.#asked !== undefined) return Promise.reject(new TypeError('one request at a time'));
    if (performance.now() - this.#usedAt > IDLE_MS_MAX) this.close();
    this.#socket ??= this.#open();
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    const parser = new AnswerParser();
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    let failure: Error | undefined;
    socket.setTimeout(ANSWER_MS_MAX, () => socket.destroy(new Error(`no answer within ${ANSWER_MS_MAX / 1000} s`)));
    socket.on('data', (chunk) => {
      try {
        const answer = parser.push(chunk);
        if (answer !== undefined) this.#answered(answer);
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      const asked = this.#asked;
      this.#asked = undefined;
      asked?.reject(failure ?? new Error('the connection was closed before the answer'));
    });
    return socket;
  }

  #answered(answer: Answer): void {
    this.#usedAt = performance.now();
    const asked = this.#asked;
    this.#asked = undefined;
    asked?.resolve(answer);
  }
}

/** Connections that are taken one by one, the one used last first; more are opened as they are needed. */
export class ConnectionPool {
  readonly #port: number;
  readonly #all: Connection[] = [];
  readonly #idle: Connection[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  async send(request: string): Promise<Answer> {
    const connection = this.#idle.pop() ?? this.#another();
    try {
      return await connection.send(request);
    } finally {
      this.#idle.push(connection);
    }
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #another(): Connection {
    const connection = new Connection(this.#port);
    this.#all.push(connection);
    return connection;
  }
}

export interface PostTo {
  readonly gatewayUrl: string;
  readonly path: string;
  readonly apiKey: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes requests to one route: everything but the body is prepared. The body must be ASCII. */
export function postTo({ gatewayUrl, path, apiKey, headers = {} }: PostTo): (body: string) => string {
  const all = { Host: new URL(gatewayUrl).host, Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' };
  const lines = Object.entries({ ...all, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${path} HTTP/1.1\r\n${lines.join('')}Content-Length: `;
  return (body) => `${head}${body.length}\r\n\r\n${body}`;
}
