import { fileURLToPath } from 'node:url';

/** One service that the launcher runs. Services cannot be imported, so they are named by their path. */
export interface ServiceRow {
  readonly name: string;
  readonly database: boolean;
  /** The services whose internal address it has to know. */
  readonly calls: readonly string[];
  /** Of a worker: the queue of its operations, by which one sees that it has registered. */
  readonly queue?: string;
  /** What whoever starts the system may set for it. All else that it reads the launcher decides. */
  readonly settings: readonly string[];
}

const quotas = ['QUOTA_FREE_JOBS', 'QUOTA_FREE_STORED_MB', 'QUOTA_PRO_JOBS', 'QUOTA_PRO_STORED_MB'];
const gatewaySettings = [
  ...['EXECUTE_WAIT_MS', 'STREAMS_MAX', 'KEY_FRESH_MS', 'KEY_BELIEVED_MS', 'KEY_UNKNOWN_MS'],
  ...['TOKEN_ISSUER', 'TOKEN_AGE_MAX_S', 'REVOCATIONS_POLL_MS', 'REVOCATIONS_STALE_MS', 'OIDC_ISSUERS'],
  ...['TRUST_PROXY', 'CORS_ORIGINS', 'REQUEST_TIMEOUT_MS', 'HEADERS_TIMEOUT_MS', 'KEEP_ALIVE_MS'],
  ...['HEADERS_BYTES_MAX', 'HEADERS_MAX', 'CONNECTIONS_MAX', 'CONNECTION_REQUESTS_MAX', 'REDIS_URL'],
  ...['RATE_IP_PER_MIN', 'RATE_EXEMPT_LOOPBACK', 'RATE_USER_PER_MIN'],
  ...['RATE_FREE_PER_HOUR', 'RATE_PRO_PER_HOUR', 'RATE_ENTERPRISE_PER_HOUR'],
  ...quotas,
];

export const services: readonly ServiceRow[] = [
  {
    name: 'security',
    database: true,
    calls: [],
    settings: ['TOKEN_ISSUER', 'TOKEN_TTL_S', 'KEY_ROTATION_DAYS', 'REGISTRATION_OPEN', 'EXTERNAL_KEY_DAYS'],
  },
  {
    name: 'orchestrator',
    database: true,
    calls: ['security'],
    settings: ['DB_POOL_SIZE', 'GROUP_SIZE_MAX', 'WORK_ACK_WAIT_MS', ...quotas],
  },
  {
    name: 'gateway',
    database: false,
    calls: ['orchestrator', 'security'],
    settings: gatewaySettings,
  },
  {
    name: 'worker-uncertainty',
    database: false,
    calls: ['orchestrator'],
    queue: 'uncertainty',
    settings: ['WORKER_CONCURRENCY'],
  },
  {
    name: 'worker-diagnostics',
    database: false,
    calls: ['orchestrator'],
    queue: 'diagnostics',
    settings: ['WORKER_CONCURRENCY'],
  },
];

/** Of an environment what each service is to be given, by itself or by the name of a file. */
export const settingsIn = (environment: NodeJS.ProcessEnv): Record<string, Record<string, string>> =>
  Object.fromEntries(
    services.map(({ name, settings }) => [
      name,
      Object.fromEntries(
        settings
          .flatMap((setting) => [setting, `${setting}_FILE`])
          .flatMap((variable) => {
            const value = environment[variable];
            return value === undefined ? [] : [[variable, value]];
          }),
      ),
    ]),
  );

/** Users of the bus that are no service of ours: who provisions it, and a worker that somebody writes. */
export const otherBusUsers = ['provisioner', 'worker'] as const;

export const scriptOf = (service: string): string =>
  fileURLToPath(new URL(`../../../services/${service}/src/main.ts`, import.meta.url));
export const addressVariable = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`;
