import { type Context, parseApiKey, serviceIdentity, startInternalServer, untilAvailable } from '@weir/runtime';
import { awaitMigrated, Database, engineRoleOf, migrate, schemaOf } from '@weir/store';
import { Counter } from 'prom-client';
import { ensureBootstrapKey } from './bootstrap.ts';
import type { SecurityConfig } from './config.ts';
import { LastUses } from './last-uses.ts';
import { migrations } from './migrations/index.ts';
import { verifyApiKey } from './routes/verify-api-key.ts';
import { NOTE_LAST_USE } from './statements.ts';
import type { SecurityTables } from './tables.ts';

const SERVICE = 'security';

/** Wires the service together; it takes requests when this resolves. */
export async function startService(config: SecurityConfig, context: Context): Promise<void> {
  const { lifecycle, log, metrics } = context;
  const { verifier } = serviceIdentity(SERVICE, config);
  await untilAvailable(context, () => bringSchemaUp(config, context));

  const database = new Database<SecurityTables>({
    url: config.DATABASE_URL,
    schema: schemaOf(SERVICE),
    role: engineRoleOf(SERVICE),
    onError: (err) => log.warn({ err }, `an idle connection to Postgres was lost: ${err.message}`),
  });
  lifecycle.onStop('database', () => database.close());
  await untilAvailable(context, () => bootstrap(config, context, database));

  const lastUses = new LastUses({
    write: (keyIds) => database.run(NOTE_LAST_USE, [keyIds]),
    onError: (err) => log.warn({ err }, `the last use of API keys was not noted: ${(err as Error).message}`),
  });
  lifecycle.onStop('last uses', () => lastUses.drained());

  const checks = new Counter({
    name: 'weir_api_key_checks_total',
    help: 'API keys checked, by result.',
    labelNames: ['result'],
    registers: [metrics.registry],
  });
  const { url } = await startInternalServer({
    context,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    shared: config.LISTEN_SHARED,
    probes: { postgres: { critical: true, check: () => database.ping() } },
    verifier,
    routes: (app) =>
      app.post(
        '/internal/v1/api-keys/verify',
        verifyApiKey({ database, pepper: config.API_KEY_PEPPER, lastUses, checks }),
      ),
  });
  log.info({ url }, `${SERVICE} takes requests at ${url}`);
}

async function bringSchemaUp(config: SecurityConfig, { log }: Context): Promise<void> {
  if (config.MIGRATION_DATABASE_URL === undefined) return awaitMigrated(config.DATABASE_URL, SERVICE, migrations);
  const applied = await migrate(config.MIGRATION_DATABASE_URL, SERVICE, migrations);
  if (applied.length > 0) log.info({ applied }, `the schema was migrated: ${applied.join(', ')}`);
}

async function bootstrap(config: SecurityConfig, { log }: Context, database: Database<SecurityTables>): Promise<void> {
  const { BOOTSTRAP_API_KEY, BOOTSTRAP_TENANT: tenantName, API_KEY_PEPPER: pepper } = config;
  const key = parseApiKey(BOOTSTRAP_API_KEY ?? '');
  if (key === undefined) return;
  const { tenantId, revoked } = await ensureBootstrapKey(database, { key, tenantName, pepper });
  const facts = { keyId: key.id, tenantId };
  if (revoked) log.warn(facts, `the bootstrap key ${key.id} is revoked, and stays so`);
  else log.info(facts, `the bootstrap key ${key.id} of tenant ${tenantName} is in place`);
}
