import { WORK_ACK_WAIT_MS } from '@weir/jetstream';
import { busVariables, type Config, quotaVariables, readConfig, serviceVariables, type Variables } from '@weir/runtime';

const variables = {
  ...serviceVariables,
  ...busVariables,
  ...quotaVariables,
  SECURITY_URL: {
    type: 'string',
    pattern: '^https?://',
    description: "The security service's internal address: it says what a tenant may have.",
  },
  DATABASE_URL: {
    type: 'string',
    secret: true,
    pattern: '^postgres(ql)?://',
    description: 'Postgres, as the role that uses the tables.',
  },
  MIGRATION_DATABASE_URL: {
    type: 'string',
    secret: true,
    optional: true,
    pattern: '^postgres(ql)?://',
    description: 'Postgres, as the role that owns the tables; when set, this process migrates at its start.',
  },
  DB_POOL_SIZE: {
    type: 'integer',
    default: 10,
    minimum: 2,
    maximum: 100,
    description: 'Connections to Postgres at the most.',
  },
  GROUP_SIZE_MAX: {
    type: 'integer',
    default: 400,
    minimum: 1,
    maximum: 2000,
    description: 'Envelopes recorded with one statement at the most.',
  },
  WORK_ACK_WAIT_MS: {
    type: 'integer',
    default: WORK_ACK_WAIT_MS,
    minimum: 500,
    maximum: 600_000,
    description: 'Work about which its worker is silent for so long is given to another.',
  },
} as const satisfies Variables;

export type OrchestratorConfig = Config<typeof variables>;

export const loadConfig = (environment: NodeJS.ProcessEnv): OrchestratorConfig => readConfig(variables, environment);
