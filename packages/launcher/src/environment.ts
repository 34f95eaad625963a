import type { Secrets } from './secrets.ts';
import { addressVariable, services } from './services.ts';

/** Where the parts of a system are, and what they know one another by. */
export interface Place {
  readonly secrets: Secrets;
  readonly ports: { readonly nats: number; readonly gateway: number };
  /** By service. */
  readonly internalPorts: ReadonlyMap<string, number>;
}

/** What a service is given. @throws TypeError when there is none of that name. */
export function serviceEnvironment(name: string, place: Place, logLevel: string): Record<string, string> {
  const row = services.find((one) => one.name === name);
  if (row === undefined) throw new TypeError(`there is no service ${name}`);
  const { secrets, ports, internalPorts } = place;
  const secret = (variable: string, file: string) => ({ [`${variable}_FILE`]: secrets.path(file) });
  return {
    // One arena for all threads: memory that one of them frees is there for the others.
    MALLOC_ARENA_MAX: '1',
    LOG_LEVEL: logLevel,
    LISTEN_SHARED: String(process.platform === 'linux'),
    NATS_URL: natsUrlOf(place),
    ...secret('NATS_NKEY', `${name}.nkey`),
    ...secret('SERVICE_KEY', `${name}.key`),
    ...secret('SERVICE_KEYS', 'service-keys'),
    INTERNAL_PORT: String(internalPorts.get(name)),
    ...(row.database
      ? {
          ...secret('DATABASE_URL', `${name}.database-url`),
          ...secret('MIGRATION_DATABASE_URL', `${name}.migration-database-url`),
        }
      : {}),
    ...Object.fromEntries(row.calls.map((callee) => [addressVariable(callee), internalUrlOf(place, callee)])),
    ...(name === 'gateway' ? { PORT: String(ports.gateway), RATE_EXEMPT_LOOPBACK: 'true' } : {}),
    ...(name === 'security'
      ? {
          ...secret('API_KEY_PEPPER', 'api-key-pepper'),
          ...secret('TOKEN_KEY_SECRET', 'token-key-secret'),
          ...secret('BOOTSTRAP_API_KEY', 'api-key'),
          ...secret('WEIR_ADMIN_PASSWORD', 'admin-password'),
        }
      : {}),
  };
}

/** `node --env-file=.weir/worker.env my-worker.ts` is all that a worker of one's own needs. */
export const workerEnvironment = (place: Place): Record<string, string> => ({
  NATS_URL: natsUrlOf(place),
  NATS_NKEY_FILE: place.secrets.path('worker.nkey'),
  SERVICE_KEY_FILE: place.secrets.path('worker.key'),
  SERVICE_KEYS_FILE: place.secrets.path('service-keys'),
  [addressVariable('orchestrator')]: internalUrlOf(place, 'orchestrator'),
});

const natsUrlOf = ({ ports }: Place): string => `nats://127.0.0.1:${ports.nats}`;
const internalUrlOf = ({ internalPorts }: Place, name: string): string => `http://127.0.0.1:${internalPorts.get(name)}`;
