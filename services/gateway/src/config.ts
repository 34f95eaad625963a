import { busVariables, type Config, readConfig, serviceVariables, type Variables } from '@weir/runtime';

const variables = {
  ...serviceVariables,
  ...busVariables,
  HOST: { type: 'string', default: '127.0.0.1', description: 'The address that clients reach the gateway at.' },
  PORT: { type: 'integer', default: 8080, minimum: 0, maximum: 65535, description: "The gateway's public port." },
  ORCHESTRATOR_URL: { type: 'string', pattern: '^https?://', description: "The orchestrator's internal address." },
  SECURITY_URL: { type: 'string', pattern: '^https?://', description: "The security service's internal address." },
} as const satisfies Variables;

export type GatewayConfig = Config<typeof variables>;

export const loadConfig = (environment: NodeJS.ProcessEnv): GatewayConfig => readConfig(variables, environment);
