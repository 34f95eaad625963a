/**
 * Every message type of the platform, one row each. A message that is not in this table does not exist.
 *
 * `schema` names the payload's file in `messages/`; several types may share one. `stream` is null for direct notices, which
 * travel by core NATS and are never stored. `route` is where the second road takes the envelope: the receiving service.
 */
// biome-ignore format: one row for each message, so that the table can be read down.
export const catalog = {
  'job-requested': { version: 1, schema: 'job-requested', stream: 'JOBS', subject: 'jobs.requested', route: 'orchestrator' },
  'work-assigned': { version: 1, schema: 'work-assigned', stream: 'WORK', subject: 'work.assigned.<queue>.<priority>', route: 'worker' },
  'work-finished': { version: 1, schema: 'work-finished', stream: 'RESULTS', subject: 'results.finished', route: 'orchestrator' },
  'work-progressed': { version: 1, schema: 'work-progressed', stream: 'RESULTS', subject: 'results.progressed', route: 'orchestrator' },
  'job-queued': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.queued', route: null },
  'job-started': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.started', route: null },
  'job-progressed': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.progressed', route: null },
  'job-retrying': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.retrying', route: null },
  'job-succeeded': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.succeeded', route: null },
  'job-failed': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.failed', route: null },
  'job-cancelled': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.cancelled', route: null },
  'job-expired': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.expired', route: null },
  'job-dead-lettered': { version: 1, schema: 'job-changed', stream: 'EVENTS', subject: 'events.<tenant>.job.dead_lettered', route: null },
  'road-switched': { version: 1, schema: 'road-switched', stream: 'EVENTS', subject: 'events.<tenant>.road.switched', route: null },
  'bus-probed': { version: 1, schema: 'bus-probed', stream: 'CANARY', subject: 'canary.<service>', route: null },
  'message-dead-lettered': { version: 1, schema: 'message-dead-lettered', stream: 'DEAD_LETTERS', subject: 'dead_letters.<stream>.<consumer>', route: null },
  'audit-recorded': { version: 1, schema: 'audit-recorded', stream: 'AUDIT', subject: 'audit.<tenant>.<category>', route: 'security' },
  'job-finished': { version: 1, schema: 'job-finished', stream: null, subject: 'notices.gateway.<instance>', route: 'gateway' },
  'work-cancelled': { version: 1, schema: 'work-cancelled', stream: null, subject: 'notices.worker.<queue>', route: 'worker' },
  'operations-changed': { version: 1, schema: 'operations-changed', stream: null, subject: 'notices.operations', route: 'gateway' },
  'access-revoked': { version: 1, schema: 'access-revoked', stream: null, subject: 'notices.revocations', route: 'gateway' },
} as const satisfies Record<string, CatalogRow>;

export interface CatalogRow {
  readonly version: number;
  /** The file `messages/<schema>.v<version>.schema.json`. */
  readonly schema: string;
  readonly stream: string | null;
  /** Tokens in angle brackets are filled in by the sender, encoded. */
  readonly subject: string;
  readonly route: 'gateway' | 'orchestrator' | 'security' | 'worker' | null;
}

export type MessageType = keyof typeof catalog;
