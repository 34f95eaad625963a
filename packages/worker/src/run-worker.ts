import { HttpPublisher } from '@weir/http-fallback';
import { type bands, connectBus, JetStreamPublisher, PullConsumer, workConsumerName } from '@weir/jetstream';
import { TwoRoads } from '@weir/messaging';
import { type Context, run, ServiceClient, serviceIdentity, startInternalServer } from '@weir/runtime';
import { validateClaimedAttempt } from '@weir/schemas';
import { Counter, Histogram } from 'prom-client';
import { compileOperations } from './compiled.ts';
import { loadConfig, type WorkerConfig } from './config.ts';
import { CONCURRENCY_DEFAULT, type WorkerDefinition } from './operation.ts';
import { Pool } from './pool.ts';
import { Registration } from './registration.ts';

/** Handlers get so long to finish when the process is told to stop. */
const DRAIN_MS = 8_000;
const PREFETCH_MAX = 256;

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

  const bus = await connectBus({
    url: config.NATS_URL,
    service,
    seed: new TextEncoder().encode(config.NATS_NKEY),
    onStatus: (status) => {
      metrics.busConnected.set(status === 'connected' ? 1 : 0);
      if (!lifecycle.stopping) log.warn({ status }, `NATS ${status}`);
    },
  });
  metrics.busConnected.set(1);
  lifecycle.onStop('bus', () => bus.close());
  const { tokens } = serviceIdentity(service, config);
  const orchestrator = new ServiceClient('orchestrator', config.ORCHESTRATOR_URL, tokens);
  lifecycle.onStop('orchestrator client', () => orchestrator.close());

  const jetstream = new JetStreamPublisher(bus);
  const http = new HttpPublisher({
    destinationOf: () => ({ key: 'orchestrator', post: (body, type) => orchestrator.post(body, type) }),
  });
  lifecycle.onStop('publishers', () => Promise.all([jetstream.drained(), http.drained()]));
  const publisher = new TwoRoads({ jetstream, http });

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
  const { url } = await startInternalServer({
    context,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    probes: { nats: { critical: true, check: () => bus.assertConnected() } },
  });
  const registrations = [...operations.values()].map((operation) => operation.registration);
  const registration = new Registration(
    orchestrator,
    { instance, queue, capacity: concurrency, internalUrl: url, operations: registrations },
    log,
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
  lifecycle.onStop('pool', async () => {
    await registration.stop();
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await pool.drain(DRAIN_MS);
  });
  log.info({ queue, operations: operations.size, concurrency, url }, `${service} takes jobs of queue ${queue}`);
}
