import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nobody shows our answers as a page: if one is opened as such, nothing in it runs, and nobody can put it into a frame. */
const NOTHING = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * What Swagger UI and Redoc need: our own files, styles that they write into the page, pictures in their style sheets, and Redoc's search
 * in a worker that it makes from a blob. No script but ours runs.
 */
const DOCUMENTATION = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
};

const YEAR_S = 31_536_000;

function policy(directives: Readonly<Record<string, readonly string[]>>): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives as Record<string, string[]> },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Sent below where it may be: RFC 6797, 7.2, has it over TLS alone.
    strictTransportSecurity: false,
    // Of browsers that are gone, or about pages that we do not have.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xDnsPrefetchControl: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  }) as RequestHandler;
}

/** Headers that tell browsers to do as little as possible with what we answer. */
export function securityHeaders(): RequestHandler {
  const [forAnswers, forPages] = [policy(NOTHING), policy(DOCUMENTATION)];
  return (request, response, next) => {
    // Behind a proxy that we trust, it is the proxy's word that the client came by TLS.
    if (request.secure) response.setHeader('Strict-Transport-Security', `max-age=${YEAR_S}`);
    if (/^\/(?:docs|redoc)(?:\/|$)/.test(request.path)) return forPages(request, response, next);
    // What a tenant may read is kept by no cache on the way.
    response.setHeader('Cache-Control', 'no-store');
    return forAnswers(request, response, next);
  };
}
