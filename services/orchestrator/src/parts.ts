import type { AskingPublisher, Notifier } from '@weir/messaging';
import type { Database, OutboxRelay } from '@weir/store';
import type { Logger, Metrics } from '@weir/telemetry';
import type { Dispatcher } from './dispatcher.ts';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import type { PromptOperations } from './prompt-operations.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';
import type { TenantRooms } from './tenant-rooms.ts';
import type { TenantUsages } from './tenant-usage.ts';
import type { WorkInHand } from './work-in-hand.ts';

/** What the handlers, routes and sweeps of this service work with. */
export interface Parts {
  /** The `source` of our envelopes: /orchestrator/<instance>. */
  readonly source: string;
  readonly database: Database<Tables>;
  readonly publisher: AskingPublisher;
  readonly notifier: Notifier;
  readonly relay: OutboxRelay;
  readonly window: DispatchWindow;
  readonly dispatcher: Dispatcher;
  readonly registry: Registry;
  readonly workInHand: WorkInHand;
  readonly promptOperations: PromptOperations;
  readonly usages: TenantUsages;
  readonly rooms: TenantRooms;
  readonly metrics: Metrics;
  readonly log: Logger;
}
