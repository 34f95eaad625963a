import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '@weir/telemetry';
import { answerClientError, refuse } from '../client-error.ts';
import { Problem } from '../errors.ts';
import type { EdgeSettings } from './settings.ts';

const CHECK_EVERY_MS_MAX = 1_000;
const SAY_EVERY_MS = 10_000;

/** What Node has to know when it makes the server. */
export const serverOptions = (edge: EdgeSettings): ServerOptions => ({
  maxHeaderSize: edge.headersBytesMax,
  requestTimeout: edge.requestTimeoutMs,
  headersTimeout: edge.headersTimeoutMs,
  // Node looks for late requests so often; by default every 30 s, which would double the time.
  connectionsCheckingInterval: Math.max(1, Math.min(CHECK_EVERY_MS_MAX, Math.floor(edge.headersTimeoutMs / 4))),
  // Ours to check: Node's answer has no body and no request id.
  requireHostHeader: false,
});

/** Bounds what one client can hold of us by being slow, by being many, or by never leaving. */
export function guardConnections(server: Server, edge: EdgeSettings, log: Logger): void {
  server.keepAliveTimeout = edge.keepAliveMs;
  server.headersTimeout = edge.headersTimeoutMs;
  server.maxHeadersCount = edge.headersMax + 1;
  server.maxConnections = edge.connectionsMax;
  server.maxRequestsPerSocket = edge.connectionRequestsMax;
  server.timeout = edge.requestTimeoutMs;
  server.on('timeout', cutStalled);
  server.on('clientError', answerClientError);
  server.on('connect', (_request: IncomingMessage, socket: Socket) =>
    refuse(socket, new Problem('METHOD_NOT_ALLOWED', 'This is no proxy.')),
  );
  // RFC 9110, 10.1.1: an expectation that we do not know may be left unheeded; Node would answer 417 without a word.
  server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
  server.on('drop', sayDropped(log, edge.connectionsMax));
}

/**
 * Nothing moved on the connection for a while. Whoever waits for our answer, or sends a body, which has a time of its own, is left alone;
 * a connection without a request goes, and so does a client that does not read what we have written.
 */
function cutStalled(connection: Socket): void {
  const { _httpMessage: response } = connection as Socket & { readonly _httpMessage?: ServerResponse | null };
  if (response === undefined || response === null || connection.writableLength > 0) connection.destroy();
}

/** Says that connections are refused, but not once for each of them. */
function sayDropped(log: Logger, connectionsMax: number): () => void {
  let dropped = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  return () => {
    dropped += 1;
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    log.warn({ dropped }, `${connectionsMax} connections are open, which is the most: others are refused`);
    dropped = 0;
  };
}
