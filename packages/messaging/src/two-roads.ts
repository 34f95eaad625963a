import { type CatalogRow, catalog } from '@weir/schemas';
import { CircuitBreaker, type CircuitState } from './circuit-breaker.ts';
import { RetryableError } from './errors.ts';
import type { Outgoing } from './handler.ts';
import type { Publisher, Receipt } from './publisher.ts';
import type { Road } from './vocabulary.ts';

export interface TwoRoadsOptions {
  readonly jetstream: Publisher;
  readonly http: Publisher;
  /** The road to try first, for what its sender says nothing about; JetStream unless told. */
  readonly preferred?: (outgoing: Outgoing) => Road | undefined;
  /** Told when a road is left, tried again, and taken again; `receiver` names who receives by it. */
  readonly onSwitch?: (road: Road, receiver: string, state: CircuitState) => void;
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

  /** @throws what the first road said when neither takes it: a RetryableError, or why it can never be taken. */
  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const [first] = outgoing;
    if (first === undefined) return Promise.resolve([]);
    return this.#areAllLike(first, outgoing) ? this.#publish(first, outgoing) : this.#publishByKind(outgoing);
  }

  async #publishByKind(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = new Array(outgoing.length);
    const byKind = Map.groupBy(outgoing.entries(), ([, one]) => this.#kindOf(one));
    await Promise.all(
      [...byKind.values()].map(async (entries) => {
        const [[, sample]] = entries as [[number, Outgoing]];
        const sent = await this.#publish(
          sample,
          entries.map(([, one]) => one),
        );
        for (const [place, [index]] of entries.entries()) receipts[index] = sent[place] as Receipt;
      }),
    );
    return receipts;
  }

  #publish(sample: Outgoing, outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const { route }: CatalogRow = catalog[sample.envelope.type];
    if (route === null) return this.#sendByOnly('jetstream', outgoing);
    const roads =
      this.#firstOf(sample) === 'http' ? (['http', 'jetstream'] as const) : (['jetstream', 'http'] as const);
    return this.#sendByFirst(roads, route, outgoing);
  }

  /** Holds nothing of what is on its way: no other road will ask for it. */
  #sendByOnly(road: Road, outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const breaker = this.breakerOf(road);
    const admitted = breaker.admits();
    return this.#sendBy(road, outgoing).then(
      (receipts) => {
        if (admitted) breaker.succeeded();
        return receipts;
      },
      (error: unknown) => {
        if (admitted) breaker[error instanceof RetryableError ? 'failed' : 'succeeded']();
        throw error;
      },
    );
  }

  async #sendByFirst(
    roads: readonly Road[],
    route: string,
    outgoing: readonly Outgoing[],
  ): Promise<readonly Receipt[]> {
    const left: Road[] = [];
    let problem: unknown;
    for (const road of roads) {
      const breaker = this.breakerOf(road, route);
      if (!breaker.admits()) {
        left.push(road);
        continue;
      }
      try {
        const receipts = await this.#sendBy(road, outgoing);
        breaker.succeeded();
        return receipts;
      } catch (error) {
        if (!(error instanceof RetryableError)) {
          breaker.succeeded();
          throw error;
        }
        breaker.failed();
        problem ??= error;
      }
    }
    // What is known not to work comes last: then there is nothing else to try.
    for (const road of left) {
      try {
        return await this.#sendBy(road, outgoing);
      } catch (error) {
        problem ??= error;
      }
    }
    throw problem;
  }

  #sendBy(road: Road, outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const { onPublished } = this.#options;
    const count = outgoing.length;
    return this.#options[road].publish(outgoing).then((receipts) => {
      onPublished?.(road, count);
      return receipts;
    });
  }

  #firstOf(one: Outgoing): Road | undefined {
    return one.first ?? this.#options.preferred?.(one);
  }

  #areAllLike(sample: Outgoing, outgoing: readonly Outgoing[]): boolean {
    const first = this.#firstOf(sample);
    for (const one of outgoing)
      if (one.envelope.type !== sample.envelope.type || this.#firstOf(one) !== first) return false;
    return true;
  }

  /** What goes the same way may go together. */
  #kindOf(one: Outgoing): string {
    const first = this.#firstOf(one);
    return first === undefined ? one.envelope.type : `${one.envelope.type} ${first}`;
  }

  /** JetStream has one; HTTP has one for each kind of receiver. */
  breakerOf(road: Road, route = 'all'): CircuitBreaker {
    const key = road === 'jetstream' ? road : `${road} ${route}`;
    const known = this.#breakers.get(key);
    if (known !== undefined) return known;
    const receiver = road === 'jetstream' ? 'all' : route;
    const breaker = new CircuitBreaker({ onChange: (state) => this.#options.onSwitch?.(road, receiver, state) });
    this.#breakers.set(key, breaker);
    return breaker;
  }
}
