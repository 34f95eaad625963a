/**
 * npm run migrate: brings the database of an installation to this version: schemas, roles, tables. Safe to run again.
 *
 *   DATABASE_ADMIN_URL (or _FILE)        Postgres, as a superuser
 *   <SERVICE>_OWNER_PASSWORD (or _FILE)  for ORCHESTRATOR and SECURITY, the role that owns the tables
 *   <SERVICE>_APP_PASSWORD (or _FILE)    for ORCHESTRATOR and SECURITY, the role that uses them
 */
import { readConfig } from '@weir/runtime';
import { type Migrations, migrate, ownerRoleOf, provisionDatabase, urlFor } from '@weir/store';

const secret = (description: string) => ({ type: 'string', secret: true, minLength: 8, description }) as const;

try {
  const config = readConfig(
    {
      DATABASE_ADMIN_URL: {
        type: 'string',
        secret: true,
        pattern: '^postgres(ql)?://',
        description: 'Postgres, as a superuser.',
      },
      ORCHESTRATOR_OWNER_PASSWORD: secret("The password of the orchestrator's owner role."),
      ORCHESTRATOR_APP_PASSWORD: secret("The password of the orchestrator's app role."),
      SECURITY_OWNER_PASSWORD: secret("The password of the security service's owner role."),
      SECURITY_APP_PASSWORD: secret("The password of the security service's app role."),
    },
    process.env,
  );
  const services = [
    {
      service: 'orchestrator',
      ownerPassword: config.ORCHESTRATOR_OWNER_PASSWORD,
      appPassword: config.ORCHESTRATOR_APP_PASSWORD,
    },
    { service: 'security', ownerPassword: config.SECURITY_OWNER_PASSWORD, appPassword: config.SECURITY_APP_PASSWORD },
  ];
  await provisionDatabase(config.DATABASE_ADMIN_URL, services);
  for (const { service, ownerPassword } of services) {
    // Migrations belong to their service; by its path, since services export nothing.
    const { migrations } = (await import(`../services/${service}/src/migrations/index.ts`)) as {
      migrations: Migrations;
    };
    const applied = await migrate(
      urlFor(config.DATABASE_ADMIN_URL, ownerRoleOf(service), ownerPassword),
      service,
      migrations,
    );
    process.stdout.write(`${service}: ${applied.length === 0 ? 'nothing to do' : applied.join(', ')}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as { code?: string }).code ?? 'FAILED'}: ${(error as Error).message}\n`);
  process.exit(1);
}
