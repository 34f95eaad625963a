import { HttpPublisher, HttpReceiver } from '@weir/http-fallback';
import { answerDirectly, type Bus, connectBus, DirectAsker, GroupConsumer, JetStreamPublisher } from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import { type Envelope, Intake, type Publisher } from '@weir/messaging';
import { type Hearing, type RoadUnderTest, roadConformance, startTestNats } from '@weir/testing';
import { createContext, newServiceKey, ServiceClient, serviceIdentity, startInternalServer } from '../src/index.ts';

const retryPolicy = { deliveriesMax: 20, baseMs: 1, capMs: 10 };

async function openBus() {
  const nats = await startTestNats();
  const bus = await connectBus({ url: nats.url, service: 'test', user: nats.user });
  await provision(await bus.manager());
  const stop = async () => {
    await bus.close();
    await nats.stop();
  };
  return { bus, stop };
}

/** Everything that DEAD_LETTERS holds. */
const deadLetters = (bus: Bus) => async () => {
  const manager = await bus.manager();
  const { state } = await manager.streams.info('DEAD_LETTERS');
  const found: Envelope<'message-dead-lettered'>[] = [];
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
    const message = await manager.streams.getMessage('DEAD_LETTERS', { seq });
    if (message !== null) found.push(message.json<Envelope<'message-dead-lettered'>>());
  }
  return found;
};

function intakeOf({ handler, publish }: Hearing) {
  const publisher: Publisher = {
    publish: (outgoing) => {
      publish(outgoing);
      return Promise.resolve(outgoing.map(() => ({ duplicate: false })));
    },
  };
  const roads = { publisher, notifier: { notify: () => undefined } };
  return new Intake<'job-requested'>({ handler, roads, groupSizeMax: 400 });
}

roadConformance(
  'JetStream',
  async (hearing): Promise<RoadUnderTest> => {
    const { bus, stop } = await openBus();
    const publisher = new JetStreamPublisher(bus);
    const consumer = await new GroupConsumer<'job-requested'>({
      bus,
      publisher,
      retryPolicy,
      stream: 'JOBS',
      consumer: 'orchestrator-job-requested',
      types: ['job-requested'],
      prefetchMax: 100,
      source: '/test/one',
      intake: intakeOf(hearing),
    }).start();
    return {
      publisher,
      sendRaw: async (bytes) => void (await bus.js.publish('jobs.requested', bytes)),
      deadLetters: deadLetters(bus),
      async stop() {
        await consumer.stop();
        await stop();
      },
    };
  },
  { answers: false },
);

roadConformance(
  'directly',
  async (hearing): Promise<RoadUnderTest> => {
    const { bus, stop } = await openBus();
    const receiver = new HttpReceiver({
      source: '/test/one',
      service: 'orchestrator',
      road: 'direct',
      publisher: new JetStreamPublisher(bus),
      accepts: {
        'job-requested': { consumer: 'orchestrator-job-requested', intake: intakeOf(hearing), isSender: () => true },
      },
    });
    const subject = 'jobs.requested';
    const stopAnswers = answerDirectly(bus, { subject, consumer: 'orchestrator-job-requested' }, (payload) =>
      receiver.receive('gateway', payload),
    );
    const asker = new DirectAsker(bus);
    return {
      publisher: new HttpPublisher({
        destinationOf: () => ({ key: subject, post: (body) => asker.ask(subject, body) }),
      }),
      sendRaw: async (bytes) => void (await asker.ask(subject, bytes)),
      deadLetters: deadLetters(bus),
      async stop() {
        await stopAnswers();
        await stop();
      },
    };
  },
  { answers: true },
);

roadConformance(
  'HTTP',
  async (hearing): Promise<RoadUnderTest> => {
    const { bus, stop } = await openBus();
    const context = createContext('orchestrator', { level: 'silent' });
    const keys = await Promise.all(['orchestrator', 'gateway'].map(newServiceKey));
    const SERVICE_KEYS = JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) });
    const identityOf = (service: string, index: number) =>
      serviceIdentity(service, { SERVICE_KEY: JSON.stringify(keys[index]?.privateJwk), SERVICE_KEYS });
    const receiver = new HttpReceiver({
      source: '/test/one',
      service: 'orchestrator',
      publisher: new JetStreamPublisher(bus),
      accepts: {
        'job-requested': {
          consumer: 'orchestrator-job-requested',
          intake: intakeOf(hearing),
          isSender: (caller) => caller === 'gateway',
        },
      },
    });
    const { verifier } = identityOf('orchestrator', 0);
    const { url } = await startInternalServer({ context, verifier, receiver, host: '127.0.0.1', port: 0, probes: {} });
    const client = new ServiceClient('orchestrator', url, identityOf('gateway', 1).tokens);
    const destination = { key: url, post: (body: string, type: string) => client.post(body, type) };
    return {
      publisher: new HttpPublisher({ destinationOf: () => destination }),
      sendRaw: async (bytes) => void (await client.post(bytes, 'application/cloudevents+json')),
      deadLetters: deadLetters(bus),
      async stop() {
        await client.close();
        await context.lifecycle.stop();
        await stop();
      },
    };
  },
  { answers: true },
);
