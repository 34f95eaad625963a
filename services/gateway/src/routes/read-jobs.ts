import { isUuid } from '@weir/messaging';
import { validateListJobsQuery } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem, pathErrors } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf } from '../request.ts';

/** The `{id}` of a path. @throws Problem when it is no UUID. */
export function idOf(request: Request, what = 'job'): string {
  const { id } = request.params;
  if (isUuid(id)) return id;
  throw new Problem('PATH_INVALID', `The id of a ${what} is a UUID in lower case.`, {
    errors: [{ path: 'path:id', message: 'must be a UUID in lower case' }],
  });
}

export const jobNotFound = (id: string) =>
  new Problem('JOB_NOT_FOUND', `There is no job ${id}.`, {
    errors: [{ path: 'path:id', message: 'is no job of yours' }],
  });

/** What a validator found in a query. */
export function queryInvalid(found: Parameters<typeof pathErrors>[0]): Problem {
  const errors = pathErrors(found).map(({ path, message }) => ({ path: `query:${path.slice(1)}`, message }));
  return new Problem('QUERY_INVALID', 'The query does not fit its schema.', { errors });
}

/** GET /jobs/{id} */
export const getJob =
  ({ jobs }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const found = await jobs.findAccepted(identityOf(request).tenantId, id);
    if (found === undefined) throw jobNotFound(id);
    sendJson(response, 200, found.job);
  };

/** GET /jobs */
export const listJobs =
  ({ jobs }: Parts): RequestHandler =>
  async (request, response) => {
    const query: unknown = { ...request.query };
    if (!validateListJobsQuery(query)) throw queryInvalid(validateListJobsQuery.errors);
    sendJson(response, 200, await jobs.list(identityOf(request).tenantId, query));
  };
