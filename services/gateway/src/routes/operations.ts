import type { OperationList } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { pageOfAll } from './page-of-all.ts';

/** GET /operations */
export const listOperations =
  ({ operations }: Parts): RequestHandler =>
  async (request, response) => {
    if (operations.list().length === 0) await operations.refresh();
    sendJson(response, 200, pageOfAll(request, operations.list(), ({ name }) => name) satisfies OperationList);
  };

/** GET /operations/{name} */
export const getOperation =
  ({ operations }: Parts): RequestHandler =>
  async (request, response) => {
    const name = String(request.params.name);
    const found = await operations.find(name);
    if (found === undefined)
      throw new Problem(
        'OPERATION_NOT_FOUND',
        `There is no operation ${name.slice(0, 128)}; GET /api/v1/operations lists them all.`,
        { errors: [{ path: 'path:name', message: 'is not a registered operation' }] },
      );
    sendJson(response, 200, found.operation);
  };
