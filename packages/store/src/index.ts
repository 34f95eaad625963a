export { inNameOf } from './as-tenant.ts';
export { type ColumnKind, columnsOf, groupOfRows, singleRow } from './columns.ts';
export { Database, type DatabaseOptions, runnerIn, type Statement } from './database.ts';
export { MigrationFailed, SchemaOutdated, translateStoreError } from './errors.ts';
export { claim } from './inbox.ts';
export { awaitMigrated, type Migrations, migrate } from './migrate.ts';
export { enqueue } from './outbox.ts';
export { OutboxRelay, type OutboxRelayOptions, type Unfold } from './outbox-relay.ts';
export { behind, type PageAsked, pageOf, readPage } from './page.ts';
export {
  appRoleOf,
  engineRoleOf,
  ownerRoleOf,
  provisionDatabase,
  type ServiceDatabase,
  schemaOf,
  urlFor,
} from './provision.ts';
export { type Owed, recordAudit } from './record-audit.ts';
export { OWN_TENANT, protectTables } from './row-security.ts';
export { addTenantToOutbox, createInboxAndOutbox, type StoreTables } from './tables.ts';
export { type TransactionalHandler, transactional } from './transactional.ts';
