import { freePort } from '@weir/embedded';
import { newBusUser } from '@weir/jetstream';
import { newId } from '@weir/messaging';
import { type ApiKey, createContext, mintApiKey, newServiceKey, ServiceTokenIssuer } from '@weir/runtime';
import type { Selectable } from 'kysely';
import { loadConfig } from '../src/config.ts';
import { hashApiKey } from '../src/domain/api-key.ts';
import type { Parts } from '../src/parts.ts';
import { startService } from '../src/service.ts';
import type { ApiKeysTable } from '../src/tables.ts';
import type { TestDatabase } from './database.ts';

export const PEPPER = 'a pepper that only the tests of the security service know';

const [gateway, orchestrator, security] = await Promise.all(['gateway', 'orchestrator', 'security'].map(newServiceKey));
export const keyPairs = { gateway: gateway!, orchestrator: orchestrator!, security: security! };

const busUser = newBusUser('security');

/** What the launcher would give to the service. */
export const environmentFor = (
  database: TestDatabase,
  port: number,
  more: NodeJS.ProcessEnv = {},
): NodeJS.ProcessEnv => ({
  INTERNAL_PORT: String(port),
  SERVICE_KEY: JSON.stringify(keyPairs.security.privateJwk),
  SERVICE_KEYS: JSON.stringify({ keys: Object.values(keyPairs).map(({ publicJwk }) => publicJwk) }),
  DATABASE_URL: database.appUrl,
  MIGRATION_DATABASE_URL: database.ownerUrl,
  API_KEY_PEPPER: PEPPER,
  TOKEN_KEY_SECRET: 'a secret that only the tests of the security service know',
  // Nobody is there: what is owed waits.
  NATS_URL: 'nats://127.0.0.1:9',
  NATS_NKEY: busUser.seed,
  ...more,
});

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A running instance, seen from outside. */
export interface Instance {
  readonly url: string;
  /** As the gateway, unless told otherwise; `null` sends no token. */
  readonly verify: (body: unknown, caller?: keyof typeof keyPairs | null, audience?: string) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  /** The counter of checks with this result. */
  readonly checks: (result: string) => Promise<number>;
  readonly stop: () => Promise<void>;
  readonly parts: Parts;
}

/** Starts the service in this process, the way `main.ts` does. */
export async function start(database: TestDatabase, more: NodeJS.ProcessEnv = {}): Promise<Instance> {
  const port = await freePort();
  const context = createContext('security', { level: 'silent', pretty: false });
  const stop = () => context.lifecycle.stop();
  try {
    const parts = await startService(loadConfig(environmentFor(database, port, more)), context);
    return { ...clientOf(`http://127.0.0.1:${port}`), stop, parts };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function clientOf(url: string): Omit<Instance, 'stop' | 'parts'> {
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const verify: Instance['verify'] = async (body, caller = 'gateway', audience = 'security') => {
    const token = caller && (await new ServiceTokenIssuer(caller, keyPairs[caller].privateJwk).tokenFor(audience));
    return ask('/internal/v1/api-keys/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };
  const checks = async (result: string) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(
      new RegExp(`^weir_api_key_checks_total\\{.*result="${result}".*\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
    );
  };
  return { url, verify, get: ask, checks };
}

/** Stores a key, as a later issue's route will, with whatever the test says of it. */
export async function store(
  database: TestDatabase,
  more: Partial<Selectable<ApiKeysTable> & { tier: string }> = {},
  key: ApiKey = mintApiKey(),
): Promise<ApiKey & { readonly tenantId: string }> {
  const {
    tier = 'pro',
    tenant_id = newId(),
    name = 'of a test',
    principal = 'user:ada',
    role = 'operator',
    scopes = ['write'],
  } = more;
  await database.query('insert into tenants (id, name, tier) values ($1, $2, $3)', [
    tenant_id,
    `tenant ${tenant_id}`,
    tier,
  ]);
  await database.query(
    `insert into api_keys (id, tenant_id, name, principal, role, hash, scopes, expires_at, revoked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      key.id,
      tenant_id,
      name,
      principal,
      role,
      more.hash ?? hashApiKey(PEPPER, key.text),
      scopes,
      more.expires_at,
      more.revoked_at,
    ],
  );
  return { ...key, tenantId: tenant_id };
}
