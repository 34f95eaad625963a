import { DependencyUnavailable, EnvelopeTooLarge, Overloaded, RetryableError } from '@weir/messaging';
import type { Problem as ProblemBody } from '@weir/schemas';
import type { Logger } from '@weir/telemetry';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { Problem } from './errors.ts';
import { requestOf } from './request.ts';

const RETRY_AFTER_S = 1;
const PATH_LENGTH_MAX = 1024;
/** Registered for all limits, whoever's (draft-ietf-httpapi-ratelimit-headers-10, 5). */
const QUOTA_EXCEEDED_TYPE = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

/** One serialisation, no content negotiation, no entity tag: what the hot routes answer with. */
export function sendJson(
  response: Response,
  status: number,
  body: unknown,
  type = 'application/json; charset=utf-8',
): void {
  const text = JSON.stringify(body);
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  // As a string it goes out in one piece with the head.
  response.end(text);
}

/** A key or a token that somebody has put where it does not belong, such as in a path; the key's id may be read. */
const withoutKeys = (text: string): string =>
  text.replace(/(weir_live_\w{10}_)\w+/g, '$1[secret]').replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]');

/** What a problem looks like in a body, its own or that of a batch. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  const { code, title, status, message, errors, violatedPolicies } = problem;
  const detail = withoutKeys(message);
  const own = `https://weir.dev/problems/${code.toLowerCase().replaceAll('_', '-')}`;
  const type = violatedPolicies === undefined ? own : QUOTA_EXCEEDED_TYPE;
  const violated = violatedPolicies === undefined ? {} : { 'violated-policies': [...violatedPolicies] };
  const problemOf = { type, title, status, detail, code, requestId, ...violated };
  if (errors === undefined) return problemOf;
  // A path is made of the client's own keys, and may be as long as the body.
  const bounded = errors.map(({ path, message }) => ({
    path: withoutKeys(path.slice(0, PATH_LENGTH_MAX)),
    message: withoutKeys(message.slice(0, PATH_LENGTH_MAX)),
  }));
  return { ...problemOf, errors: bounded };
}

/** Turns whatever was thrown into a problem. Only a `Problem`'s own words reach the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Overloaded)
    return new Problem('OVERLOADED', 'There is more waiting than can be taken on. Try again in a moment.', {
      cause: error,
      retryAfterS: 5,
    });
  if (error instanceof DependencyUnavailable || error instanceof RetryableError) {
    return new Problem(
      'UNAVAILABLE',
      'A part of the system does not answer. Try again in a moment; with an Idempotency-Key nothing is done twice.',
      { cause: error, retryAfterS: RETRY_AFTER_S },
    );
  }
  // Its text has fewer bytes than what we make of it: 1e20 becomes 100000000000000000000.
  if (error instanceof EnvelopeTooLarge)
    return new Problem('BODY_TOO_LARGE', 'Written out in full, a job is larger than can be carried.', {
      cause: error,
      errors: [{ path: '', message: 'is too large' }],
    });
  const { type, status = 500 } = error as { type?: string; status?: number };
  if (type === 'entity.too.large')
    return new Problem('BODY_TOO_LARGE', 'The body is larger than this route takes.', {
      cause: error,
      errors: [{ path: '', message: 'is too large' }],
    });
  if (status === 415)
    return new Problem('CONTENT_TYPE_UNSUPPORTED', 'The encoding of the body is not supported.', {
      cause: error,
      errors: [{ path: 'header:Content-Encoding', message: 'is not supported' }],
    });
  if (status >= 400 && status < 500)
    return new Problem('REQUEST_INVALID', 'The request could not be read to its end.', {
      cause: error,
      errors: [{ path: '', message: 'could not be read' }],
    });
  return new Problem('INTERNAL', 'Something went wrong here. The request id helps us to find out what.', {
    cause: error,
  });
}

export function sendProblem(request: Request, response: Response, problem: Problem): void {
  if (problem.retryAfterS !== undefined) response.setHeader('Retry-After', problem.retryAfterS);
  if (problem.status === 401) response.setHeader('WWW-Authenticate', challengeTo(request));
  sendJson(
    response,
    problem.status,
    problemBody(problem, requestOf(request).id),
    'application/problem+json; charset=utf-8',
  );
}

/** RFC 6750, 3: a reason for who has sent a credential, none for who has not. */
const challengeTo = ({ headers }: Request): string =>
  headers.authorization === undefined && headers['x-api-key'] === undefined
    ? 'Bearer realm="weir"'
    : 'Bearer realm="weir", error="invalid_token"';

/** The last middleware. A 5xx is logged with its cause; a payload never is. */
export const answerErrors =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      const { id: requestId, traceId } = requestOf(request);
      const path = withoutKeys(request.path);
      log[problem.status === 500 ? 'error' : 'warn'](
        { err: problem.cause ?? problem, requestId, traceId, code: problem.code, path },
        `${request.method} ${path}: ${problem.code}`,
      );
    }
    // Half an answer cannot be taken back; breaking the connection tells the client so.
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, problem);
  };
