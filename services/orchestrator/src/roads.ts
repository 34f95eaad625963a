import type { Destination } from '@weir/http-fallback';
import { JetStreamNotifier } from '@weir/jetstream';
import type { Notifier, Outgoing, Road } from '@weir/messaging';
import {
  type Context,
  FEW_AT_ONCE,
  openRoads,
  ServiceClients,
  type ServiceRoads,
  serviceIdentity,
} from '@weir/runtime';
import type { MessageType, WorkAssigned } from '@weir/schemas';
import type { Database } from '@weir/store';
import type { OrchestratorConfig } from './config.ts';
import { grantLeases } from './leases.ts';
import type { Receiver } from './registry.ts';
import type { Tables } from './tables.ts';
import type { WorkInHand } from './work-in-hand.ts';

/** Then there are enough for an atomic batch also while few jobs come. */
const EVENTS_LINGER_MS = 100;

/** Well below what a gateway waits for whom this holds up. */
export const HANDED_OVER_WITHIN_MS = 100;

export interface OrchestratorRoads extends ServiceRoads {
  readonly notifier: Notifier;
}

export interface RoadsNeeds {
  readonly config: OrchestratorConfig;
  readonly context: Context;
  readonly database: Database<Tables>;
  /** A worker process of the queue that can be reached by HTTP. */
  readonly receiverOf: (queue: string) => Receiver | undefined;
  /** All of them. */
  readonly receiversOf: (queue: string) => readonly Receiver[];
  /** The road by which the workers of the queue take work now. */
  readonly roadTo: (queue: string) => Road | undefined;
  readonly onHttp: () => void;
  /** Knows what workers were handed past WORK. */
  readonly workInHand: WorkInHand;
}

/** JetStream and HTTP: to the workers with work, to the gateways with notices. */
export async function openOrchestratorRoads(needs: RoadsNeeds): Promise<OrchestratorRoads> {
  const { config, context, database, receiverOf, receiversOf, roadTo, onHttp, workInHand } = needs;
  const { tokens } = serviceIdentity(context.service, config);
  const clients = new ServiceClients(tokens);
  context.lifecycle.onStop('service clients', () => clients.close());

  const toWorker = ({ subject }: Outgoing) => {
    const receiver = receiverOf(queueIn(subject));
    if (receiver === undefined) return undefined;
    const { instance, service, internalUrl } = receiver;
    return {
      key: instance,
      // Leased before it is sent: a worker that took it and died at once is missed all the same.
      post: async (body: string, type: string) => {
        const envelopes = [JSON.parse(body)].flat() as { subject: string; data: WorkAssigned }[];
        const leases = envelopes.map(({ subject: jobId, data }) => ({ jobId, attempt: data.attempt, instance }));
        await grantLeases(database, leases);
        return clients.at(service, internalUrl).post(body, type);
      },
    };
  };
  const toGateway = ({ address }: Outgoing) =>
    address === undefined
      ? undefined
      : { key: address, post: (body: string, type: string) => clients.at('gateway', address).post(body, type) };

  /** A notice for the workers of a queue goes to each of them. */
  const toEachWorker = (one: Outgoing): readonly Outgoing[] =>
    receiversOf(queueIn(one.subject)).map(({ internalUrl }) => ({ ...one, address: internalUrl }));
  const toThisWorker = ({ subject, address }: Outgoing) => {
    const receiver = receiversOf(queueIn(subject)).find(({ internalUrl }) => internalUrl === address);
    if (receiver === undefined) return undefined;
    const { instance, service, internalUrl } = receiver;
    return { key: instance, post: (body: string, type: string) => clients.at(service, internalUrl).post(body, type) };
  };
  const destinations: Partial<Record<MessageType, (outgoing: Outgoing) => Destination | undefined>> = {
    'work-assigned': toWorker,
    'work-cancelled': toThisWorker,
  };

  const roads = await openRoads(
    {
      ...config,
      jetstream: { lingerMs: { EVENTS: EVENTS_LINGER_MS } },
      http: {
        destinationOf: (outgoing) => (destinations[outgoing.envelope.type] ?? toGateway)(outgoing),
      },
      preferred: ({ envelope, subject }) => (envelope.type === 'work-assigned' ? roadTo(queueIn(subject)) : undefined),
      onRoad: (road) => {
        if (road === 'http') onHttp();
      },
      direct: {
        timeoutMs: HANDED_OVER_WITHIN_MS,
        callSizeMax: FEW_AT_ONCE,
        admits: (outgoing) => isHandedOver(outgoing) && roadTo(queueIn(outgoing.subject)) !== 'http',
        seenBy: (direct) => workInHand.seeing(direct),
      },
    },
    context,
  );
  const direct = new JetStreamNotifier(roads.bus);
  const notifier: Notifier = {
    notify(all) {
      const road = roads.road();
      const isForWorkers = ({ envelope, subject }: Outgoing) =>
        envelope.type === 'work-cancelled' && (roadTo(queueIn(subject)) ?? road) === 'http';
      const outgoing = all.flatMap((one) => (isForWorkers(one) ? toEachWorker({ ...one, first: 'http' }) : [one]));
      const byHttp = (one: Outgoing) => one.address !== undefined && (one.first ?? road) === 'http';
      // A notice is a hint: whoever misses it reads what it told of.
      for (const one of outgoing) if (byHttp(one)) roads.http.publish([one]).catch(() => undefined);
      if (road === 'jetstream') direct.notify(outgoing.filter((one) => !byHttp(one)));
    },
  };
  return { ...roads, notifier };
}

/** First attempts at what may be done twice, as what may travel in packs may: a worker that dies does not take others with it again (ADR 0023). */
export const isHandedOver = ({ envelope, packSizeMax = 1 }: Outgoing): boolean =>
  envelope.type === 'work-assigned' && packSizeMax > 1 && (envelope.data as WorkAssigned).attempt === 1;

/** work.assigned.<queue>.<priority>, notices.worker.<queue>. Asked for every envelope: splitting would leave an array and each of its strings. */
function queueIn(subject: string): string {
  const start = subject.indexOf('.', subject.indexOf('.') + 1) + 1;
  const end = subject.indexOf('.', start);
  return end === -1 ? subject.slice(start) : subject.slice(start, end);
}
