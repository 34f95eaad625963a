import type { ServiceClient } from '@weir/runtime';
import { type Operation, validateOperationList } from '@weir/schemas';
import type { Logger, Metrics } from '@weir/telemetry';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { Gauge } from 'prom-client';
import { keepFresh } from './keep-fresh.ts';

const REFRESH_MS = 15_000;
/** Somebody who asks for an operation that we do not know makes us look, but not more often than this. */
const LOOK_AGAIN_MS = 250;

export interface KnownOperation {
  readonly operation: Operation;
  readonly checkInput: ValidateFunction;
}

/** The registered operations, with their input schemas compiled; the orchestrator has the truth. */
export class OperationCatalog {
  readonly #orchestrator: ServiceClient;
  readonly #log: Logger;
  #known = new Map<string, KnownOperation & { readonly text: string }>();
  #refreshing: Promise<void> | undefined;
  #refreshedAt = 0;
  #stop: (() => void) | undefined;

  constructor(orchestrator: ServiceClient, log: Logger) {
    this.#orchestrator = orchestrator;
    this.#log = log;
  }

  start(): this {
    this.#stop = keepFresh(() => this.refresh(), REFRESH_MS, this.#log, 'operations');
    return this;
  }

  stop(): void {
    this.#stop?.();
  }

  /** How many operations each queue has, as this gateway knows them: jobs of others are refused. */
  measure({ registry }: Metrics): void {
    const list = () => this.list();
    new Gauge({
      name: 'weir_operations',
      help: 'Operations that jobs may be asked for, by queue.',
      labelNames: ['queue'],
      registers: [registry],
      collect() {
        this.reset();
        for (const { queue } of list()) this.inc({ queue });
      },
    });
  }

  list(): readonly Operation[] {
    return [...this.#known.values()].map(({ operation }) => operation).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Undefined when there is no such operation. @throws ServiceUnavailable when that cannot be found out. */
  async find(name: string): Promise<KnownOperation | undefined> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (Date.now() - this.#refreshedAt > LOOK_AGAIN_MS) await this.refresh();
    return this.#known.get(name);
  }

  /** Known operations without asking anybody. */
  get(name: string): KnownOperation | undefined {
    return this.#known.get(name);
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#load().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #load(): Promise<void> {
    const { body } = await this.#orchestrator.call('GET', '/internal/v1/operations');
    if (!validateOperationList(body))
      throw new TypeError('the orchestrator answered with something that is no list of operations');
    const known = new Map<string, KnownOperation & { readonly text: string }>();
    for (const operation of body.items) {
      const text = JSON.stringify(operation.inputSchema);
      const before = this.#known.get(operation.name);
      try {
        known.set(operation.name, {
          operation,
          text,
          checkInput: before?.text === text ? before.checkInput : compile(operation),
        });
      } catch (error) {
        this.#log.warn(
          { err: error, operation: operation.name },
          'an operation is left out: its input schema cannot be compiled',
        );
      }
    }
    this.#known = known;
    this.#refreshedAt = Date.now();
  }
}

/** A compiler of its own for each, so that what one worker wrote cannot touch another's schema. */
const compile = (operation: Operation): ValidateFunction =>
  new Ajv2020({ strict: true, strictTypes: false, allErrors: false }).compile(operation.inputSchema as object);
