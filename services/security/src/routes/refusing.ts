import type { RequestHandler } from 'express';
import { Refused } from '../errors.ts';

/** Answers what was refused on purpose; everything else is left to the server. */
export const refusing =
  (handler: (...args: Parameters<RequestHandler>) => Promise<void>): RequestHandler =>
  async (request, response, next) => {
    try {
      await handler(request, response, next);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, status, message: detail, retryAfterS } = error;
      response.status(status).json({ code, detail, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
    }
  };
