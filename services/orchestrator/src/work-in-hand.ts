import type { Outgoing, Publisher } from '@weir/messaging';
import type { WorkAssigned } from '@weir/schemas';
import type { Database } from '@weir/store';
import { leaseHandedOver } from './leases.ts';
import type { Tables } from './tables.ts';

/** Most has long ended by then, and never had a row. */
const LEASE_AFTER_MS = 2_000;

interface InHand {
  readonly attempt: number;
  readonly since: number;
}

/**
 * Work that a worker took when it was asked itself. WORK has no message of it, so nobody delivers it again: what has not ended soon
 * gets a lease, and counts as lost when no heartbeat names it (ADR 0023). When this process dies, heartbeats make the leases.
 */
export class WorkInHand {
  readonly #database: Database<Tables>;
  readonly #leaseAfterMs: number;
  /** By job, the oldest first. */
  readonly #inHand = new Map<string, InHand>();

  constructor(database: Database<Tables>, leaseAfterMs = LEASE_AFTER_MS) {
    this.#database = database;
    this.#leaseAfterMs = leaseAfterMs;
  }

  has(jobId: string): boolean {
    return this.#inHand.has(jobId);
  }

  /** What this way does not take, or may not have taken, goes by another, and is in nobody's hand for us. */
  seeing(direct: Publisher): Publisher {
    return {
      publish: async (outgoing: readonly Outgoing[]) => {
        const since = performance.now();
        // Before it is sent: its result may be here before the answer is.
        for (const { envelope } of outgoing)
          this.#inHand.set(envelope.subject, { attempt: (envelope.data as WorkAssigned).attempt, since });
        try {
          return await direct.publish(outgoing);
        } catch (error) {
          this.ended(outgoing.map(({ envelope }) => envelope.subject));
          throw error;
        }
      },
    };
  }

  ended(jobIds: readonly string[]): void {
    for (const jobId of jobIds) this.#inHand.delete(jobId);
  }

  /** Hands over to the leases what takes long, or was lost. */
  async leaseDue(): Promise<void> {
    const before = performance.now() - this.#leaseAfterMs;
    await this.lease([...this.#inHand].flatMap(([jobId, { since }]) => (since <= before ? [jobId] : [])));
  }

  /**
   * The same of those among these that are in hand. It is done before they are recorded as running: should we die, our successor sends
   * again what is dispatched, and nothing that runs, since a worker has it.
   */
  async lease(jobIds: readonly string[]): Promise<void> {
    const leases = jobIds.flatMap((jobId) => {
      const attempt = this.#inHand.get(jobId)?.attempt;
      return attempt === undefined ? [] : [{ jobId, attempt }];
    });
    await leaseHandedOver(this.#database, leases);
    this.ended(jobIds);
  }
}
