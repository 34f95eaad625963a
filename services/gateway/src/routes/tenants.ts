import { type Identity, validateCreateTenant, validateListTenantsQuery, validateUpdateTenant } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { refused } from '../security-answers.ts';
import { idOf } from './read-jobs.ts';
import { bodyOf, queryOf } from './valid.ts';

/** Who looks after all tenants sees all of them, anybody else their own. */
const onlyOf = ({ platform, tenantId }: Identity): string | undefined => (platform ? undefined : tenantId);

/** POST /tenants */
export const createTenant =
  ({ tenants }: Parts): RequestHandler =>
  async (request, response) => {
    const tenant = bodyOf(request, validateCreateTenant);
    const made = await tenants.create({ actor: actorOf(request), tenant });
    response.setHeader('Location', `/api/v1/tenants/${made.id}`);
    sendJson(response, 201, made);
  };

/** GET /tenants */
export const listTenants =
  ({ tenants }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateListTenantsQuery);
    sendJson(response, 200, await tenants.list(onlyOf(identityOf(request)), query));
  };

/** GET /tenants/{id} */
export const getTenant =
  ({ tenants }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'tenant');
    const only = onlyOf(identityOf(request));
    if (only !== undefined && only !== id) throw refused('TENANT_NOT_FOUND');
    sendJson(response, 200, await tenants.find(id));
  };

/** PATCH /tenants/{id} */
export const updateTenant =
  ({ tenants }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'tenant');
    const change = bodyOf(request, validateUpdateTenant);
    sendJson(response, 200, await tenants.change(id, { actor: actorOf(request), change }));
  };
