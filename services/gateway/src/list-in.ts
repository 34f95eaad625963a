import type { ServiceAnswer } from '@weir/runtime';
import { Problem } from './errors.ts';

/** Of whatever a client sends back as a cursor. */
export const cursorInvalid = (): Problem =>
  new Problem('QUERY_INVALID', 'The cursor is none that a list gave.', {
    errors: [{ path: 'query:cursor', message: 'is not a cursor of a list' }],
  });

/** The list that a service has answered with. @throws Problem 400 for the cursor: all else of the query was checked here already. */
export function listIn<List>({ status, body }: ServiceAnswer, validate: (body: unknown) => body is List): List {
  if (status === 400) throw cursorInvalid();
  if (status !== 200 || !validate(body))
    throw new TypeError(`a service answered ${status} with something that is no list`);
  return body;
}
