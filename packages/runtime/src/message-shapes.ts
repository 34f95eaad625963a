import type { IncomingHttpHeaders, IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Express } from 'express';
import { http } from './light-imports.ts';

/** By then code is optimised, and for what it has seen. */
const REPLACED_UNTIL = 1_000;
const KEPT_BYTES_MAX = 16_384;

/**
 * Classes whose instances have the prototypes of the application from the beginning. Express sets those on each request and response, and
 * what had another prototype before has shapes that nothing keeps (ADR 0024).
 */
export function messagesOf(app: Express): ServerOptions {
  class Request extends http.IncomingMessage {}
  class Response<Asked extends IncomingMessage> extends http.ServerResponse<Asked> {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request);
  app.response = Object.setPrototypeOf(Response.prototype, app.response);
  return { IncomingMessage: Request, ServerResponse: Response };
}

/**
 * Keeps a request and a response of each method. V8 forgets the shapes of which no object is left at a full collection, all code that was
 * optimised for them goes, and what comes next counts as yet another shape: after a few such collections between two requests the code
 * stayed slow for good (ADR 0024).
 */
export function keepShapes(server: Server): void {
  const kept = new Map<string, readonly [IncomingMessage, ServerResponse]>();
  let seen = 0;
  server.on('request', (request, response) => {
    if (seen === REPLACED_UNTIL) return;
    seen += 1;
    if (isSmall(request.headers)) kept.set(request.method ?? '', [request, response]);
  });
}

const isSmall = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= KEPT_BYTES_MAX;
