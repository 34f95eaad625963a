import type { Express } from 'express';
import { crossOrigin } from './cross-origin.ts';
import { securityHeaders } from './headers.ts';
import { saneRequest } from './sane-request.ts';
import type { EdgeSettings } from './settings.ts';

/** What every request meets before its route: whom we believe, what browsers may do with the answer, what we refuse to look at. */
export function useEdge(app: Express, edge: EdgeSettings): void {
  // Should our own answer to errors ever fail, Express's has no stack in it.
  app.set('env', 'production');
  app.set('trust proxy', edge.trustProxy);
  app.use(securityHeaders());
  const acrossOrigins = crossOrigin(edge.corsOrigins);
  if (acrossOrigins !== undefined) app.use(acrossOrigins);
  app.use(saneRequest(edge.headersMax));
}
