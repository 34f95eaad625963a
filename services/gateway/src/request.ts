import { newId } from '@weir/messaging';
import type { Actor, Identity } from '@weir/schemas';
import { continueTrace, traceIdOf } from '@weir/telemetry';
import type { Request, RequestHandler } from 'express';

/** What we know of a request beside what stands in it. */
export interface RequestFacts {
  readonly id: string;
  readonly traceparent: string;
  readonly traceId: string | undefined;
  identity?: Identity;
}

const SANE_ID = /^[A-Za-z0-9._:-]{1,128}$/;
const FACTS = Symbol('facts');
/** On the request itself: a weak map of all that are under way costs each of them, and the garbage collector, more. */
type Known = { [FACTS]?: RequestFacts };

/** Gives every request its id, the client's own if it is sane, and its place in a trace. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && SANE_ID.test(given) ? given : newId();
  const traceparent = continueTrace(request.headers.traceparent as string | undefined);
  (request as Known)[FACTS] = { id, traceparent, traceId: traceIdOf(traceparent) };
  response.setHeader('X-Request-Id', id);
  next();
};

export function requestOf(request: Request): RequestFacts {
  const known = (request as Known)[FACTS];
  if (known === undefined) throw new TypeError('identifyRequest did not run');
  return known;
}

/** Who asks; only on routes that authenticate. */
export function identityOf(request: Request): Identity {
  const { identity } = requestOf(request);
  if (identity === undefined) throw new TypeError('authenticate did not run');
  return identity;
}

/** Who asks, for the audit record of what the request changes. */
export function actorOf(request: Request): Actor {
  const { id: requestId, traceparent } = requestOf(request);
  const { principal, ownTenantId } = identityOf(request);
  return { principal, ...(ownTenantId === undefined ? {} : { ownTenantId }), requestId, traceparent };
}
