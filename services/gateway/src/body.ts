import express, { type Request, type RequestHandler } from 'express';
import { parseJson } from './domain/json-limits.ts';
import { Problem, pathErrors } from './errors.ts';

export const BODY_BYTES_MAX = 256 * 1024;
export const BULK_BODY_BYTES_MAX = 4 * 1024 * 1024;

const BYTES = Symbol('bytes');
type Read = { [BYTES]?: Buffer };

/** Reads a JSON body within the limits of `json-limits.ts`; `request.body` is the parsed value, `{}` where an optional one is missing. */
export function readJsonBody(bytesMax: number, optional = false): RequestHandler[] {
  const raw = express.raw({ type: () => true, limit: bytesMax });
  if (!optional)
    return [
      (request, _response, next) => {
        assertJson(request);
        next();
      },
      raw,
      (request, _response, next) => {
        parse(request);
        next();
      },
    ];
  // Some clients announce a body and send none, in chunks; only what has come says whether there is one.
  return [
    raw,
    (request, _response, next) => {
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) request.body = {};
      else {
        assertJson(request);
        parse(request);
      }
      next();
    },
  ];
}

function assertJson({ headers }: Request): void {
  const type = headers['content-type'];
  if (type === undefined || !/^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new Problem('CONTENT_TYPE_UNSUPPORTED', 'Send the body as application/json.', {
      errors: [{ path: 'header:Content-Type', message: 'must be application/json' }],
    });
}

function parse(request: Request): void {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0)
    throw new Problem('BODY_MALFORMED', 'The body is empty.', { errors: [{ path: '', message: 'is empty' }] });
  (request as Read)[BYTES] = bytes;
  request.body = parseJson(bytes);
}

/**
 * Of a route that takes no body. Many clients send `{}` with every POST; any member is one that we do not know, and whoever sent it
 * believes that it does something.
 */
export const readNoBody = (): RequestHandler[] => [
  ...readJsonBody(BODY_BYTES_MAX, true),
  (request, _response, next) => {
    const body: unknown = request.body;
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    const [member] = isObject ? Object.keys(body) : [];
    if (isObject && member === undefined) return next();
    const found =
      member === undefined
        ? { instancePath: '', message: 'must be an empty object' }
        : { instancePath: '', message: 'must NOT have additional properties', params: { additionalProperty: member } };
    throw new Problem('REQUEST_INVALID', 'This route takes no body.', { errors: pathErrors([found]) });
  },
];

/** The body as it came, for its fingerprint. */
export const bodyBytes = (request: Request): Buffer => (request as Read)[BYTES] ?? Buffer.alloc(0);
