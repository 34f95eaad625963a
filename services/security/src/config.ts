import { type Config, ConfigInvalid, parseApiKey, readConfig, serviceVariables, type Variables } from '@weir/runtime';

const variables = {
  ...serviceVariables,
  DATABASE_URL: {
    type: 'string',
    secret: true,
    pattern: '^postgres(ql)?://',
    description: 'Postgres, as the app role of this service.',
  },
  MIGRATION_DATABASE_URL: {
    type: 'string',
    secret: true,
    optional: true,
    pattern: '^postgres(ql)?://',
    description:
      "Postgres, as the owner of this service's schema; with it the service migrates at its start, without it it waits for that.",
  },
  API_KEY_PEPPER: {
    type: 'string',
    secret: true,
    minLength: 32,
    description:
      'At least 32 random characters: the key of the HMAC that API keys are stored as. With another pepper no stored key is known.',
  },
  BOOTSTRAP_API_KEY: {
    type: 'string',
    secret: true,
    optional: true,
    description: 'An API key with scope admin, which exists once the service has started.',
  },
  BOOTSTRAP_TENANT: {
    type: 'string',
    default: 'default',
    pattern: '^.{1,128}$',
    description: 'The name of the tenant that the bootstrap key is for; created when there is none.',
  },
} as const satisfies Variables;

export type SecurityConfig = Config<typeof variables>;

/** Runs in the repository, and prints one new key. A test runs it. */
export const MINT_COMMAND = `node -p "require('@weir/runtime').mintApiKey().text"`;

/** @throws ConfigInvalid. The wrong key is not in the message: it may be a right one with a typo. */
export function loadConfig(environment: NodeJS.ProcessEnv): SecurityConfig {
  const config = readConfig(variables, environment);
  if (config.BOOTSTRAP_API_KEY !== undefined && parseApiKey(config.BOOTSTRAP_API_KEY) === undefined) {
    throw new ConfigInvalid(
      `BOOTSTRAP_API_KEY is not an API key: its form or its checksum is wrong. Make one with: ${MINT_COMMAND}`,
    );
  }
  return config;
}
