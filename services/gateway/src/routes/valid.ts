import type { Validator } from '@weir/schemas';
import type { Request } from 'express';
import { Problem, pathErrors } from '../errors.ts';

/** The body of a request, once it fits its schema. @throws Problem with what is wrong. */
export function bodyOf<T>(request: Request, validate: Validator<T>): T {
  const body: unknown = request.body;
  if (validate(body)) return body;
  throw new Problem('REQUEST_INVALID', 'The body does not fit its schema.', { errors: pathErrors(validate.errors) });
}

/** The query of a request, once it fits its schema. @throws Problem with what is wrong. */
export function queryOf<T>(request: Request, validate: Validator<T>): T {
  const query: unknown = { ...request.query };
  if (validate(query)) return query;
  const errors = pathErrors(validate.errors).map(({ path, message }) => ({ path: `query:${path.slice(1)}`, message }));
  throw new Problem('QUERY_INVALID', 'The query does not fit its schema.', { errors });
}
