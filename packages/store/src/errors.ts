import { DependencyUnavailable, PlatformError } from '@weir/messaging';

/** The database's schema is older or newer than this version of the service, and it may not migrate it. */
export class SchemaOutdated extends PlatformError {
  readonly code = 'SCHEMA_OUTDATED';
}

/** A migration failed; nothing of it was kept. */
export class MigrationFailed extends PlatformError {
  readonly code = 'MIGRATION_FAILED';
}

/** SQLSTATE classes of a server that is away, starting, stopping, full, or has to be asked again. */
const PASSING = /^(08|53|57P|58|40001|40P01|25006|XX000)/;
const PASSING_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Errors that say nothing about the statement become `DependencyUnavailable`; all others stay as they are. */
export function translateStoreError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: string };
  const passing =
    code === undefined
      ? /terminated|timeout|closed|not queryable/i.test(error.message)
      : PASSING.test(code) || PASSING_SOCKET.has(code);
  if (!passing) return error;
  return new DependencyUnavailable(`Postgres cannot be used: ${error.message}`, { cause: error, retryAfterMs: 1000 });
}
