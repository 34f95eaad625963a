import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Health } from '@weir/runtime';
import { asyncapiUrl, type Health as HealthBody, openapiUrl, permits, type ServiceInfo } from '@weir/schemas';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';

const VERSION = '0.1.0';
const RETRY_AFTER_S = 5;

/** GET / */
export const describeService = (): RequestHandler => {
  const links = {
    docs: '/docs',
    redoc: '/redoc',
    openapi: '/openapi.json',
    asyncapi: '/asyncapi.json',
    health: '/health',
    jobs: '/api/v1/jobs',
    operations: '/api/v1/operations',
  };
  return (_request, response) =>
    sendJson(response, 200, { name: 'weir', version: VERSION, links } satisfies ServiceInfo);
};

/** GET /health: its components only for who looks after the system, everything else for anybody. */
export const getHealth =
  ({ health, authenticator, context }: Parts): RequestHandler =>
  async (request, response) => {
    const found = await health();
    const trusted = await authenticator.identify(request).then(
      (identity) => permits(identity, 'system:read'),
      () => false,
    );
    sendHealth(response, found, context.lifecycle.stopping, trusted ? inFull(found) : { status: found.status });
  };

/** GET /system/health: the same for who looks after the system, and nothing for anybody else. */
export const getSystemHealth =
  ({ health, context }: Parts): RequestHandler =>
  async (_request, response) => {
    const found = await health();
    sendHealth(response, found, context.lifecycle.stopping, inFull(found));
  };

const inFull = (found: Health): HealthBody => ({
  ...(found as HealthBody),
  version: VERSION,
  uptimeS: Math.round(process.uptime()),
});

/** GET /ready: whether to send requests here. */
export const getReady =
  ({ health, context }: Parts): RequestHandler =>
  async (_request, response) => {
    const found = await health();
    sendHealth(response, found, context.lifecycle.stopping, { status: found.status });
  };

function sendHealth(response: Response, { status }: Health, stopping: boolean, body: HealthBody): void {
  const down = status === 'UNHEALTHY' || stopping;
  if (down) response.setHeader('Retry-After', RETRY_AFTER_S);
  sendJson(response, down ? 503 : 200, body);
}

/** GET /live */
export const getLive = (): RequestHandler => (_request, response) =>
  sendJson(response, 200, { status: 'HEALTHY' } satisfies HealthBody);

/** Whole at each request: they have no entity tag, and Express's `send` would answer 304 to whoever asks with `If-None-Match: *`. */
function sendText(response: Response, type: string, text: string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

/** GET /openapi.json and /asyncapi.json. Read for each: half a megabyte is not held for who seldom asks. */
function sendDocument(url: URL): RequestHandler {
  return async (_request, response) =>
    sendText(response, 'application/json; charset=utf-8', await readFile(url, 'utf8'));
}

export const openapi = () => sendDocument(openapiUrl);
export const asyncapi = () => sendDocument(asyncapiUrl);

const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel=icon href=data:,><title>${title}</title>${head}</head>
<body>${body}</body>
</html>
`;

/** GET /docs: Swagger UI. GET /redoc: Redoc. Both from their packages, so that they work without the internet. */
export const getDocs = (): RequestHandler => {
  const html = page(
    'Weir API',
    '<link rel="stylesheet" href="/docs/swagger-ui.css">',
    '<div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>',
  );
  return (_request, response) => sendText(response, 'text/html; charset=utf-8', html);
};

export const getRedoc = (): RequestHandler => {
  const html = page(
    'Weir API',
    '',
    '<redoc spec-url="/openapi.json"></redoc><script src="/redoc/redoc.standalone.js"></script>',
  );
  return (_request, response) => sendText(response, 'text/html; charset=utf-8', html);
};

const START_SWAGGER =
  "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: false });\n";

/** These files and no others: swagger-ui-dist also has a page of its own, which shows somebody else's API. */
function only(paths: readonly string[], directory: string): RequestHandler {
  const serve = express.static(directory, { index: false, maxAge: '1h' });
  return (request, response, next) => (paths.includes(request.path) ? serve(request, response, next) : next());
}

/** The files that the two pages load. */
export function serveDocumentationFiles(app: Express): void {
  const require = createRequire(import.meta.url);
  const directoryOf = (name: string) => dirname(require.resolve(`${name}/package.json`));
  app.use('/docs/start.js', (_request, response) => void response.type('text/javascript').send(START_SWAGGER));
  app.use('/docs', only(['/swagger-ui.css', '/swagger-ui-bundle.js'], directoryOf('swagger-ui-dist')));
  app.use('/redoc', only(['/redoc.standalone.js'], join(directoryOf('redoc'), 'bundles')));
}
