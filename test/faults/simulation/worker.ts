import { type Envelope, type Publisher, TwoRoads } from '@weir/messaging';
import { compileOperations } from '../../../packages/worker/src/compiled.ts';
import { OperationError } from '../../../packages/worker/src/operation.ts';
import { Pool } from '../../../packages/worker/src/pool.ts';
import { claimAttempt } from '../../../services/orchestrator/src/statements/claim-attempt.ts';
import type { BusDelivery } from './bus.ts';
import { Process } from './process.ts';
import { QUEUE, WORK_ACK_WAIT_MS, WORK_SUBJECT, type World } from './world.ts';

const quiet = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: () => undefined };
const CALL_TIMEOUT_MS = 5_000;

interface Input {
  readonly ms: number;
  readonly failFirst: number;
}

/** A worker process: the real pool, with an operation that takes its time and may fail at first. */
export class SimulatedWorker {
  readonly process: Process;
  readonly #world: World;

  constructor(world: World, name: string) {
    const process = new Process(name);
    this.process = process;
    this.#world = world;
    const publisher: Publisher = new TwoRoads({
      jetstream: world.bus.publisherOf(process),
      http: world.http.publisherOf(process),
    });
    const operations = compileOperations({
      queue: QUEUE,
      operations: {
        'simulated.run': {
          input: true,
          output: true,
          async run({ ms, failFirst }: Input, { jobId, attempt }: { jobId: string; attempt: number }) {
            world.runs.push({ jobId, attempt, by: name, at: world.time.now });
            await new Promise((resolve) => setTimeout(resolve, ms));
            if (attempt <= failFirst) throw new OperationError('SIMULATED', 'failed as asked', { retryable: true });
            return { attempt, by: name };
          },
        },
      },
    });
    const pool = new Pool({
      worker: name,
      operations,
      concurrency: 4,
      publisher,
      ackWaitMs: WORK_ACK_WAIT_MS,
      log: quiet as never,
      claim: (jobId, attempt) => this.#claim(world, jobId, attempt),
    });
    world.consumerOf(WORK_SUBJECT).subscribe(process, (message) => {
      if (process.alive) pool.push(1, this.#arrival(message) as never);
    });
  }

  /** By HTTP: an answer that does not come in time is no answer. */
  async #claim(world: World, jobId: string, attempt: number): Promise<number | undefined> {
    await this.process.pass();
    const orchestrator = world.orchestrators.findLast(({ process }) => process.alive);
    if (orchestrator === undefined || world.random() < world.http.requestsLost) throw new Error('no answer');
    const late = world.time.sleep(CALL_TIMEOUT_MS).then(() => Promise.reject(new Error('no answer')));
    late.catch(() => undefined);
    const claimed = claimAttempt(orchestrator.parts, jobId, attempt, this.process.name);
    const claim = { by: this.process, jobId, heard: false };
    world.claims.push(claim);
    const next = await Promise.race([claimed, late]);
    await this.process.pass();
    if (world.random() < world.http.answersLost) throw new Error('no answer');
    claim.heard = true;
    return next;
  }

  #arrival(message: BusDelivery) {
    const { process } = this;
    const { seq, deliveryCount, envelopes } = message;
    for (const { subject } of envelopes) this.#world.arrivals.push({ by: process, jobId: subject, seq, deliveryCount });
    const leave = (how: () => void) => void process.pass().then(how);
    return {
      deliveries: message.envelopes.map((envelope) => ({
        envelope: envelope as Envelope<'work-assigned'>,
        consumer: message.subject,
        deliveryCount: message.deliveryCount,
        road: 'jetstream' as const,
      })),
      bytes: 0,
      deliveryCount: message.deliveryCount,
      sequence: message.seq,
      subject: message.subject,
      settle: (settlement: { readonly kind: string; readonly delayMs?: number }) => {
        if (settlement.kind === 'nak') return leave(() => message.nak(settlement.delayMs ?? 0));
        leave(() => {
          this.#world.acks.push({ seq, deliveryCount });
          message.ack();
        });
      },
      extend: () => leave(message.extend),
      makeRoom: () => undefined,
    };
  }
}
