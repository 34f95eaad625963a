import { busVariables, type Config, readConfig, serviceVariables, type Variables } from '@weir/runtime';
import { edgeSettings } from './edge/settings.ts';
import { limitVariables } from './limits/variables.ts';
import { readOidcIssuers } from './oidc-config.ts';

const variables = {
  ...serviceVariables,
  ...busVariables,
  HOST: { type: 'string', default: '127.0.0.1', description: 'The address that clients reach the gateway at.' },
  PORT: { type: 'integer', default: 8080, minimum: 0, maximum: 65535, description: "The gateway's public port." },
  ORCHESTRATOR_URL: { type: 'string', pattern: '^https?://', description: "The orchestrator's internal address." },
  EXECUTE_WAIT_MS: {
    type: 'integer',
    default: 25_000,
    minimum: 1,
    maximum: 300_000,
    description: 'How long POST /operations/execute waits for its result.',
  },
  STREAMS_MAX: {
    type: 'integer',
    default: 1_000,
    minimum: 0,
    description: 'How many event streams may be open at once.',
  },
  KEY_FRESH_MS: {
    type: 'integer',
    default: 10_000,
    minimum: 0,
    description: 'A good API key is asked about again after so long, in the background.',
  },
  KEY_BELIEVED_MS: {
    type: 'integer',
    default: 30_000,
    minimum: 0,
    description: 'And no longer believed after so long, when the security service does not answer.',
  },
  KEY_UNKNOWN_MS: {
    type: 'integer',
    default: 5_000,
    minimum: 0,
    description: 'An API key that was refused is asked about again after so long.',
  },
  ...limitVariables,
  TOKEN_ISSUER: { type: 'string', default: 'weir', minLength: 1, description: 'The issuer of our own access tokens.' },
  TOKEN_AGE_MAX_S: {
    type: 'integer',
    default: 3_600,
    minimum: 1,
    maximum: 86_400,
    description: 'Older access tokens are refused, whatever they say themselves.',
  },
  REVOCATIONS_POLL_MS: {
    type: 'integer',
    default: 10_000,
    minimum: 1,
    description: 'The list of revocations is read so often, also when no notice comes.',
  },
  REVOCATIONS_STALE_MS: {
    type: 'integer',
    default: 30_000,
    minimum: 1,
    description: 'While it could not be read for so long, nobody is taken for an administrator.',
  },
  OIDC_ISSUERS: {
    type: 'string',
    secret: true,
    optional: true,
    description: 'OpenID Connect providers whose access tokens are taken, as JSON (docs/oidc.md).',
  },
  TRUST_PROXY: {
    type: 'string',
    default: '',
    description:
      'Proxies whose X-Forwarded-For counts: addresses and networks, or how many in a row. Nobody by default.',
  },
  CORS_ORIGINS: {
    type: 'string',
    default: '',
    description: 'Origins whose pages may read answers, such as https://app.example.com. None by default.',
  },
  REQUEST_TIMEOUT_MS: {
    type: 'integer',
    default: 30_000,
    minimum: 100,
    maximum: 300_000,
    description: 'So long a request may take to arrive, and a client to read on in its answer.',
  },
  HEADERS_TIMEOUT_MS: {
    type: 'integer',
    default: 10_000,
    minimum: 100,
    maximum: 300_000,
    description: 'So long its headers may take.',
  },
  KEEP_ALIVE_MS: {
    type: 'integer',
    default: 65_000,
    minimum: 1,
    maximum: 600_000,
    description: 'A connection without a request is closed after so long.',
  },
  HEADERS_BYTES_MAX: {
    type: 'integer',
    default: 16_384,
    minimum: 2_048,
    maximum: 65_536,
    description: 'The most bytes of all headers of a request and its URL together.',
  },
  HEADERS_MAX: {
    type: 'integer',
    default: 100,
    minimum: 20,
    maximum: 1_000,
    description: 'The most headers of a request.',
  },
  CONNECTIONS_MAX: {
    type: 'integer',
    default: 10_000,
    minimum: 1,
    maximum: 1_000_000,
    description: 'How many connections of clients may be open at once.',
  },
  CONNECTION_REQUESTS_MAX: {
    type: 'integer',
    default: 100_000,
    minimum: 1,
    description: 'A connection is closed after so many requests.',
  },
  SECURITY_URL: { type: 'string', pattern: '^https?://', description: "The security service's internal address." },
} as const satisfies Variables;

export type GatewayConfig = Config<typeof variables>;

/** @throws ConfigInvalid */
export function loadConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const config = readConfig(variables, environment);
  // Before anything is opened.
  readOidcIssuers(config.OIDC_ISSUERS, config.TOKEN_ISSUER);
  edgeSettings(config);
  return config;
}
