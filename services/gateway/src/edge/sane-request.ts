import type { Request, RequestHandler } from 'express';
import { Problem } from '../errors.ts';

export const URL_LENGTH_MAX = 8_192;
/** Node keeps the first of these and drops the others; whoever stands before us may have looked at the last. */
const ONCE = new Set(['host', 'authorization', 'content-type', 'content-encoding', 'x-api-key', 'idempotency-key']);
const HOST = /^(?:[A-Za-z0-9._~!$&'()*+,;=%-]*|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{0,5})?$/;

/** Refuses what is HTTP, but may mean one thing to us and another to a proxy before us. @throws Problem */
export function saneRequest(headersMax: number): RequestHandler {
  return (request, _response, next) => {
    if (request.url.length > URL_LENGTH_MAX)
      throw new Problem('URL_TOO_LONG', `The URL has more than ${URL_LENGTH_MAX} characters.`);
    assertHeaders(request, headersMax);
    next();
  };
}

function assertHeaders({ rawHeaders, headers, httpVersion }: Request, headersMax: number): void {
  // The server is told to keep one more than these, so that it shows when there were too many.
  if (rawHeaders.length > headersMax * 2)
    throw new Problem('HEADERS_TOO_LARGE', `A request may have ${headersMax} headers.`, {
      errors: [{ path: 'header:', message: 'are too many' }],
    });
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!ONCE.has(name)) continue;
    if (seen.has(name))
      throw new Problem('HEADER_INVALID', `The header ${name} may be sent once.`, {
        errors: [{ path: `header:${name}`, message: 'is there more than once' }],
      });
    seen.add(name);
  }
  // RFC 9112, 6.1: Node hands such a request over before it sees that nobody can tell where its body ends.
  if (headers['transfer-encoding'] !== undefined && headers['transfer-encoding'].toLowerCase() !== 'chunked')
    throw new Problem('REQUEST_MALFORMED', 'The only transfer coding that is known here is chunked.');
  // RFC 9112, 3.2: exactly one valid Host, of whoever speaks HTTP/1.1.
  if (headers.host === undefined ? httpVersion !== '1.0' : !HOST.test(headers.host))
    throw new Problem('HEADER_INVALID', 'Host is missing or is not valid.', {
      errors: [{ path: 'header:Host', message: 'must be a host, with or without a port' }],
    });
}
