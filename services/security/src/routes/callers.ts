import type { RequestHandler } from 'express';

/** The gateway alone meets clients, so it alone asks on their behalf; the service token says who calls. */
export const onlyGateway: RequestHandler = (_request, response, next) => {
  if (response.locals.caller === 'gateway') return next();
  response.status(403).json({ code: 'CALLER_FORBIDDEN', detail: 'this is for the gateway alone' });
};
