import { type Route, type RouteName, routes } from '@weir/schemas';
import express, { type Express, type RequestHandler } from 'express';
import { answerErrors } from './answer.ts';
import { authorize } from './authorize.ts';
import { BODY_BYTES_MAX, BULK_BODY_BYTES_MAX, readJsonBody, readNoBody } from './body.ts';
import { useEdge } from './edge/use-edge.ts';
import { Problem } from './errors.ts';
import type { Parts } from './parts.ts';
import { identifyRequest } from './request.ts';
import { createApiKey, deleteApiKey, getApiKey, listApiKeys, revokeApiKeys, rotateApiKey } from './routes/api-keys.ts';
import {
  changePassword,
  describeCaller,
  listTokenKeys,
  login,
  logout,
  neverStored,
  refreshTokens,
  register,
} from './routes/auth.ts';
import { cancelJob } from './routes/cancel-job.ts';
import { createJob } from './routes/create-job.ts';
import { createJobsBatch } from './routes/create-jobs-batch.ts';
import { deleteDeadLetter, getDeadLetter, listDeadLetters } from './routes/dead-letters.ts';
import { executeOperation } from './routes/execute-operation.ts';
import { listJobAttempts } from './routes/list-job-attempts.ts';
import { getOperation, listOperations } from './routes/operations.ts';
import { changeQueue, drainQueue, listQueues, pauseQueue, resumeQueue } from './routes/queues.ts';
import { getJob, listJobs } from './routes/read-jobs.ts';
import { redriveDeadLetter, redriveDeadLetters } from './routes/redrive-dead-letters.ts';
import { createSchedule, deleteSchedule, getSchedule, listSchedules, updateSchedule } from './routes/schedules.ts';
import {
  asyncapi,
  describeService,
  getDocs,
  getHealth,
  getLive,
  getReady,
  getRedoc,
  getSystemHealth,
  openapi,
  serveDocumentationFiles,
} from './routes/service.ts';
import { streamJob } from './routes/stream-job.ts';
import { createTenant, getTenant, listTenants, updateTenant } from './routes/tenants.ts';
import { createUser, deleteUser, listUsers, updateUser } from './routes/users.ts';

const BASE = '/api/v1';

const handlers: Readonly<Record<RouteName, (parts: Parts) => RequestHandler>> = {
  createJob,
  createJobsBatch,
  listJobs,
  getJob,
  streamJob,
  cancelJob,
  listJobAttempts,
  createSchedule,
  listSchedules,
  getSchedule,
  updateSchedule,
  deleteSchedule,
  listOperations,
  getOperation,
  listDeadLetters,
  getDeadLetter,
  redriveDeadLetter,
  redriveDeadLetters,
  deleteDeadLetter,
  executeOperation,
  listQueues,
  changeQueue,
  pauseQueue,
  resumeQueue,
  drainQueue,
  createApiKey,
  listApiKeys,
  getApiKey,
  rotateApiKey,
  deleteApiKey,
  revokeApiKeys,
  createTenant,
  listTenants,
  getTenant,
  updateTenant,
  register,
  login,
  refreshTokens,
  logout,
  changePassword,
  describeCaller,
  listTokenKeys,
  getSystemHealth,
  listUsers,
  createUser,
  updateUser,
  deleteUser,
  describeService,
  getHealth,
  getReady,
  getLive,
  getOpenApi: openapi,
  getAsyncApi: asyncapi,
  getDocs,
  getRedoc,
};

/** The public HTTP API: one Express route for each row of `schemas/routes.ts`, made from that row. */
export function createApp(parts: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Repeated and nested parameters have no meaning here.
  app.set('query parser', 'simple');
  app.use(identifyRequest);
  useEdge(app, parts.edge);
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][])
    app[route.method](pathsOf(route), ...middlewareOf(parts, name, route), handlers[name](parts));
  serveDocumentationFiles(app);
  // Who looks for what there is does so no faster than anybody may ask.
  const nowhere = parts.rates.anybody({ path: '', auth: false });
  const places = Object.values<Route>(routes).flatMap((row) =>
    pathsOf(row).map((path) => ({ path, method: row.method })),
  );
  for (const [path, rows] of Map.groupBy(places, (place) => place.path)) {
    const methods = rows.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    // Not `app.all`, which makes one for each method there is in the world.
    app.route(path).all(nowhere, (request, response) => {
      response.setHeader('Allow', methods.toSorted().join(', '));
      throw new Problem('METHOD_NOT_ALLOWED', `${request.method} is not allowed here; Allow names what is.`);
    });
  }
  // The path is not repeated: people paste keys in the wrong place.
  app.use(nowhere, () => {
    throw new Problem('ROUTE_NOT_FOUND', 'There is nothing at this path; GET / names what there is.');
  });
  app.use(answerErrors(parts.context.log));
  return app;
}

function pathsOf({ root, path }: Route): string[] {
  const pattern = path.replace(/\{(\w+)\}/g, ':$1');
  return root === 'also' ? [BASE + pattern, pattern] : [root === true ? pattern : BASE + pattern];
}

function middlewareOf(parts: Parts, name: RouteName, route: Route): RequestHandler[] {
  const all: RequestHandler[] = [measured(parts, route)];
  if (route.tag === 'auth') all.push(neverStored);
  // Who asks is settled before a byte of the body is read.
  const { rates, authenticator } = parts;
  if (route.auth !== false) all.push(rates.known(route, authenticator.authenticate));
  else if (route.limit !== false) all.push(rates.anybody(route));
  if (typeof route.auth === 'string') all.push(authorize(route.auth, parts.revocations));
  if (route.request !== undefined)
    all.push(...readJsonBody(name === 'createJobsBatch' ? BULK_BODY_BYTES_MAX : BODY_BYTES_MAX, route.bodyOptional));
  else if (route.method !== 'get' && route.method !== 'delete') all.push(...readNoBody());
  return all;
}

/** Counts and times by the route's pattern, never by its path, which a client chooses. */
function measured({ context: { metrics } }: Parts, route: Route): RequestHandler {
  const labels = { method: route.method, route: route.path };
  return (_request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      metrics.httpRequests.inc({ ...labels, status: response.statusCode });
      metrics.httpDuration.observe(labels, (performance.now() - began) / 1000);
    });
    next();
  };
}
