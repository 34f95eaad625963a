import type { RequestHandler } from 'express';
import { Refused } from '../errors.ts';

/** The gateway alone meets clients, so it alone asks about them. */
const only =
  (...callers: readonly string[]): RequestHandler =>
  (_request, response, next) => {
    if (callers.includes(response.locals.caller)) return next();
    response.status(403).json({ code: 'CALLER_FORBIDDEN', detail: `this is for ${callers.join(' and ')} alone` });
  };

export const onlyGateway = only('gateway');

/** What a tenant may have is asked by all who hold it to that. */
export const whoHoldsQuotas = only('gateway', 'orchestrator');

/** Answers what was refused on purpose; everything else is left to the server. */
export const refusing =
  (handler: (...args: Parameters<RequestHandler>) => Promise<void>): RequestHandler =>
  async (request, response, next) => {
    try {
      await handler(request, response, next);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, status, message: detail, retryAfterS } = error;
      response
        .status(status)
        .json({ code, detail, message: detail, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
    }
  };
