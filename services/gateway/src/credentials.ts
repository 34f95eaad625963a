import type { Request } from 'express';
import { Problem } from './errors.ts';

export interface Credentials {
  readonly text: string;
  /** Where it stood. */
  readonly header: 'Authorization' | 'X-API-Key';
}

/** The one credential of a request. @throws Problem 401 when there is none, or more than one: who would say which of them counts? */
export function credentialsOf(request: Request): Credentials {
  const { authorization, 'x-api-key': key } = request.headers;
  // That each header is there once, the edge has seen to.
  if (authorization !== undefined && key !== undefined)
    throw invalidCredentials('Authorization', 'must be the only credential');
  if (authorization !== undefined)
    return { text: /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '', header: 'Authorization' };
  if (typeof key === 'string' && key !== '') return { text: key, header: 'X-API-Key' };
  throw new Problem(
    'CREDENTIALS_MISSING',
    'Send an access token or an API key as "Authorization: Bearer <token or key>", or a key as "X-API-Key: <key>".',
    { errors: [{ path: 'header:Authorization', message: 'is missing' }] },
  );
}

/** One answer for whatever is wrong with it, so that it tells nothing. */
export const invalidCredentials = (header: string, message = 'is not a valid token or API key') =>
  new Problem('CREDENTIALS_INVALID', 'The access token or API key is not known, has expired or was revoked.', {
    errors: [{ path: `header:${header}`, message }],
  });
