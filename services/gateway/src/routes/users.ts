import { validateCreateUser, validateListUsersQuery, validateUpdateUser } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { idOf } from './read-jobs.ts';
import { bodyOf, queryOf } from './valid.ts';

/** POST /users */
export const createUser =
  ({ users }: Parts): RequestHandler =>
  async (request, response) => {
    const user = bodyOf(request, validateCreateUser);
    const { tenantId, role: actorRole } = identityOf(request);
    const made = await users.add({ tenantId, actor: actorOf(request), actorRole, user });
    response.setHeader('Location', `/api/v1/users/${made.id}`);
    sendJson(response, 201, made);
  };

/** GET /users */
export const listUsers =
  ({ users }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateListUsersQuery);
    sendJson(response, 200, await users.list(identityOf(request).tenantId, query));
  };

/** PATCH /users/{id} */
export const updateUser =
  ({ users }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'user');
    const change = bodyOf(request, validateUpdateUser);
    const { tenantId, role: actorRole } = identityOf(request);
    sendJson(response, 200, await users.change(tenantId, id, { actor: actorOf(request), actorRole, change }));
  };

/** DELETE /users/{id}: answers with the user as it was. */
export const deleteUser =
  ({ users }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'user');
    const { tenantId, role: actorRole } = identityOf(request);
    sendJson(response, 200, await users.remove(tenantId, id, { actor: actorOf(request), actorRole }));
  };
