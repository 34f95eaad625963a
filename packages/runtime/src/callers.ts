import type { RequestHandler } from 'express';

/** Which services an internal route is for; the service token says who calls. `who` is said to anybody else. */
export const onlyCallers =
  (who: string, isMeant: (caller: string) => boolean): RequestHandler =>
  (_request, response, next) => {
    if (isMeant(String(response.locals.caller))) return next();
    response.status(403).json({ code: 'CALLER_NOT_ALLOWED', detail: `this is for ${who} alone` });
  };

export const isGateway = (caller: string): boolean => caller === 'gateway';

/** The gateway alone meets clients, so it alone asks about them and what is theirs. */
export const onlyGateway = onlyCallers('the gateway', isGateway);
