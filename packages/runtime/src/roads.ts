import { HttpPublisher, type HttpPublisherOptions } from '@weir/http-fallback';
import { type Bus, DirectAsker, JetStreamPublisher, openBus, type PublisherOptions } from '@weir/jetstream';
import {
  type AskingPublisher,
  type CircuitState,
  FewFirst,
  newId,
  nowText,
  type Outgoing,
  PLATFORM_TENANT,
  type Publisher,
  type Road,
  seal,
  subjectFor,
  TwoRoads,
} from '@weir/messaging';
import { catalog } from '@weir/schemas';
import type { Context } from './run.ts';

/** How often a service asks JetStream to store something while it works, and while it does not. */
const PROBE_MS = 5_000;
const PROBE_AGAIN_MS = 1_000;
/** Switches that wait to be told; older ones are forgotten. */
const UNTOLD_MAX = 100;

export interface RoadsOptions {
  readonly NATS_URL: string;
  readonly NATS_NKEY: string;
  readonly jetstream?: PublisherOptions;
  /** What consumers are asked to take themselves while it comes singly; what the orchestrator takes unless told. */
  readonly direct?: DirectOptions;
  readonly http: HttpPublisherOptions;
  /** The road to try first; JetStream unless told. */
  readonly preferred?: (outgoing: Outgoing) => Road | undefined;
  /** Called when the road changes for what can go by both. */
  readonly onRoad?: (road: Road) => void;
}

/**
 * For what nobody waits for: however often it is asked, so many at once pay more for a store each than for the question (ADR 0025). As many as a
 * pack of requests has, so that what arrived together is one question.
 */
export const FEW_AT_ONCE = 250;

export interface DirectOptions {
  readonly admits?: (outgoing: Outgoing) => boolean;
  /** So many published at once are few, however often that is; unless told, it counts how many come within a time. */
  readonly callSizeMax?: number;
  /** How long after one another groups set out; 0 unless told. */
  readonly apartMs?: number;
  /** How long an answer is waited for; 250 unless told. */
  readonly timeoutMs?: number;
  /** Stands before the way, and sees what it takes. */
  readonly seenBy?: (direct: Publisher) => Publisher;
}

export interface ServiceRoads {
  readonly bus: Bus;
  readonly publisher: AskingPublisher;
  /** For what is worth one try only. */
  readonly http: Publisher;
  readonly road: () => Road;
  /** A health probe. @throws DependencyUnavailable with what is wrong with JetStream. */
  readonly assertJetStream: () => void;
}

/**
 * Opens both roads of a service. A watchdog stores a small message every few seconds: a server that answers and does not store is
 * found before a client finds it, and one that is back is taken again without waiting for a client to try.
 */
