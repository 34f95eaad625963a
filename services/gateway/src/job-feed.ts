import type { Bus } from '@weir/jetstream';
import { hearRaw } from '@weir/jetstream';
import { encodeToken } from '@weir/messaging';

const SUBJECTS = /"subject":"([0-9a-f-]{36})"/g;

/** Wakes those who watch a job when an event of it passes by; what happened they read from the orchestrator. */
export class JobFeed {
  readonly #bus: Bus;
  readonly #tenants = new Map<string, { readonly watchers: Map<string, Set<() => void>>; readonly stop: () => void }>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** How many jobs are watched. */
  get watched(): number {
    return [...this.#tenants.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
  }

  /** Calls `wake` after every event of the job; returns how to stop. One subscription serves all watchers of a tenant. */
  watch(tenantId: string, jobId: string, wake: () => void): () => void {
    const tenant = this.#tenants.get(tenantId) ?? this.#subscribe(tenantId);
    const wakes = tenant.watchers.get(jobId) ?? new Set();
    tenant.watchers.set(jobId, wakes);
    wakes.add(wake);
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0) tenant.watchers.delete(jobId);
      if (tenant.watchers.size > 0 || this.#tenants.get(tenantId) !== tenant) return;
      tenant.stop();
      this.#tenants.delete(tenantId);
    };
  }

  #subscribe(tenantId: string) {
    const watchers = new Map<string, Set<() => void>>();
    const stop = hearRaw(this.#bus, `events.${encodeToken(tenantId)}.job.*`, (text) => {
      // The subject of each CloudEvent is the job; looking for it spares parsing the events of all others.
      for (const [, jobId = ''] of text.matchAll(SUBJECTS)) for (const wake of watchers.get(jobId) ?? []) wake();
    });
    const tenant = { watchers, stop };
    this.#tenants.set(tenantId, tenant);
    return tenant;
  }
}
