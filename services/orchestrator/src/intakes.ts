import { type Accepted, HttpReceiver } from '@weir/http-fallback';
import { answerDirectly, type Bus, GroupConsumer } from '@weir/jetstream';
import { type Delivery, defaultRetryPolicy, type GroupOutcome, Intake, type RetryPolicy } from '@weir/messaging';
import { type Context, isGateway } from '@weir/runtime';
import { catalog, type MessageType } from '@weir/schemas';
import { measured } from '@weir/telemetry';
import { aboutJobs } from './handlers/about-jobs.ts';
import { jobRequested } from './handlers/job-requested.ts';
import { messageDeadLettered } from './handlers/message-dead-lettered.ts';
import { workFinished } from './handlers/work-finished.ts';
import { workProgressed } from './handlers/work-progressed.ts';
import type { Parts } from './parts.ts';
import { isWorker, nobody } from './routes/callers.ts';

const PREFETCH_MAX = 1_000;
/** There is no place to bury a dead letter in. */
const UNENDING: RetryPolicy = { ...defaultRetryPolicy, deliveriesMax: Number.POSITIVE_INFINITY };

interface IntakeRow {
  readonly type: MessageType;
  readonly stream: string;
  readonly consumer: string;
  /** As a method, so that handlers of all types fit. */
  handler(deliveries: readonly Delivery[]): Promise<GroupOutcome>;
  readonly isSender: (caller: string) => boolean;
  readonly retryPolicy?: RetryPolicy;
  /** Groups under way at a time; 1 unless told. */
  readonly inFlightMax?: number;
}

/** What this service hears, one row each; by JetStream and by HTTP alike. */
const rows = (parts: Parts): readonly IntakeRow[] => [
  {
    type: 'job-requested',
    stream: 'JOBS',
    consumer: 'orchestrator-job-requested',
    handler: aboutJobs(jobRequested(parts)),
    isSender: isGateway,
    // While one is with a worker another is with Postgres (ADR 0029).
    inFlightMax: 2,
  },
  {
    type: 'work-finished',
    stream: 'RESULTS',
    consumer: 'orchestrator-work-finished',
    handler: aboutJobs(workFinished(parts)),
    isSender: isWorker,
  },
  {
    type: 'work-progressed',
    stream: 'RESULTS',
    consumer: 'orchestrator-work-progressed',
    handler: aboutJobs(workProgressed(parts)),
    isSender: isWorker,
  },
  {
    // Dead letters have one road only: whoever makes one keeps the message until it is stored.
    type: 'message-dead-lettered',
    stream: 'DEAD_LETTERS',
    consumer: 'orchestrator-message-dead-lettered',
    handler: messageDeadLettered(parts),
    isSender: nobody,
    retryPolicy: UNENDING,
  },
];

export interface Intakes {
  readonly receiver: HttpReceiver;
  /** Starts to pull from JetStream; what comes by HTTP is taken from the beginning. */
  readonly pull: (bus: Bus) => Promise<void>;
}

export function openIntakes(parts: Parts, context: Context, groupSizeMax: number): Intakes {
  const { lifecycle, metrics, log, service } = context;
  const { source, publisher } = parts;
  const settled = (consumer: string, kind: 'ack' | 'nak' | 'dead-letter', count: number) =>
    metrics.settlements.inc({ consumer, kind }, count);
  const receiving = {
    source,
    service,
    publisher,
    onSettled: settled,
    onDeadLetter: (consumer: string, code: string, reason: string) => {
      metrics.deadLetters.inc({ consumer, code });
      log.warn({ consumer, code, reason }, `${consumer}: dead-lettered: ${reason}`);
    },
  };
  const accepts: Partial<Record<MessageType, Accepted>> = {};
  const pulls: ((bus: Bus) => Promise<void>)[] = [];
  for (const { type, stream, consumer, handler, isSender, retryPolicy = defaultRetryPolicy, inFlightMax } of rows(
    parts,
  )) {
    const intake = new Intake({
      handler: measured(metrics, consumer)(handler),
      roads: parts,
      groupSizeMax,
      inFlightMax,
    });
    lifecycle.onStop(`${consumer} intake`, () => intake.drained());
    accepts[type] = { consumer, intake, isSender };
    pulls.push(async (bus) => {
      const started = await new GroupConsumer<MessageType>({
        bus,
        stream,
        consumer,
        source,
        publisher,
        intake,
        retryPolicy,
        types: [type],
        prefetchMax: PREFETCH_MAX,
        onSettled: (kind, count) => settled(consumer, kind, count),
        onEvent: (event) => {
          if (event.kind === 'dead-lettered') metrics.deadLetters.inc({ consumer, code: event.code });
          log.warn({ consumer, ...event }, `${consumer}: ${event.kind}: ${event.reason}`);
        },
      }).start();
      lifecycle.onStop(consumer, () => started.stop());
    });
    const { route, subject } = catalog[type];
    if (route !== service) continue;
    pulls.push(async (bus) => {
      // Who may ask, the server knows by the subject.
      const accepted = { consumer, intake, isSender: () => true };
      const direct = new HttpReceiver({ ...receiving, road: 'direct', accepts: { [type]: accepted } });
      const stop = answerDirectly(bus, { subject, consumer }, (payload) => direct.receive(consumer, payload));
      lifecycle.onStop(`${consumer} direct`, stop);
    });
  }
  return {
    receiver: new HttpReceiver({ ...receiving, accepts }),
    async pull(bus) {
      for (const start of pulls) await start(bus);
    },
  };
}
