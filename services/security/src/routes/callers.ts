import type { RequestHandler } from 'express';
import { Refused } from '../errors.ts';

/** The gateway alone meets clients, so it alone asks about them. */
export const onlyGateway: RequestHandler = (_request, response, next) => {
  if (response.locals.caller === 'gateway') return next();
  response.status(403).json({ code: 'CALLER_FORBIDDEN', detail: 'this is for the gateway alone' });
};

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
