import type { Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { HttpReceiver } from '@weir/http-fallback';
import { PlatformError, RetryableError } from '@weir/messaging';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { type Health, healthOf, type Probe } from './health.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createServer } from './light-imports.ts';
import { keepShapes, messagesOf } from './message-shapes.ts';
import type { Context } from './run.ts';
import type { ServiceTokenVerifier } from './service-token.ts';

const BODY_BYTES_MAX = 4 * 1024 * 1024;
/** Above what clients keep an idle connection open, so that it is never us who closes under a request. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const CLOSE_IDLE_MS = 50;

export interface InternalServerOptions {
  readonly context: Context;
  readonly host: string;
  readonly port: number;
  readonly shared?: boolean;
  readonly probes: Readonly<Record<string, Probe>>;
  readonly verifier?: ServiceTokenVerifier;
  /** Adds this service's own routes, below `/internal/v1`; all of them need a service token. */
  readonly routes?: (app: Express) => void;
  /** Takes envelopes that another service sends by the HTTP road. */
  readonly receiver?: HttpReceiver;
}

/** The port for other services and for operators: `/live`, `/ready`, `/health`, `/metrics` and the service's own routes. */
export async function startInternalServer(options: InternalServerOptions): Promise<{ readonly url: string }> {
  const { context, probes } = options;
  const { lifecycle, metrics } = context;
  const app = express();
  // Should our own answer to errors ever fail, Express's has no stack in it.
  app.set('env', 'production');
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/live', (_request, response) => void response.json({ status: 'HEALTHY' } satisfies Health));
  for (const path of ['/ready', '/health']) {
    app.get(path, async (_request, response) => {
      const health = await healthOf(probes);
      const down = health.status === 'UNHEALTHY' || (path === '/ready' && lifecycle.stopping);
      response.status(down ? 503 : 200).json(health);
    });
  }
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  if (options.verifier !== undefined) {
    app.use('/internal/v1', onlyServices(options.verifier), express.json({ limit: BODY_BYTES_MAX }));
    if (options.receiver !== undefined) receiveMessages(app, options.receiver);
    options.routes?.(app);
  }
  app.use((_request, response) => void response.status(404).json({ code: 'NOT_FOUND' }));
  app.use(answerError(context));
  const server = await listen(app, options, lifecycle);
  lifecycle.onStop('internal server', () => closeServer(server));
  const url = `http://${reachable(options.host)}:${(server.address() as AddressInfo).port}`;
  return { url };
}

const ENVELOPE_TYPES = ['application/cloudevents+json', 'application/cloudevents-batch+json'];

function receiveMessages(app: Express, receiver: HttpReceiver): void {
  const body = express.raw({ type: ENVELOPE_TYPES, limit: BODY_BYTES_MAX });
  app.post('/internal/v1/messages', body, async (request, response) => {
    if (!Buffer.isBuffer(request.body)) {
      return void response
        .status(415)
        .json({ code: 'CONTENT_TYPE_UNSUPPORTED', detail: `send ${ENVELOPE_TYPES.join(' or ')}` });
    }
    const { status, body: answer } = await receiver.receive(String(response.locals.caller), request.body);
    if (answer === undefined) response.status(status).end();
    else response.status(status).json(answer);
  });
}

function onlyServices(verifier: ServiceTokenVerifier): RequestHandler {
  return async (request, response, next) => {
    try {
      response.locals.caller = await verifier.verify(request.headers.authorization);
      next();
    } catch (error) {
      response.status(401).json({ code: (error as PlatformError).code, detail: (error as Error).message });
    }
  };
}

const answerError =
  ({ log }: Context): ErrorRequestHandler =>
  (error, request, response, next) => {
    // The answer has begun: all that is left is to break it off, so that nobody takes it for whole.
    if (response.headersSent) return next(error);
    const status = error instanceof RetryableError ? 503 : typeof error?.status === 'number' ? error.status : 500;
    if (status >= 500) log.error({ err: error, path: request.path }, `internal request failed: ${error.message}`);
    const code = error instanceof PlatformError ? error.code : status < 500 ? 'REQUEST_INVALID' : 'INTERNAL';
    // What nobody has foreseen may have anything in it, such as a statement of SQL.
    const detail = code === 'INTERNAL' ? 'Something went wrong here; the log says what.' : error.message;
    response.status(status).json({ code, detail });
  };

/** A server that listens on every address is reached by the name of its machine, as in a container. */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? hostname() : host);

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Another process may listen on the same port: the next of this service, while this one leaves. */
  readonly shared?: boolean;
  /** What Node's server has to know from its beginning, such as the largest headers that it takes. */
  readonly server?: ServerOptions;
}

export function listen(
  app: Express,
  { host, port, shared = false, server: options = {} }: ListenOptions,
  lifecycle: Lifecycle,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ ...options, ...messagesOf(app) }, app);
    keepShapes(server);
    // Whoever keeps a connection open has to open the next one elsewhere.
    server.prependListener('request', (_request, response) => {
      if (lifecycle.stopping) response.shouldKeepAlive = false;
    });
    server.listen({ host, port, reusePort: shared });
    server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
    server.headersTimeout = KEEP_ALIVE_TIMEOUT_MS + 1000;
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });
}

/** Takes no new connections, lets requests under way finish, then closes. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    // A connection whose request was under way is idle only later, and would keep the server open for as long as its client likes.
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
  });
}
