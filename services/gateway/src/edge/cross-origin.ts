import cors from 'cors';
import type { RequestHandler } from 'express';

const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'Last-Event-ID',
  'Prefer',
  'X-API-Key',
  'X-Request-Id',
  'X-Tenant-Id',
  'traceparent',
  'tracestate',
];
const RESPONSE_HEADERS = [
  'Allow',
  'Idempotent-Replayed',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
];
const PREFLIGHT_COUNTS_S = 600;

/**
 * Lets pages of these origins read our answers. Credentials are off: who asks says so in a header that the page sets itself, so a cookie
 * of ours could not be misused even if there were one. Without origins, and for all others, a browser keeps the answer from the page.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler | undefined {
  if (origins.length === 0) return undefined;
  const allowed = new Set(origins);
  const allow = cors({
    // Looked up exactly: a pattern such as "ends with our domain" is how others get in.
    origin: (origin, decide) => decide(null, origin !== undefined && allowed.has(origin) ? origin : false),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: REQUEST_HEADERS,
    exposedHeaders: RESPONSE_HEADERS,
    credentials: false,
    maxAge: PREFLIGHT_COUNTS_S,
  });
  return (request, response, next) => {
    // Also without an Origin: a cache must not give one origin's answer to another.
    response.vary('Origin');
    // An OPTIONS that is no preflight is a method like any other.
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] === undefined) return next();
    return allow(request, response, next);
  };
}
