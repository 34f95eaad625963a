import { nowText } from '@weir/messaging';
import {
  validateChangePassword,
  validateLogin,
  validateLogout,
  validateRefreshTokens,
  validateRegister,
} from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';
import { bodyOf } from './valid.ts';

const JWKS_CACHE_CONTROL = 'public, max-age=300';

/** Nobody on the way keeps what these routes answer, an error neither. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** POST /auth/register */
export const register =
  ({ accounts }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateRegister);
    const user = await accounts.register(body, askedBy(request));
    response.setHeader('Location', `/api/v1/users/${user.id}`);
    sendJson(response, 201, user);
  };

/** POST /auth/login */
export const login =
  ({ accounts }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateLogin);
    sendJson(response, 200, await accounts.login(body, askedBy(request)));
  };

/** POST /auth/refresh */
export const refreshTokens =
  ({ accounts }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateRefreshTokens);
    sendJson(response, 200, await accounts.refresh(body, askedBy(request)));
  };

/** POST /auth/logout */
export const logout =
  ({ accounts, revocations }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateLogout);
    const identity = identityOf(request);
    await accounts.logout(identity, body, askedBy(request));
    // The other gateways hear of it; here it is known already.
    const { sessionId } = identity;
    if (sessionId !== undefined) revocations.apply({ kind: 'session', id: sessionId, at: nowText() });
    response.statusCode = 204;
    response.end();
  };

/** POST /auth/password */
export const changePassword =
  ({ accounts }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateChangePassword);
    const { userId, sessionId, tenantId: actsFor, ownTenantId: tenantId = actsFor } = identityOf(request);
    // A key has its owner's name, and is nobody who could know the password.
    if (userId === undefined || sessionId === undefined)
      throw new Problem('FORBIDDEN', 'This is for who has logged in here by name and password.');
    sendJson(response, 200, await accounts.changePassword({ tenantId, userId }, body, askedBy(request)));
  };

/** GET /auth/me */
export const describeCaller = (): RequestHandler => (request, response) => sendJson(response, 200, identityOf(request));

/** GET /.well-known/jwks.json, which goes on while the security service is away. */
export const listTokenKeys =
  ({ tokenKeys }: Parts): RequestHandler =>
  async (_request, response) => {
    const keys = await tokenKeys.published();
    response.setHeader('Cache-Control', JWKS_CACHE_CONTROL);
    sendJson(response, 200, keys);
  };

function askedBy(request: Request) {
  const { id: requestId, traceparent } = requestOf(request);
  return { requestId, traceparent };
}