export async function openRoads(options: RoadsOptions, context: Context): Promise<ServiceRoads> {
  const { service, log, lifecycle, metrics } = context;
  const bus = await openBus({
    url: options.NATS_URL,
    service,
    seed: new TextEncoder().encode(options.NATS_NKEY),
    onProblem: (error) => log.warn({ err: error }, `${error.message} It is tried again; until then HTTP is used.`),
    onStatus: (status) => {
      metrics.busConnected.set(status === 'connected' ? 1 : 0);
      if (!lifecycle.stopping) log.warn({ status }, `NATS ${status}`);
    },
  });
  metrics.busConnected.set(bus.connected ? 1 : 0);
  lifecycle.onStop('bus', () => bus.close());
  const jetstream = new JetStreamPublisher(bus, options.jetstream);
  const http = new HttpPublisher(options.http);
  lifecycle.onStop('publishers', () => Promise.all([jetstream.drained(), http.drained()]));

  const untold: Outgoing[] = [];
  const tell = async () => {
    for (let next = untold[0]; next !== undefined; next = untold[0]) {
      await jetstream.publish([next]);
      untold.shift();
    }
  };
  const onSwitch = (road: Road, receiver: string, state: CircuitState) => {
    metrics.roadOpen.set({ road, receiver }, state === 'closed' ? 1 : 0);
    if (state === 'half-open') return;
    log.warn(
      { road, receiver, state },
      state === 'open' ? `${road} to ${receiver} is left` : `${road} to ${receiver} is taken again`,
    );
    if (road !== 'jetstream') return;
    const now = state === 'open' ? 'http' : 'jetstream';
    untold.splice(0, untold.length - UNTOLD_MAX);
    untold.push(switched(context, now));
    options.onRoad?.(now);
  };
  const roads = new TwoRoads({
    jetstream,
    http,
    onSwitch,
    ...(options.preferred === undefined ? {} : { preferred: options.preferred }),
    onPublished: (road, count) => metrics.published.inc({ road }, count),
  });

  const breaker = roads.breakerOf('jetstream');
  let problem = '';
  let timer: NodeJS.Timeout | undefined;
  const probe = async () => {
    if (breaker.admits()) {
      try {
        await jetstream.publish([probed(context)]);
        breaker.succeeded();
        problem = '';
        await tell();
      } catch (error) {
        problem = (error as Error).message;
        breaker.failed();
      }
    }
    if (!lifecycle.stopping)
      timer = setTimeout(probe, problem === '' && breaker.state === 'closed' ? PROBE_MS : PROBE_AGAIN_MS).unref();
  };
  bus.onConnect(() => {
    clearTimeout(timer);
    timer = setTimeout(probe, PROBE_AGAIN_MS).unref();
  });
  lifecycle.onStop('watchdog', () => clearTimeout(timer));

  return {
    bus,
    publisher: askingFirst(roads, bus, options.direct ?? {}, context),
    http,
    road: () => (bus.connected ? roads.road : 'http'),
    assertJetStream() {
      bus.assertConnected();
      if (roads.road !== 'jetstream') throw new Error(`JetStream does not store: ${problem}`);
    },
  };
}

/** What must be alone in its message is to be known by its stream (ADR 0022). */
export const isForOrchestrator = ({ envelope, packSizeMax }: Outgoing): boolean =>
  catalog[envelope.type].route === 'orchestrator' && packSizeMax !== 1;

/** Asks a consumer itself where few go to it, and takes the roads with the rest. */
function askingFirst(
  many: Publisher,
  bus: Bus,
  options: DirectOptions,
  { lifecycle, metrics, log }: Context,
): AskingPublisher {
  const { admits = isForOrchestrator, callSizeMax, apartMs = 0, timeoutMs, seenBy = (direct) => direct } = options;
  const asker = new DirectAsker(bus, timeoutMs);
  const direct = new HttpPublisher({
    destinationOf: ({ subject }) => ({ key: subject, post: (body) => asker.ask(subject, body) }),
    // The slower the consumer is, the larger are the groups.
    inFlightMax: 1,
    apartMs,
  });
  lifecycle.onStop('direct publisher', () => direct.drained());
  return new FewFirst({
    few: seenBy(direct),
    many,
    admits,
    callSizeMax,
    onFew: (count) => metrics.published.inc({ road: 'direct' }, count),
    onLeft: (subject, leftMs, reason) => {
      metrics.directLeft.inc({ subject });
      if (!lifecycle.stopping)
        log.warn({ subject, leftMs, err: reason }, `${subject} goes by the roads for ${leftMs} ms`);
    },
  });
}

const about = ({ service, instance }: Context) => ({
  source: `/${service}/${instance}`,
  subject: instance,
  tenantId: PLATFORM_TENANT,
  correlationId: instance,
});

function switched(context: Context, road: Road): Outgoing {
  const { service, instance } = context;
  const data = { service, instance, road, at: nowText() };
  return {
    subject: subjectFor(catalog['road-switched'].subject, { tenant: PLATFORM_TENANT }),
    envelope: seal({ ...about(context), id: newId(), type: 'road-switched', data }),
  };
}

const probed = (context: Context): Outgoing => ({
  subject: subjectFor(catalog['bus-probed'].subject, { service: context.service }),
  envelope: seal({ ...about(context), type: 'bus-probed', data: { instance: context.instance } }),
});
