import {
  validateCreateApiKey,
  validateListApiKeysQuery,
  validateRevokeApiKeysQuery,
  validateRotateApiKey,
} from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { bodyOf, queryOf } from './valid.ts';

const KEY_ID = /^[0-9A-Za-z]{10}$/;

function keyIdOf(request: Request): string {
  const id = String(request.params.id);
  if (KEY_ID.test(id)) return id;
  throw new Problem('PATH_INVALID', 'The id of an API key is the ten characters after weir_live_.', {
    errors: [{ path: 'path:id', message: 'must be ten letters or digits' }],
  });
}

const asking = (request: Request) => ({ asker: identityOf(request), actor: actorOf(request) });

/** POST /api-keys: the answer has the key, the only time. */
export const createApiKey =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) => {
    const key = bodyOf(request, validateCreateApiKey);
    const made = await apiKeys.create({ ...asking(request), key });
    // Nothing on the way may keep a secret.
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Location', `/api/v1/api-keys/${made.id}`);
    sendJson(response, 201, made);
  };

/** GET /api-keys */
export const listApiKeys =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateListApiKeysQuery);
    sendJson(response, 200, await apiKeys.list(identityOf(request), query));
  };

/** GET /api-keys/{id} */
export const getApiKey =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) =>
    sendJson(response, 200, await apiKeys.find(identityOf(request), keyIdOf(request)));

/** POST /api-keys/{id}/rotate: the body may be left out. */
export const rotateApiKey =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) => {
    const id = keyIdOf(request);
    const wanted = bodyOf(request, validateRotateApiKey);
    const made = await apiKeys.rotate({ ...asking(request), ...wanted }, id);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Location', `/api/v1/api-keys/${made.id}`);
    sendJson(response, 201, made);
  };

/** DELETE /api-keys/{id} */
export const deleteApiKey =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) =>
    sendJson(response, 200, await apiKeys.revoke(asking(request), keyIdOf(request)));

/** DELETE /api-keys?owner= */
export const revokeApiKeys =
  ({ apiKeys }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateRevokeApiKeysQuery);
    sendJson(response, 200, await apiKeys.revokeAllOf(asking(request), query.owner));
  };
