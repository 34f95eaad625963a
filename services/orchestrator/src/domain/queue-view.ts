import type { Queue } from '@weir/schemas';
import { type QueueSettings, weightOf } from './queue-settings.ts';

/** Of tenants and of keys so many are shown, those with the most jobs. */
const SHOWN_MAX = 50;

/** Of one tenant in one queue. */
export interface TenantFigures {
  readonly queue: string;
  readonly tenantId: string;
  readonly inFlight: number;
  /** Queued, and in no table. */
  readonly held: number;
  /** In the table, due and not due yet. */
  readonly due: number;
  readonly later: number;
  readonly oldestWaitMs: number | null;
}

/** Of one concurrency key. */
export interface KeyFigures {
  readonly queue: string;
  readonly tenantId: string;
  readonly key: string;
  readonly inFlight: number;
  readonly waiting: number;
}

export interface QueueFacts {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly capacity: number;
  readonly workers: number;
  readonly tenants: readonly TenantFigures[];
  readonly keys: readonly KeyFigures[];
  /** The tenant whose settings may be shown, or null for all. */
  readonly seenBy: string | null;
}

/** A queue as an operator sees it, or as a tenant does, who learns nothing of others. */
export function queueView({ name, settings, capacity, workers, tenants, keys, seenBy }: QueueFacts): Queue {
  const sum = (value: (figures: TenantFigures) => number) => tenants.reduce((total, one) => total + value(one), 0);
  const inFlight = sum((one) => one.inFlight);
  const waiting = { memory: sum((one) => one.held), table: sum((one) => one.due), later: sum((one) => one.later) };
  const waits = tenants.flatMap(({ oldestWaitMs }) => (oldestWaitMs === null ? [] : [oldestWaitMs]));
  const isEmpty = inFlight + waiting.memory + waiting.table + waiting.later === 0;
  const known = new Map(tenants.map((one) => [one.tenantId, one]));
  const named = [...settings.tenants.keys()].filter((tenantId) => seenBy === null || seenBy === tenantId);
  return {
    name,
    state: settings.state === 'draining' && isEmpty ? 'drained' : settings.state,
    capacity,
    workers,
    inFlight,
    waiting,
    oldestWaitMs: waits.length === 0 ? null : Math.max(0, Math.round(Math.max(...waits))),
    limits: {
      concurrencyMax: settings.concurrencyMax,
      tenantConcurrencyMax: settings.tenantConcurrencyMax,
      keyConcurrencyMax: settings.keyConcurrencyMax,
    },
    tenants: [...new Set([...known.keys(), ...named])]
      .map((tenantId) => {
        const { inFlight: out = 0, held = 0, due = 0 } = known.get(tenantId) ?? {};
        const concurrencyMax = settings.tenants.get(tenantId)?.concurrencyMax ?? settings.tenantConcurrencyMax;
        return { tenantId, inFlight: out, waiting: held + due, weight: weightOf(settings, tenantId), concurrencyMax };
      })
      .toSorted((a, b) => b.inFlight + b.waiting - (a.inFlight + a.waiting))
      .slice(0, SHOWN_MAX),
    keys: keys
      .slice(0, SHOWN_MAX)
      .map(({ tenantId, key, inFlight: out, waiting: behind }) => ({ tenantId, key, inFlight: out, waiting: behind })),
  };
}
