import type { Context, Health, KnownTenants } from '@weir/runtime';
import type { AcceptParts } from './accept.ts';
import type { Accounts } from './accounts.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Authenticator } from './authenticate.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EdgeSettings } from './edge/settings.ts';
import type { JobFeed } from './job-feed.ts';
import type { KeySet } from './key-set.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import type { TenantQuotas } from './limits/tenant-quotas.ts';
import type { OperationCatalog } from './operations.ts';
import type { Queues } from './queues.ts';
import type { Revocations } from './revocations.ts';
import type { Schedules } from './schedules.ts';
import type { Tenants } from './tenants.ts';
import type { Users } from './users.ts';
import type { Waiters } from './waiters.ts';

/** What the routes work with. */
export interface Parts extends AcceptParts {
  readonly context: Context;
  readonly authenticator: Authenticator;
  readonly rates: RateLimits;
  readonly quotas: TenantQuotas;
  readonly accounts: Accounts;
  readonly revocations: Revocations;
  readonly tokenKeys: KeySet;
  readonly operations: OperationCatalog;
  readonly schedules: Schedules;
  readonly deadLetters: DeadLetters;
  readonly queues: Queues;
  readonly apiKeys: ApiKeys;
  readonly tenants: Tenants;
  readonly knownTenants: KnownTenants;
  readonly users: Users;
  readonly waiters: Waiters;
  readonly feed: JobFeed;
  readonly health: () => Promise<Health>;
  readonly executeWaitMs: number;
  readonly streamsMax: number;
  readonly edge: EdgeSettings;
}
