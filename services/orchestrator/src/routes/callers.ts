import type { RequestHandler } from 'express';

/** Which services a route is for; the service token says who calls. */
const only =
  (who: string, isMeant: (caller: string) => boolean): RequestHandler =>
  (_request, response, next) => {
    if (isMeant(String(response.locals.caller))) return next();
    response.status(403).json({ code: 'CALLER_NOT_ALLOWED', detail: `this is for ${who} alone` });
  };

export const isGateway = (caller: string): boolean => caller === 'gateway';
/** A worker is called `worker`, or `worker-` and what it does. */
export const isWorker = (caller: string): boolean => /^worker(-|$)/.test(caller);

/** For messages that do not come by the HTTP road. */
export const nobody = (): boolean => false;

/** The gateway alone meets clients, so it alone asks about jobs. */
export const onlyGateway = only('the gateway', isGateway);
export const onlyWorkers = only('workers', isWorker);
