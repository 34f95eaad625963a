import type { JSONWebKeySet, JWK } from 'jose';
import type { Variables } from './config.ts';
import { ConfigInvalid } from './errors.ts';
import { ServiceTokenIssuer, ServiceTokenVerifier } from './service-token.ts';

/** What every service reads. */
export const serviceVariables = {
  INTERNAL_HOST: {
    type: 'string',
    default: '127.0.0.1',
    description: 'The address that other services reach this one at.',
  },
  LISTEN_SHARED: {
    type: 'boolean',
    default: false,
    description: 'Lets the next process of this service listen beside this one (Linux), for a restart without a gap.',
  },
  INTERNAL_PORT: {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 65535,
    description: 'The internal port; 0 takes a free one.',
  },
  SERVICE_KEY: {
    type: 'string',
    secret: true,
    description: "This service's private key (a JWK), which signs its calls to others.",
  },
  SERVICE_KEYS: { type: 'string', secret: true, description: 'The public keys of all services (a JWK set).' },
} as const satisfies Variables;

/** What every service on the bus reads. */
export const busVariables = {
  NATS_URL: { type: 'string', pattern: '^(nats|tls)://', description: 'Where NATS is, such as nats://127.0.0.1:4222.' },
  NATS_NKEY: {
    type: 'string',
    secret: true,
    pattern: '^SU[A-Z2-7]+$',
    description: "The nkey seed of this service's NATS user.",
  },
} as const satisfies Variables;

/** 0 is without limit, everywhere. */
export const limit = (standard: number, description: string) =>
  ({ type: 'integer', default: standard, minimum: 0, description: `${description}; 0 is without limit.` }) as const;

/** What every service reads that holds tenants to their quotas. */
export const quotaVariables = {
  QUOTA_FREE_JOBS: limit(1_000, 'Jobs in flight of one tenant of the tier free'),
  QUOTA_FREE_STORED_MB: limit(1_000, 'Stored inputs and outputs of one tenant of the tier free, in MB'),
  QUOTA_PRO_JOBS: limit(10_000, 'Jobs in flight of one tenant of the tier pro'),
  QUOTA_PRO_STORED_MB: limit(10_000, 'Stored inputs and outputs of one tenant of the tier pro, in MB'),
} as const satisfies Variables;

/** Reads the keys of `serviceVariables`. @throws ConfigInvalid when they are not JWKs. */
export function serviceIdentity(
  service: string,
  config: { readonly SERVICE_KEY: string; readonly SERVICE_KEYS: string },
) {
  try {
    return {
      tokens: new ServiceTokenIssuer(service, JSON.parse(config.SERVICE_KEY) as JWK),
      verifier: new ServiceTokenVerifier(service, JSON.parse(config.SERVICE_KEYS) as JSONWebKeySet),
    };
  } catch {
    // Without the cause, which would repeat a part of the key.
    throw new ConfigInvalid('SERVICE_KEY must be a private JWK and SERVICE_KEYS a JWK set, both as JSON.');
  }
}
