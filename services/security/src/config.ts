import {
  busVariables,
  type Config,
  ConfigInvalid,
  parseApiKey,
  readConfig,
  serviceVariables,
  type Variables,
} from '@weir/runtime';
import { TOKEN_LIFE_MAX_S } from './access-tokens.ts';
import { weaknessOf } from './domain/password-rules.ts';

/** The first user of all. */
export const ADMIN_USERNAME = 'admin';

const variables = {
  ...serviceVariables,
  ...busVariables,
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
  TOKEN_KEY_SECRET: {
    type: 'string',
    secret: true,
    minLength: 32,
    description:
      'At least 32 random characters: the private keys that sign access tokens are encrypted with a key made from it. With another one new keys are made, and whoever has an access token gets another by its refresh token.',
  },
  TOKEN_ISSUER: {
    type: 'string',
    default: 'weir',
    pattern: '^[^ ]{1,256}$',
    description: 'The issuer that access tokens name.',
  },
  TOKEN_TTL_S: {
    type: 'integer',
    default: 900,
    minimum: 30,
    maximum: TOKEN_LIFE_MAX_S,
    description: 'An access token lives so long.',
  },
  KEY_ROTATION_DAYS: {
    type: 'integer',
    default: 30,
    minimum: 1,
    maximum: 365,
    description: 'Another key signs access tokens after so long.',
  },
  EXTERNAL_KEY_DAYS: {
    type: 'integer',
    default: 90,
    minimum: 1,
    maximum: 3_650,
    description:
      'An API key that a user of an OpenID Connect provider makes lives so long at the most: nobody tells us when that user leaves.',
  },
  REGISTRATION_OPEN: {
    type: 'boolean',
    default: false,
    description: 'Whether anybody may make an account, and a tenant with it.',
  },
  WEIR_ADMIN_PASSWORD: {
    type: 'string',
    secret: true,
    optional: true,
    description:
      'With it the user admin exists once the service has started, as an admin of BOOTSTRAP_TENANT. It counts until it is changed through the API.',
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
    pattern: '^\\S(.{0,126}\\S)?$',
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
  const weakness =
    config.WEIR_ADMIN_PASSWORD === undefined ? undefined : weaknessOf(config.WEIR_ADMIN_PASSWORD, ADMIN_USERNAME);
  if (weakness !== undefined) throw new ConfigInvalid(`WEIR_ADMIN_PASSWORD cannot be taken: it ${weakness}.`);
  return config;
}
