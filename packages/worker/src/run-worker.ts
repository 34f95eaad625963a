import { HttpReceiver } from '@weir/http-fallback';
import { answerDirectly, type bands, hear, PullConsumer, workConsumerName } from '@weir/jetstream';
import { type GroupHandler, Intake } from '@weir/messaging';
import {
  type Context,
  FEW_AT_ONCE,
  openRoads,
  run,
  ServiceClient,
  serviceIdentity,
  startInternalServer,
} from '@weir/runtime';
import { catalog, type MessageType, validateClaimedAttempt } from '@weir/schemas';
import { Counter, Histogram } from 'prom-client';
import { compileOperations } from './compiled.ts';
import { loadConfig, type WorkerConfig } from './config.ts';
import { HandedWork } from './handed-work.ts';
import { CONCURRENCY_DEFAULT, type WorkerDefinition } from './operation.ts';
import { Pool } from './pool.ts';
import { Registration } from './registration.ts';

/** Handlers get so long to finish when the process is told to stop. */
const DRAIN_MS = 8_000;
const PREFETCH_MAX = 256;
/** The band of what comes by HTTP: the dispatcher has put it in order already. */
const NORMAL = 1;

/** Runs a worker as this process: reads the environment, registers, works until SIGTERM or SIGINT, then drains. */
export function runWorker(definition: WorkerDefinition, service = process.env.WEIR_SERVICE ?? 'worker'): Promise<void> {
  return run(service, (context) => startWorker(definition, loadConfig(process.env), context));
}

/** The same inside a process that has other things to do, such as a test. */
export async function startWorker(definition: WorkerDefinition, config: WorkerConfig, context: Context): Promise<void> {
  const { service, instance, log, lifecycle, metrics } = context;
  const { queue } = definition;
  const worker = `${service}/${instance}`;
  const concurrency = config.WORKER_CONCURRENCY ?? definition.concurrency ?? CONCURRENCY_DEFAULT;
  const operations = compileOperations(definition, concurrency);

  const { tokens, verifier } = serviceIdentity(service, config);
  const orchestrator = new ServiceClient('orchestrator', config.ORCHESTRATOR_URL, tokens);
  const { bus, publisher, road, assertJetStream } = await openRoads(
    {
      ...config,
      http: {
        destinationOf: ({ envelope }) =>
          catalog[envelope.type].route === 'orchestrator'
            ? { key: 'orchestrator', post: (body, type) => orchestrator.post(body, type) }
            : undefined,
      },
      direct: { callSizeMax: FEW_AT_ONCE },
    },
    context,
  );
  lifecycle.onStop('orchestrator client', () => orchestrator.close());

  const finished = new Counter({
    name: 'weir_attempts_total',
    help: 'Attempts that ended, by outcome.',
    labelNames: ['operation', 'outcome'],
    registers: [metrics.registry],
  });
  const duration = new Histogram({
    name: 'weir_attempt_duration_seconds',
    help: 'Time an attempt took.',
    labelNames: ['operation'],
    registers: [metrics.registry],
  });
  // What comes by HTTP before the pool is there waits for it.
  const pooled = Promise.withResolvers<Pool>();
  let taking: Pool | undefined;
  const work = new HandedWork({
    concurrency,
    free: () => taking?.free ?? 0,
    push: (arrival) => void pooled.promise.then((pool) => pool.push(NORMAL, arrival)),
  });
  const cancel = (jobId: string) => void pooled.promise.then((pool) => pool.cancel(jobId));
  const consumer = `worker-${queue}`;
  const roads = { publisher, notifier: { notify: () => undefined } };
  const fromOrchestrator = <T extends MessageType>(handler: GroupHandler<T>) => ({
    consumer,
    intake: new Intake<T>({ handler, roads, groupSizeMax: PREFETCH_MAX }),
    isSender: (caller: string) => caller === 'orchestrator',
  });
  const receiving = {
    source: `/${worker}`,
    service,
    publisher,
    onSettled: (name: string, kind: 'ack' | 'nak' | 'dead-letter', count: number) =>
      metrics.settlements.inc({ consumer: name, kind }, count),
  };
  const receiver = new HttpReceiver({
    ...receiving,
    accepts: {
      'work-assigned': fromOrchestrator(work.byHttp),
      'work-cancelled': fromOrchestrator(async (deliveries) => {
        for (const { envelope } of deliveries) cancel(envelope.subject);
        return { publish: [] };
      }),
    },
  });
  const { url } = await startInternalServer({
    context,
    verifier,
    receiver,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    shared: config.LISTEN_SHARED,
    probes: { nats: { critical: false, check: assertJetStream } },
  });
  const registrations = [...operations.values()].map((operation) => operation.registration);
  const registration = new Registration(
    orchestrator,
    { instance, queue, capacity: concurrency, internalUrl: url, operations: registrations },
    log,
    () => ({ held: [...work.held(), ...(taking?.longRunning() ?? [])], road: road() }),
  );
  lifecycle.onStop('registration', () => registration.stop());
  const { ackWaitMs } = await registration.start();
  const pool = new Pool({
    worker,
    operations,
    concurrency,
    publisher,
    log,
    ackWaitMs,
    claim: async (jobId, attempt) => {
      const { status, body } = await orchestrator.call('POST', `/internal/v1/jobs/${jobId}/claim`, { attempt, worker });
      if (status === 409 || status === 404) return undefined;
      if (status !== 200 || !validateClaimedAttempt(body))
        throw new Error(`the orchestrator answered ${status} to a claim`);
      return body.attempt;
    },
    onFinished: (operation, { outcome }, seconds) => {
      finished.inc({ operation, outcome });
      duration.observe({ operation }, seconds);
    },
  });

  taking = pool;
  pooled.resolve(pool);
  registration.watch({
    running: () => pool.running(),
    leased: (held) => pool.leased(held),
    stop: (attempt) => pool.stop(attempt),
  });
  hear(
    bus,
    `notices.worker.${queue}`,
    ['work-cancelled'],
    ({ subject }) => cancel(subject),
    (error) => log.warn({ err: error }, 'a notice was not valid and was dropped'),
  );

  const consumers = await Promise.all(
    (['high', 'normal', 'low'] as const satisfies readonly (keyof typeof bands)[]).map((band, index) =>
      new PullConsumer({
        bus,
        publisher,
        stream: 'WORK',
        consumer: workConsumerName(queue, band),
        types: ['work-assigned'],
        prefetchMax: Math.min(concurrency, PREFETCH_MAX),
        source: `/${worker}`,
        onArrival: (arrival) => pool.push(index, arrival),
        onEvent: (event) => {
          if (event.kind === 'dead-lettered')
            metrics.deadLetters.inc({ consumer: workConsumerName(queue, band), code: event.code });
          log.warn(event, `${workConsumerName(queue, band)}: ${event.kind}: ${event.reason}`);
        },
      }).start(),
    ),
  );
  // Who may ask, the server knows by the subject.
  const accepted = { ...fromOrchestrator(work.directly), isSender: () => true };
  const direct = new HttpReceiver({ ...receiving, road: 'direct', accepts: { 'work-assigned': accepted } });
  const stopAnswering = answerDirectly(bus, { subject: `work.assigned.${queue}.*`, consumer }, (payload) =>
    direct.receive(consumer, payload),
  );
  lifecycle.onStop('pool', async () => {
    await stopAnswering();
    await registration.stop();
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await pool.drain(DRAIN_MS);
  });
  log.info({ queue, operations: operations.size, concurrency, url }, `${service} takes jobs of queue ${queue}`);
}
