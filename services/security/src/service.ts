import { JetStreamNotifier } from '@weir/jetstream';
import {
  type Context,
  onlyGateway,
  openRoads,
  parseApiKey,
  type ServiceRoads,
  serviceIdentity,
  startInternalServer,
  untilAvailable,
} from '@weir/runtime';
import { awaitMigrated, Database, engineRoleOf, migrate, OutboxRelay, schemaOf } from '@weir/store';
import { Counter } from 'prom-client';
import { AccessTokens } from './access-tokens.ts';
import { ensureBootstrapKey } from './bootstrap.ts';
import { ensureAdmin } from './bootstrap-admin.ts';
import type { SecurityConfig } from './config.ts';
import { keepHouse } from './housekeeping.ts';
import { startInspection } from './inspection.ts';
import { LastUses } from './last-uses.ts';
import { LoginFailures } from './login-failures.ts';
import { migrations } from './migrations/index.ts';
import type { Parts } from './parts.ts';
import { PasswordHasher } from './password-hasher.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { authRoutes } from './routes/auth.ts';
import { tenantRoutes } from './routes/tenants.ts';
import { userRoutes } from './routes/users.ts';
import { verifyApiKey } from './routes/verify-api-key.ts';
import { SigningKeys } from './signing-keys.ts';
import { NOTE_USES } from './statements.ts';
import type { SecurityTables } from './tables.ts';

const SERVICE = 'security';

/** Wires the service together; it takes requests when this resolves. Returns what its routes work with. */
export async function startService(config: SecurityConfig, context: Context): Promise<Parts> {
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
    write: (uses) => database.run(NOTE_USES, [[...uses.keys()], [...uses.values()]]),
    onError: (err) => log.warn({ err }, `uses of API keys were not noted: ${(err as Error).message}`),
  });
  lifecycle.onStop('last uses', () => lastUses.drained());

  // Nothing of it goes by HTTP yet: records wait in the outbox, and who misses a notice reads the list.
  const roads = await openRoads({ ...config, http: { destinationOf: () => undefined } }, context);
  const parts = await assemble(config, context, database, roads);
  await untilAvailable(context, () => bootstrapAdmin(config, context, parts));
  startInspection(context, roads);

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
    probes: {
      postgres: { critical: true, check: () => database.ping() },
      nats: { critical: false, check: roads.assertJetStream },
    },
    verifier,
    routes: (app) => {
      app.post(
        '/internal/v1/api-keys/verify',
        onlyGateway,
        verifyApiKey({ database, pepper: config.API_KEY_PEPPER, lastUses, checks }),
      );
      authRoutes(app, parts);
      userRoutes(app, parts);
      apiKeyRoutes(app, {
        ...parts,
        pepper: config.API_KEY_PEPPER,
        externalKeyDays: config.EXTERNAL_KEY_DAYS,
      });
      tenantRoutes(app, parts);
    },
  });
  log.info({ url }, `${SERVICE} takes requests at ${url}`);
  return parts;
}

async function assemble(
  config: SecurityConfig,
  context: Context,
  database: Database<SecurityTables>,
  { bus, publisher }: ServiceRoads,
): Promise<Parts> {
  const { lifecycle, log, metrics, instance } = context;
  const { TOKEN_KEY_SECRET: secret, TOKEN_ISSUER: issuer, TOKEN_TTL_S: ttlS } = config;
  const relay = new OutboxRelay({
    database: database as never,
    publisher,
    onError: (err) => log.warn({ err }, 'the outbox could not be sent; it is kept and tried again'),
  }).start();
  lifecycle.onStop('outbox relay', () => relay.stop());
  const keys = new SigningKeys({
    database,
    secret,
    rotationDays: config.KEY_ROTATION_DAYS,
    onError: (err) => log.warn({ err }, 'the signing keys could not be read again'),
    onRotated: (kid) => log.info({ kid }, `the signing key ${kid} was made`),
  });
  await keys.start();
  lifecycle.onStop('signing keys', () => keys.stop());
  const parts: Parts = {
    source: `/${SERVICE}/${instance}`,
    database,
    relay,
    notifier: new JetStreamNotifier(bus),
    hasher: new PasswordHasher(),
    failures: new LoginFailures(database, secret),
    keys,
    accessTokens: new AccessTokens(keys, { issuer, ttlS }),
    registrationOpen: config.REGISTRATION_OPEN,
    firstTenant: config.BOOTSTRAP_TENANT,
    logins: new Counter({
      name: 'weir_logins_total',
      help: 'Logins, by result.',
      labelNames: ['result'],
      registers: [metrics.registry],
    }),
    log,
  };
  lifecycle.onStop('housekeeping', keepHouse(parts));
  return parts;
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

async function bootstrapAdmin(config: SecurityConfig, { log }: Context, parts: Parts): Promise<void> {
  if (config.WEIR_ADMIN_PASSWORD === undefined) return;
  const done = await ensureAdmin(parts, config.WEIR_ADMIN_PASSWORD);
  if (done === 'made') log.info(`the user admin of tenant ${parts.firstTenant} was made`);
}
