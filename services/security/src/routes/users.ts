import { firstError, isUuid } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import { validateAddUser, validateChangeUser, validateListUsersQuery } from '@weir/schemas';
import { readPage } from '@weir/store';
import type { Express, Request } from 'express';
import { Refused } from '../errors.ts';
import { listUsers } from '../list-users.ts';
import type { Parts } from '../parts.ts';
import { addUser, changeUser, deleteUser, type UserKey } from '../users.ts';
import { refusing } from './refusing.ts';

const PATH = '/internal/v1/users';

/** The gateway's questions about users. The tenant is part of every one of them: another tenant's user does not exist. */
export function userRoutes(app: Express, parts: Parts): void {
  app.post(
    PATH,
    onlyGateway,
    refusing(async ({ body }, response) => {
      if (!validateAddUser(body))
        return void response.status(400).json({ code: 'REQUEST_INVALID', detail: firstError(validateAddUser.errors) });
      response.status(201).json(await addUser(parts, body));
    }),
  );

  app.get(PATH, onlyGateway, async (request, response) => {
    const { tenantId, ...rest } = request.query;
    const query: unknown = rest;
    const refuse = () => void response.status(400).json({ code: 'QUERY_INVALID' });
    if (!isUuid(tenantId) || !validateListUsersQuery(query)) return refuse();
    const page = readPage(query);
    if (page === undefined) return refuse();
    response.json(await listUsers(parts, tenantId, page));
  });

  for (const [method, run] of [
    ['put', changeUser],
    ['delete', deleteUser],
  ] as const)
    app[method](
      `${PATH}/:id`,
      onlyGateway,
      refusing(async (request, response) => {
        if (!validateChangeUser(request.body))
          return void response
            .status(400)
            .json({ code: 'REQUEST_INVALID', detail: firstError(validateChangeUser.errors) });
        response.json(await run(parts, keyOf(request), request.body));
      }),
    );
}

/** @throws Refused when there can be no such user. */
function keyOf({ params: { id }, query: { tenantId } }: Request): UserKey {
  if (!isUuid(id) || !isUuid(tenantId)) throw new Refused('USER_NOT_FOUND');
  return { id, tenantId };
}
