import { isUuid } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import { validateAddApiKey, validateChangeApiKey, validateListApiKeysQuery } from '@weir/schemas';
import { pageOf, readPage } from '@weir/store';
import type { Express, Request, Response } from 'express';
import { apiKeyView } from '../domain/api-key-view.ts';
import { Refused } from '../errors.ts';
import { createApiKey, type KeyParts, revokeApiKey, rotateApiKey } from '../statements/change-api-keys.ts';
import { findApiKey, type KeysOf, listApiKeys } from '../statements/find-api-keys.ts';
import { type KeysOfOwner, revokeApiKeysOf } from '../statements/revoke-api-keys-of.ts';
import { refusing } from './refusing.ts';

const PATH = '/internal/v1/api-keys';
const isKeyId = (id: unknown): id is string => typeof id === 'string' && /^[0-9A-Za-z]{10}$/.test(id);

/** The gateway's questions about API keys. The tenant is part of every one of them, and the owner of most. */
export function apiKeyRoutes(app: Express, parts: KeyParts): void {
  const { database } = parts;

  app.post(
    PATH,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      if (!validateAddApiKey(asked)) return invalid(response);
      response.json(await createApiKey(parts, asked));
    }),
  );

  app.get(PATH, onlyGateway, async (request, response) => {
    const { tenantId: _tenantId, owner: _owner, ...rest } = request.query;
    const query: unknown = rest;
    const of = keysOf(request);
    if (of === undefined || !validateListApiKeysQuery(query)) return queryInvalid(response);
    const page = readPage(query, isKeyId);
    if (page === undefined) return queryInvalid(response);
    const rows = await listApiKeys(database, of, query.state, page);
    response.json(
      pageOf(
        rows,
        page.limit,
        (row) => apiKeyView(row),
        ({ created_at, id }) => ({ time: created_at, id }),
      ),
    );
  });

  app.get(
    `${PATH}/:id`,
    onlyGateway,
    refusing(async (request, response) => {
      const { of, id } = keyOf(request);
      const row = await findApiKey(database, of, id);
      if (row === undefined) throw new Refused('API_KEY_NOT_FOUND');
      response.json(apiKeyView(row));
    }),
  );

  app.post(
    `${PATH}/:id/rotate`,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      if (!validateChangeApiKey(asked)) return invalid(response);
      const { of, id } = keyOf(request);
      response.json(await rotateApiKey(parts, of, id, asked));
    }),
  );

  app.delete(
    PATH,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      const of = ownerOf(request);
      if (of === undefined) return queryInvalid(response);
      if (!validateChangeApiKey(asked)) return invalid(response);
      response.json(await revokeApiKeysOf(parts, of, asked.actor));
    }),
  );

  app.delete(
    `${PATH}/:id`,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      if (!validateChangeApiKey(asked)) return invalid(response);
      const { of, id } = keyOf(request);
      response.json(await revokeApiKey(parts, of, id, asked.actor));
    }),
  );
}

/** Whose keys, where all of them are meant. */
function ownerOf(request: Request): KeysOfOwner | undefined {
  const of = keysOf(request);
  return of?.owner === undefined ? undefined : { tenantId: of.tenantId, owner: of.owner };
}

function keysOf({ query: { tenantId, owner } }: Request): KeysOf | undefined {
  if (!isUuid(tenantId)) return undefined;
  if (owner === undefined) return { tenantId };
  return typeof owner === 'string' ? { tenantId, owner } : undefined;
}

/** @throws Refused when there cannot be such a key. */
function keyOf(request: Request): { readonly of: KeysOf; readonly id: string } {
  const of = keysOf(request);
  const { id } = request.params;
  if (of === undefined || !isKeyId(id)) throw new Refused('API_KEY_NOT_FOUND');
  return { of, id };
}

const invalid = (response: Response) => void response.status(400).json({ code: 'REQUEST_INVALID' });
const queryInvalid = (response: Response) => void response.status(400).json({ code: 'QUERY_INVALID' });
