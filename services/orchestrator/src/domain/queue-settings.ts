export type QueueState = 'active' | 'paused' | 'draining';

export interface TenantSettings {
  /** Its share of the queue while others wait as well. */
  readonly weight: number;
  /** Jobs of it that may be in flight in the queue; null for as many as the queue allows each tenant. */
  readonly concurrencyMax: number | null;
}

/** How an operator wants a queue to be; limits count jobs in flight, null is none. */
export interface QueueSettings {
  readonly state: QueueState;
  readonly concurrencyMax: number | null;
  readonly tenantConcurrencyMax: number | null;
  readonly keyConcurrencyMax: number;
  readonly tenants: ReadonlyMap<string, TenantSettings>;
}

export const KEY_CONCURRENCY_DEFAULT = 1;
export const WEIGHT_DEFAULT = 1;

/** A queue about which nobody has said anything. */
export const DEFAULTS: QueueSettings = {
  state: 'active',
  concurrencyMax: null,
  tenantConcurrencyMax: null,
  keyConcurrencyMax: KEY_CONCURRENCY_DEFAULT,
  tenants: new Map(),
};

export const weightOf = ({ tenants }: QueueSettings, tenantId: string): number =>
  tenants.get(tenantId)?.weight ?? WEIGHT_DEFAULT;

export const tenantMax = ({ tenants, tenantConcurrencyMax }: QueueSettings, tenantId: string): number =>
  tenants.get(tenantId)?.concurrencyMax ?? tenantConcurrencyMax ?? Number.POSITIVE_INFINITY;

/** Whether every job of the queue needs a slot, and not only those with a concurrency key. */
export const isLimited = ({ concurrencyMax, tenantConcurrencyMax, tenants }: QueueSettings): boolean =>
  concurrencyMax !== null ||
  tenantConcurrencyMax !== null ||
  [...tenants.values()].some((tenant) => tenant.concurrencyMax !== null);
