import type { JetStreamManager } from '@nats-io/jetstream';

/** What a sweep asks of the server; a part of JetStreamManager. */
export type SweepManager = Pick<JetStreamManager, 'streams' | 'consumers'>;

export interface SweptConsumer {
  readonly stream: string;
  readonly name: string;
  readonly filters: readonly string[];
}

/**
 * Deletes what a consumer has settled: everything up to its ack floor, by subject, since a stream has several consumers whose
 * subjects do not overlap. With limits retention nothing else does; a work queue would pay an fsync for every ack.
 */
export class SettledSweep {
  readonly #floors = new Map<string, number>();

  /** Returns the names of the consumers for which nothing is left: neither waiting nor with a worker. */
  async sweep(manager: SweepManager, swept: readonly SweptConsumer[]): Promise<ReadonlySet<string>> {
    const idle = new Set<string>();
    // All asked at once: the answers come together, and wake us once.
    const sweeps = [...Map.groupBy(swept, streamOf)].map(([stream, all]) =>
      this.#sweepStream(manager, stream, all, idle),
    );
    const failures = (await Promise.all(sweeps)).flat();
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} of ${swept.length} consumers could not be swept`);
    return idle;
  }

  /** Returns why consumers could not be swept: one that is gone must not keep those of the others from it. */
  async #sweepStream(
    manager: SweepManager,
    stream: string,
    all: readonly SweptConsumer[],
    idle: Set<string>,
  ): Promise<unknown[]> {
    const failures: unknown[] = [];
    try {
      // One question for a stream instead of one for each of its consumers: most of the time nothing is there.
      const { state } = await manager.streams.info(stream);
      if (state.messages === 0) {
        for (const { name } of all) idle.add(name);
        return failures;
      }
    } catch (error) {
      return all.map(() => error);
    }
    for (const one of all) await this.#sweepOne(manager, one, idle).catch((error: unknown) => failures.push(error));
    return failures;
  }

  async #sweepOne(manager: SweepManager, { stream, name, filters }: SweptConsumer, idle: Set<string>): Promise<void> {
    const info = await manager.consumers.info(stream, name);
    if (info.num_pending === 0 && info.num_ack_pending === 0) idle.add(name);
    const floor = info.ack_floor.stream_seq;
    const key = `${stream}/${name}`;
    // Below the last one when the consumer was made anew.
    if (floor === (this.#floors.get(key) ?? 0)) return;
    for (const filter of filters) await manager.streams.purge(stream, { filter, seq: floor + 1 });
    this.#floors.set(key, floor);
  }
}

const streamOf = ({ stream }: SweptConsumer): string => stream;
