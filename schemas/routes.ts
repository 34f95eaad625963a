import type { Permission } from './permissions.ts';

/**
 * Every public route of the gateway, one row each: OpenAPI is generated from it, and a test compares it with the routes that
 * the running gateway has, both ways. Bodies are names of files in `http/` without the version. A path stands below
 * `/api/v1` unless `root` says otherwise.
 */
// biome-ignore format: what belongs together stands on one line, so that routes can be compared.
export const routes = {
  createJob: {
    method: 'post', path: '/jobs', tag: 'jobs', auth: 'jobs:write',
    summary: 'Ask for a job',
    description: 'Answers 202 once the job is stored durably. With `Prefer: wait=10` it answers 200 with the finished job, whatever its state, or 202 if it is not done in time. With an `Idempotency-Key` every retry is the same job.',
    headers: ['Idempotency-Key', 'Prefer'],
    request: 'create-job', responses: { 200: 'job', 202: 'job', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  createJobsBatch: {
    method: 'post', path: '/jobs/batch', tag: 'jobs', auth: 'jobs:write',
    summary: 'Ask for up to 1,000 jobs',
    description: 'Each item is judged on its own merit; the answer has one item for each, in the same order.',
    headers: ['Idempotency-Key'],
    request: 'create-jobs-batch', responses: { 202: 'jobs-batch', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  listJobs: {
    method: 'get', path: '/jobs', tag: 'jobs', auth: 'jobs:read',
    summary: 'List jobs, newest first',
    query: 'list-jobs-query', responses: { 200: 'job-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getJob: {
    method: 'get', path: '/jobs/{id}', tag: 'jobs', auth: 'jobs:read',
    summary: 'Read a job',
    responses: { 200: 'job', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  streamJob: {
    method: 'get', path: '/jobs/{id}/events', tag: 'jobs', auth: 'jobs:read',
    summary: "A job's life as server-sent events",
    description: 'Each event is the CloudEvent of a new state or of progress; `Last-Event-ID` resumes. The stream ends when the job has; whoever comes back after its last event gets 204, which ends the reconnecting of an EventSource.',
    headers: ['Last-Event-ID'],
    responses: { 200: 'text/event-stream', 204: '', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  cancelJob: {
    method: 'post', path: '/jobs/{id}/cancel', tag: 'jobs', auth: 'jobs:write',
    summary: 'Cancel a job, wherever it is',
    description: 'The job is cancelled at once. If it is running its handler is told to stop, and whatever it still answers is discarded.',
    responses: { 200: 'job', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 503: 'problem' },
  },
  listJobAttempts: {
    method: 'get', path: '/jobs/{id}/attempts', tag: 'jobs', auth: 'jobs:read',
    summary: 'The tries at a job, with their outcomes',
    query: 'page-query', responses: { 200: 'job-attempts', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  listOperations: {
    method: 'get', path: '/operations', tag: 'operations', auth: 'operations:read',
    summary: 'List the registered operations with their input and output schemas',
    query: 'page-query', responses: { 200: 'operation-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getOperation: {
    method: 'get', path: '/operations/{name}', tag: 'operations', auth: 'operations:read',
    summary: 'Read one operation',
    responses: { 200: 'operation', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  redriveDeadLetters: {
    method: 'post', path: '/dead-letters/redrive', tag: 'dead-letters', auth: 'dead-letters:write',
    summary: 'Make the jobs of many dead letters again, at a rate',
    description: 'All new jobs are recorded at once and become due one by one at the rate, whatever restarts meanwhile. With `dryRun` it says what would happen.',
    request: 'redrive-dead-letters', responses: { 202: 'redriven-dead-letters', 400: 'problem', 401: 'problem', 403: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  listDeadLetters: {
    method: 'get', path: '/dead-letters', tag: 'dead-letters', auth: 'dead-letters:read',
    summary: 'List what was given up on, grouped by cause',
    description: 'Groups by fingerprint, the latest first; with `group=none`, or when a fingerprint or a job is named, the dead letters themselves, without what they hold.',
    query: 'list-dead-letters-query', responses: { 200: 'dead-letter-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getDeadLetter: {
    method: 'get', path: '/dead-letters/{id}', tag: 'dead-letters', auth: 'dead-letters:read',
    summary: 'Read a dead letter with the envelope that it holds',
    responses: { 200: 'dead-letter', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  redriveDeadLetter: {
    method: 'post', path: '/dead-letters/{id}/redrive', tag: 'dead-letters', auth: 'dead-letters:write',
    summary: 'Make its job again, with a corrected input if there is one',
    description: 'Answers 202 once the new job is recorded. Asking again makes no second job while the first has not failed. A lineage can be redriven three times. The body may be left out.',
    request: 'redrive-dead-letter', bodyOptional: true, responses: { 202: 'redriven-dead-letter', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  deleteDeadLetter: {
    method: 'delete', path: '/dead-letters/{id}', tag: 'dead-letters', auth: 'dead-letters:write',
    summary: 'Delete a dead letter; answers with it',
    responses: { 200: 'dead-letter', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  executeOperation: {
    method: 'post', path: '/operations/execute', root: true, tag: 'operations', auth: 'jobs:write',
    summary: 'Execute an uncertainty operation and wait for it (older clients)',
    request: 'execute-operation', responses: { 200: 'executed-operation', 400: 'problem', 401: 'problem', 403: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem', 504: 'problem' },
  },
  createSchedule: {
    method: 'post', path: '/schedules', tag: 'schedules', auth: 'schedules:write',
    summary: 'Ask for a job again and again, by cron or at a fixed rate',
    description: 'Each run is one job, whichever process starts it. The job is checked like that of `POST /jobs`.',
    request: 'create-schedule', responses: { 201: 'schedule', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  listSchedules: {
    method: 'get', path: '/schedules', tag: 'schedules', auth: 'schedules:read',
    summary: 'List schedules, newest first',
    query: 'list-schedules-query', responses: { 200: 'schedule-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getSchedule: {
    method: 'get', path: '/schedules/{id}', tag: 'schedules', auth: 'schedules:read',
    summary: 'Read a schedule',
    responses: { 200: 'schedule', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  updateSchedule: {
    method: 'patch', path: '/schedules/{id}', tag: 'schedules', auth: 'schedules:write',
    summary: 'Pause a schedule, or let it go on',
    description: 'Runs whose time comes while it is paused are left out, whatever `missedRuns` says.',
    request: 'update-schedule', responses: { 200: 'schedule', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  deleteSchedule: {
    method: 'delete', path: '/schedules/{id}', tag: 'schedules', auth: 'schedules:write',
    summary: 'Delete a schedule; jobs that it has started go on',
    description: 'Answers with the schedule as it was.',
    responses: { 200: 'schedule', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  listQueues: {
    method: 'get', path: '/system/queues', tag: 'system', auth: 'queues:read',
    summary: 'What waits and runs in each queue, by tenant and by concurrency key',
    description: 'Counts of all tenants for who looks after the system; those of their own tenant for anybody else.',
    query: 'page-query', responses: { 200: 'queue-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  changeQueue: {
    method: 'patch', path: '/system/queues/{name}', tag: 'system', auth: 'queues:write',
    summary: 'Set the limits of a queue and the weights of its tenants',
    description: 'For who looks after the system. What is not named stays.',
    request: 'change-queue', responses: { 200: 'queue', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  pauseQueue: {
    method: 'post', path: '/system/queues/{name}/pause', tag: 'system', auth: 'queues:write',
    summary: 'Dispatch nothing more of a queue; its jobs are accepted and wait',
    description: 'For who looks after the system. What is in flight goes on.',
    responses: { 200: 'queue', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 503: 'problem' },
  },
  resumeQueue: {
    method: 'post', path: '/system/queues/{name}/resume', tag: 'system', auth: 'queues:write',
    summary: 'Let a queue that was paused or drained go on',
    description: 'For who looks after the system.',
    responses: { 200: 'queue', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 503: 'problem' },
  },
  drainQueue: {
    method: 'post', path: '/system/queues/{name}/drain', tag: 'system', auth: 'queues:write',
    summary: 'Take no new jobs for a queue; those that were accepted run to their end',
    description: 'For who looks after the system. New jobs get a 503 with the code QUEUE_DRAINING until the queue is resumed.',
    responses: { 200: 'queue', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 503: 'problem' },
  },
  getSystemHealth: {
    method: 'get', path: '/system/health', tag: 'system', auth: 'system:read',
    summary: 'How the system is, and each of its components',
    description: 'For who looks after the system. DEGRADED is working without something, such as with NATS away by the road of HTTP.',
    responses: { 200: 'health', 401: 'problem', 403: 'problem', 503: 'health' },
  },
  listUsers: {
    method: 'get', path: '/users', tag: 'users', auth: 'users:read',
    summary: 'List the users of the tenant, newest first',
    query: 'list-users-query', responses: { 200: 'user-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  createUser: {
    method: 'post', path: '/users', tag: 'users', auth: 'users:write',
    summary: 'Make a user of the tenant',
    request: 'create-user', responses: { 201: 'user', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  updateUser: {
    method: 'patch', path: '/users/{id}', tag: 'users', auth: 'users:write',
    summary: "Change a user's role or password, or disable the user",
    description: 'Access tokens that the user was issued are refused from then on. After a new password and for who is disabled every session ends. The last admin of a tenant stays one.',
    request: 'update-user', responses: { 200: 'user', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  deleteUser: {
    method: 'delete', path: '/users/{id}', tag: 'users', auth: 'users:write',
    summary: 'Delete a user; answers with the user as it was',
    description: 'Ends every session and revokes every API key of the user. The last admin of a tenant cannot be deleted.',
    responses: { 200: 'user', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 503: 'problem' },
  },
  createApiKey: {
    method: 'post', path: '/api-keys', tag: 'api-keys', auth: 'keys:write',
    summary: 'Make an API key',
    description: 'The answer has the key, the only time. It acts with the role that its owner has at the time, narrowed by its scopes; it never lends more than its maker has.',
    request: 'create-api-key', responses: { 201: 'api-key', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  listApiKeys: {
    method: 'get', path: '/api-keys', tag: 'api-keys', auth: 'keys:read',
    summary: 'List API keys, newest first',
    description: "One's own; those of the whole tenant for who may write users.",
    query: 'list-api-keys-query', responses: { 200: 'api-key-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getApiKey: {
    method: 'get', path: '/api-keys/{id}', tag: 'api-keys', auth: 'keys:read',
    summary: 'Read what is known of an API key',
    responses: { 200: 'api-key', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  rotateApiKey: {
    method: 'post', path: '/api-keys/{id}/rotate', tag: 'api-keys', auth: 'keys:write',
    summary: 'Replace an API key; for a while both are good',
    description: 'The new key has the name, scopes, quota and owner of the old one and may live as long as that one could. The answer has the key, the only time. The body may be left out.',
    request: 'rotate-api-key', bodyOptional: true, responses: { 201: 'api-key', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  revokeApiKeys: {
    method: 'delete', path: '/api-keys', tag: 'api-keys', auth: 'users:write',
    summary: 'Revoke all API keys of one principal; answers with them',
    description: "Its own keys, those that it made and those that were made with them: what to do when somebody leaves an external identity provider, which does not tell us.",
    query: 'revoke-api-keys-query', responses: { 200: 'api-key-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  deleteApiKey: {
    method: 'delete', path: '/api-keys/{id}', tag: 'api-keys', auth: 'keys:write',
    summary: 'Revoke an API key; answers with it',
    responses: { 200: 'api-key', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  createTenant: {
    method: 'post', path: '/tenants', tag: 'tenants', auth: 'tenants:write',
    summary: 'Make a tenant',
    request: 'create-tenant', responses: { 201: 'tenant', 400: 'problem', 401: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  listTenants: {
    method: 'get', path: '/tenants', tag: 'tenants', auth: 'tenants:read',
    summary: 'List tenants, newest first',
    description: "All of them on the platform; one's own for anybody else.",
    query: 'list-tenants-query', responses: { 200: 'tenant-list', 400: 'problem', 401: 'problem', 403: 'problem', 503: 'problem' },
  },
  getTenant: {
    method: 'get', path: '/tenants/{id}', tag: 'tenants', auth: 'tenants:read',
    summary: 'Read a tenant',
    responses: { 200: 'tenant', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  updateTenant: {
    method: 'patch', path: '/tenants/{id}', tag: 'tenants', auth: 'tenants:write',
    summary: 'Change a tenant: its name, tier, settings or quotas; suspend it, or let it go on',
    request: 'update-tenant', responses: { 200: 'tenant', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  register: {
    method: 'post', path: '/auth/register', root: 'also', tag: 'auth', auth: false, limit: { quota: 10, windowS: 60 },
    summary: "Make an account of one's own, where that is open",
    request: 'register', responses: { 201: 'user', 400: 'problem', 403: 'problem', 409: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  login: {
    method: 'post', path: '/auth/login', root: 'also', tag: 'auth', auth: false, limit: { quota: 10, windowS: 60 },
    summary: 'Get tokens for a name and a password',
    description: 'A wrong name and a wrong password are one answer. After five failures the account is locked for a quarter of an hour.',
    request: 'login', responses: { 200: 'tokens', 400: 'problem', 401: 'problem', 403: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  refreshTokens: {
    method: 'post', path: '/auth/refresh', root: 'also', tag: 'auth', auth: false,
    summary: 'Get new tokens for a refresh token',
    description: 'A refresh token works once. To use it again ends the session, since it may have been stolen.',
    request: 'refresh-tokens', responses: { 200: 'tokens', 400: 'problem', 401: 'problem', 403: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  logout: {
    method: 'post', path: '/auth/logout', root: 'also', tag: 'auth', auth: true,
    summary: 'End the session of the access token',
    description: 'Every gateway refuses its tokens within a second. The body may be left out.',
    request: 'logout', bodyOptional: true, responses: { 204: '', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 503: 'problem' },
  },
  changePassword: {
    method: 'post', path: '/auth/password', root: 'also', tag: 'auth', auth: true, limit: { quota: 10, windowS: 60 },
    summary: "Change one's own password",
    description: 'For who has logged in by name and password. Every session ends, and the answer is a new one; API keys go on. A wrong current password counts as a failed login.',
    request: 'change-password', responses: { 200: 'tokens', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 413: 'problem', 415: 'problem', 422: 'problem', 429: 'problem', 503: 'problem' },
  },
  describeCaller: {
    method: 'get', path: '/auth/me', root: 'also', tag: 'auth', auth: true,
    summary: 'Who the credential is from, for which tenant, and what it permits',
    responses: { 200: 'identity', 400: 'problem', 401: 'problem', 403: 'problem', 404: 'problem', 503: 'problem' },
  },
  listTokenKeys: {
    method: 'get', path: '/.well-known/jwks.json', root: 'also', tag: 'auth', auth: false,
    summary: 'The public keys that access tokens are signed with',
    responses: { 200: 'json-web-key-set', 503: 'problem' },
  },
  describeService: { method: 'get', path: '/', root: true, tag: 'service', auth: false, summary: 'Name, version, links', responses: { 200: 'service-info' } },
  getHealth: { method: 'get', path: '/health', root: 'also', tag: 'service', auth: false, summary: 'How the system is', responses: { 200: 'health', 503: 'health' } },
  getReady: { method: 'get', path: '/ready', root: 'also', tag: 'service', auth: false, limit: false, summary: 'Whether it takes requests', responses: { 200: 'health', 503: 'health' } },
  getLive: { method: 'get', path: '/live', root: 'also', tag: 'service', auth: false, limit: false, summary: 'Whether the process lives', responses: { 200: 'health' } },
  getOpenApi: { method: 'get', path: '/openapi.json', root: 'also', tag: 'service', auth: false, summary: 'This document', responses: { 200: 'application/json' } },
  getAsyncApi: { method: 'get', path: '/asyncapi.json', root: 'also', tag: 'service', auth: false, summary: 'The messages between services', responses: { 200: 'application/json' } },
  getDocs: { method: 'get', path: '/docs', root: 'also', tag: 'service', auth: false, summary: 'Interactive documentation (Swagger UI)', responses: { 200: 'text/html' } },
  getRedoc: { method: 'get', path: '/redoc', root: 'also', tag: 'service', auth: false, summary: 'Reading documentation (Redoc)', responses: { 200: 'text/html' } },
} as const satisfies Record<string, Route>;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  /** True when the path stands without the base `/api/v1`; `also` when it stands both below the base and without it. */
  readonly root?: boolean | 'also';
  readonly tag: string;
  /** The permission that it needs; `true` for whoever is known, `false` for anybody. */
  readonly auth: Permission | boolean;
  readonly summary: string;
  readonly description?: string;
  readonly headers?: readonly string[];
  readonly query?: string;
  readonly request?: string;
  /** What it may be asked by one address, or by one principal where it is known who asks; `false` is without any limit. */
  readonly limit?: { readonly quota: number; readonly windowS: number } | false;
  /** True when the request may come without its body. */
  readonly bodyOptional?: true;
  /** By status: a body's name in `http/`, or a media type where the body is not JSON of ours; '' where there is none. */
  readonly responses: Readonly<Record<number, string>>;
}

export type RouteName = keyof typeof routes;
