import { isUuid } from '@weir/messaging';
import { validateListJobsQuery } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf } from '../request.ts';
import { queryOf } from './valid.ts';

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
    const query = queryOf(request, validateListJobsQuery);
    sendJson(response, 200, await jobs.list(identityOf(request).tenantId, query));
  };
