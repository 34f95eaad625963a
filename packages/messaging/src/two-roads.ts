import { type CatalogRow, catalog } from '@weir/schemas';
import { CircuitBreaker, type CircuitState } from './circuit-breaker.ts';
import { RetryableError } from './errors.ts';
import type { Outgoing } from './handler.ts';
import type { Publisher, Receipt } from './publisher.ts';
import type { Road } from './vocabulary.ts';

export interface TwoRoadsOptions {
  readonly jetstream: Publisher;
  readonly http: Publisher;
  /** Told when a road is left, tried again, and taken again; `route` names who receives by it. */
  readonly onSwitch?: (road: Road, route: string, state: CircuitState) => void;
  readonly onPublished?: (road: Road, count: number) => void;
}

/**
 * Sends by the road that the catalog names first, and by the other when that one does not take it. An outcome that is not known
 * counts as not taken: the same envelope goes by the other road under the same id, and the receiver recognises it if both arrive.
 */
export class TwoRoads implements Publisher {
  readonly #options: TwoRoadsOptions;
  readonly #breakers = new Map<string, CircuitBreaker>();

  constructor(options: TwoRoadsOptions) {
    this.#options = options;
  }

  /** Which road is taken now by what can go by both. */
  get road(): Road {
    return this.breakerOf('jetstream').state === 'closed' ? 'jetstream' : 'http';
  }

  /** @throws DependencyUnavailable when neither road takes it. */
  async publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const [first] = outgoing;
    if (first === undefined) return [];
    const { type } = first.envelope;
    if (outgoing.every((one) => one.envelope.type === type)) return this.#publish(catalog[type], outgoing);
    const receipts: Receipt[] = new Array(outgoing.length);
    const byType = Map.groupBy(outgoing.entries(), ([, one]) => one.envelope.type);
    await Promise.all(
      [...byType].map(async ([one, entries]) => {
        const sent = await this.#publish(
          catalog[one],
          entries.map(([, envelope]) => envelope),
        );
        for (const [place, [index]] of entries.entries()) receipts[index] = sent[place] as Receipt;
      }),
    );
    return receipts;
  }

  async #publish(row: CatalogRow, outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const roads: readonly Road[] = row.route === null ? ['jetstream'] : ['jetstream', 'http'];
    const last = roads.at(-1) as Road;
    for (const road of roads) {
      const breaker = this.breakerOf(road, row.route ?? 'all');
      // The last road is tried whatever is known of it: there is no other.
      const admitted = breaker.admits();
      if (!admitted && road !== last) continue;
      try {
        const receipts = await this.#options[road].publish(outgoing);
        if (admitted) breaker.succeeded();
        this.#options.onPublished?.(road, outgoing.length);
        return receipts;
      } catch (error) {
        if (!(error instanceof RetryableError)) {
          if (admitted) breaker.succeeded();
          throw error;
        }
        if (admitted) breaker.failed();
        if (road === last) throw error;
      }
    }
    throw new TypeError('no road');
  }

  /** JetStream has one; HTTP has one for each kind of receiver. */
  breakerOf(road: Road, route = 'all'): CircuitBreaker {
    const key = road === 'jetstream' ? road : `${road} ${route}`;
    const known = this.#breakers.get(key);
    if (known !== undefined) return known;
    const breaker = new CircuitBreaker({ onChange: (state) => this.#options.onSwitch?.(road, route, state) });
    this.#breakers.set(key, breaker);
    return breaker;
  }
}
