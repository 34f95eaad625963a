import type { Notifier } from '@weir/messaging';
import type { Database, OutboxRelay } from '@weir/store';
import type { SecurityTables } from './tables.ts';

/** What changes of users, keys and tenants work with. */
export interface Parts {
  readonly source: string;
  readonly database: Database<SecurityTables>;
  readonly relay: Pick<OutboxRelay, 'offer'>;
  readonly notifier: Notifier;
}
