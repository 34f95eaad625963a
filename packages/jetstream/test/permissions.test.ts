import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { findNatsServer, freePort, natsStoreDir, startNatsServer } from '@weir/embedded';
import { Intake, newId } from '@weir/messaging';
import { eventually, sharedDir } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type Advisory,
  answerDirectly,
  type Bus,
  type BusUser,
  checkTopology,
  connectBus,
  DirectAsker,
  ensureConsumer,
  GroupConsumer,
  JetStreamNotifier,
  JetStreamPublisher,
  NatsUnreachable,
  newBusUser,
  permissions,
  SettledSweep,
  serverConfig,
  takeAdvisories,
  workConsumers,
} from '../src/index.ts';
import { provision } from '../src/provision.ts';
import { type ConsumerRow, consumers } from '../src/topology.ts';
import { jobQueued, jobRequested, workAssigned } from './support.ts';

const dir = mkdtempSync(join(tmpdir(), 'weir-nats-'));
const users = Object.keys(permissions).map(newBusUser);
const admin = { name: 'admin', password: 'p"a\\ss{word}' };
let server: Awaited<ReturnType<typeof startNatsServer>>;
let config = '';

const start = async (known: readonly BusUser[], port: number) => {
  config = serverConfig({ port, storeDir: natsStoreDir(dir), users: known, admin });
  const binary = await findNatsServer({ cacheDir: sharedDir(), log: () => undefined });
  server = await startNatsServer({ binary, dir, config, port, log: () => undefined });
};

beforeAll(async () => {
  await start(users, await freePort());
  const bus = await connectAs('provisioner');
  await provision(await bus.manager());
  await checkTopology(
    await bus.manager(),
    consumers.map(({ stream }) => stream),
  );
  await bus.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const connectAs = (service: string): Promise<Bus> =>
  connectBus({
    url: server.url,
    service,
    seed: new TextEncoder().encode(users.find((user) => user.service === service)?.seed),
  });

/** A connection as a service, and what the server refused it. */
async function borrowAs(service: string) {
  const bus = await connectAs(service);
  onTestFinished(() => bus.close());
  const refused: string[] = [];
  void (async () => {
    for await (const status of bus.nc.status()) if (status.type === 'error') refused.push(status.error.message);
  })();
  /** The server answers in order: what it had against anything before this, it has said when this returns. */
  const asked = async () => {
    await bus.nc.flush();
    await turn();
    return refused.splice(0).join('; ');
  };
  return {
    bus,
    publishing: async (subject: string) => {
      bus.nc.publish(subject, '{}');
      return (await asked()) === '';
    },
    hearing: async (subject: string) => {
      const subscription = bus.nc.subscribe(subject, { callback: () => undefined });
      const may = (await asked()) === '';
      subscription.unsubscribe();
      return may;
    },
    asked,
  };
}

const administration = [
  '$JS.API.STREAM.CREATE.MINE',
  '$JS.API.STREAM.UPDATE.JOBS',
  '$JS.API.STREAM.DELETE.AUDIT',
  '$JS.API.STREAM.MSG.DELETE.AUDIT',
  '$JS.API.STREAM.PURGE.AUDIT',
  '$JS.API.STREAM.PURGE.EVENTS',
  '$JS.API.CONSUMER.DELETE.JOBS.orchestrator-job-requested',
  '$JS.API.CONSUMER.CREATE.JOBS.mine',
  '$JS.API.CONSUMER.MSG.NEXT.AUDIT.mine',
  '$JS.API.STREAM.MSG.GET.JOBS',
  '$JS.API.DIRECT.GET.AUDIT',
  '$JS.API.DIRECT.GET.DEAD_LETTERS',
  '$SYS.REQ.SERVER.PING',
  '_INBOX.gateway.x',
  '_INBOX.orchestrator.x',
];
const services = Object.keys(permissions).filter((service) => service !== 'provisioner');

describe('no service', () => {
  test.each(services)(
    '%s may administer streams, read them past its consumer, or answer in the name of others',
    async (service) => {
      const { publishing } = await borrowAs(service);
      for (const subject of administration) expect(await publishing(subject), subject).toBe(false);
    },
  );

  test.each(services)("%s may hear another's inbox, or everything", async (service) => {
    const { hearing } = await borrowAs(service);
    for (const other of [...services, 'provisioner']) {
      expect(await hearing(`_INBOX.${other}.>`), other).toBe(other === service);
    }
    for (const subject of ['>', '_INBOX.>', 'jobs.requested', 'work.assigned.>', '$JS.API.>', '$SYS.>', 'audit.*.*']) {
      expect(await hearing(subject), subject).toBe(false);
    }
  });

  test('a worker hears the notices of its own queue alone, and who is asked directly what it is asked', async () => {
    const hears: Readonly<Record<string, readonly string[]>> = {
      'notices.worker.uncertainty': ['worker-uncertainty', 'worker'],
      'notices.worker.other': ['worker'],
      'notices.gateway.one': ['gateway'],
      'notices.revocations': ['gateway'],
      'direct.jobs.requested': ['orchestrator'],
      'direct.results.finished': ['orchestrator'],
    };
    for (const service of services) {
      const { hearing } = await borrowAs(service);
      for (const [subject, allowed] of Object.entries(hears))
        expect(await hearing(subject), `${service} ${subject}`).toBe(allowed.includes(service));
    }
  });

  test('but the orchestrator may publish work, events, audit records and notices, the security service what it audits and revokes, and none may publish what is not its own', async () => {
    const may: Readonly<Record<string, readonly string[]>> = {
      'jobs.requested': ['gateway'],
      'direct.jobs.requested': ['gateway'],
      'work.assigned.uncertainty.5': ['orchestrator', 'worker-uncertainty', 'worker'],
      'work.assigned.other.5': ['orchestrator', 'worker'],
      'results.finished': ['worker-uncertainty', 'worker-diagnostics', 'worker'],
      'direct.results.finished': ['worker-uncertainty', 'worker-diagnostics', 'worker'],
      'events.tenant.job.queued': ['orchestrator'],
      'audit.tenant.jobs': ['orchestrator', 'security'],
      'dead_letters.JOBS.orchestrator-job-requested': ['orchestrator'],
      'dead_letters.WORK.worker-x-normal': ['orchestrator', 'worker-uncertainty', 'worker-diagnostics', 'worker'],
      'dead_letters.EVENTS.security-inspector-events': ['orchestrator', 'security'],
      '$JS.API.CONSUMER.MSG.NEXT.EVENTS.security-inspector-events': ['security'],
      'notices.gateway.one': ['orchestrator'],
      'notices.operations': ['orchestrator'],
      'notices.revocations': ['security'],
      'notices.worker.uncertainty': ['orchestrator'],
      '$JS.API.CONSUMER.MSG.NEXT.WORK.worker-uncertainty-high': ['worker-uncertainty', 'worker'],
      '$JS.ACK.WORK.worker-uncertainty-high.1.1.1.1.0': ['worker-uncertainty', 'worker'],
      '$JS.ACK.JOBS.orchestrator-job-requested.1.1.1.1.0': ['orchestrator'],
      '$JS.API.CONSUMER.MSG.NEXT.DEAD_LETTERS.orchestrator-message-dead-lettered': ['orchestrator'],
      '$JS.API.CONSUMER.MSG.NEXT.ADVISORIES.orchestrator-advisories': ['orchestrator'],
      // What an advisory points at.
      '$JS.API.DIRECT.GET.JOBS': ['orchestrator'],
      '$JS.API.STREAM.MSG.DELETE.WORK': ['orchestrator'],
    };
    for (const service of services) {
      const { publishing } = await borrowAs(service);
      for (const [subject, allowed] of Object.entries(may)) {
        expect(await publishing(subject), `${service} ${subject}`).toBe(allowed.includes(service));
      }
      for (const other of services) {
        expect(await publishing(`metrics.${other}.one`), `${service} metrics.${other}`).toBe(other === service);
      }
    }
  });
});

test('a job can go its whole way with the rights that each service has', async () => {
  const [gateway, orchestrator, worker] = await Promise.all([
    borrowAs('gateway'),
    borrowAs('orchestrator'),
    borrowAs('worker-uncertainty'),
  ]);
  const notices: string[] = [];
  gateway.bus.nc.subscribe('notices.gateway.one', {
    callback: (_error, message) => void notices.push(message.string()),
  });
  gateway.bus.nc.subscribe('events.tenant.job.*', {
    callback: (_error, message) => void notices.push(message.subject),
  });
  await gateway.bus.nc.flush();

  const manager = await orchestrator.bus.manager();
  await checkTopology(manager, ['JOBS', 'WORK', 'RESULTS', 'DEAD_LETTERS', 'ADVISORIES']);
  const rows = workConsumers('uncertainty');
  for (const row of rows) await ensureConsumer(manager, row);
  await ensureConsumer(manager, { ...(rows[0] as ConsumerRow), ackWaitMs: 20_000 });

  const notifier = new JetStreamNotifier(orchestrator.bus);
  const orchestrated = { publisher: new JetStreamPublisher(orchestrator.bus), notifier };
  const orchestrating = await new GroupConsumer<'job-requested'>({
    bus: orchestrator.bus,
    stream: 'JOBS',
    consumer: 'orchestrator-job-requested',
    types: ['job-requested'],
    prefetchMax: 10,
    source: '/orchestrator/test',
    publisher: orchestrated.publisher,
    intake: new Intake<'job-requested'>({
      groupSizeMax: 10,
      roads: orchestrated,
      handler: (deliveries) =>
        Promise.resolve({
          publish: deliveries.flatMap(() => [
            { subject: 'work.assigned.uncertainty.5', envelope: workAssigned() },
            { subject: 'events.tenant.job.queued', envelope: jobQueued() },
          ]),
          notify: [{ subject: 'notices.gateway.one', envelope: jobQueued() }],
        }),
    }),
  }).start();
  onTestFinished(() => orchestrating.stop());
  const worked: string[] = [];
  const atWork = { publisher: new JetStreamPublisher(worker.bus), notifier };
  const working = await new GroupConsumer<'work-assigned'>({
    bus: worker.bus,
    stream: 'WORK',
    consumer: 'worker-uncertainty-normal',
    types: ['work-assigned'],
    prefetchMax: 10,
    source: '/worker-uncertainty/test',
    publisher: atWork.publisher,
    intake: new Intake<'work-assigned'>({
      groupSizeMax: 10,
      roads: atWork,
      handler: (deliveries) => {
        worked.push(...deliveries.map(({ envelope }) => envelope.id));
        return Promise.resolve({
          publish: [{ subject: 'results.finished', envelope: { ...jobQueued(), id: newId() } }],
        });
      },
    }),
  }).start();
  onTestFinished(() => working.stop());

  await new JetStreamPublisher(gateway.bus).publish([{ subject: 'jobs.requested', envelope: jobRequested() }]);
  await eventually(() => expect(worked.length).toBeGreaterThan(0));
  await eventually(() => expect(notices).toHaveLength(2));
  // The worker's own malformed work is buried by itself.
  await orchestrator.bus.js.publish('work.assigned.uncertainty.5', 'no JSON');
  await eventually(async () => {
    const idle = await new SettledSweep().sweep(manager, rows);
    expect(idle.size).toBe(rows.length);
    const { state } = await manager.streams.info('WORK', { subjects_filter: 'work.assigned.uncertainty.*' });
    expect(state.subjects ?? {}).toEqual({});
  });
  for (const { asked } of [gateway, orchestrator, worker]) expect(await asked()).toBe('');
});

test('the orchestrator answers what the gateway asks directly, once, and only where it was asked', async () => {
  const [gateway, orchestrator] = await Promise.all([borrowAs('gateway'), borrowAs('orchestrator')]);
  const stop = answerDirectly(orchestrator.bus, { subject: 'jobs.requested', consumer: 'test' }, () =>
    Promise.resolve({ status: 204 }),
  );
  await orchestrator.bus.nc.flush();
  expect(await new DirectAsker(gateway.bus).ask('jobs.requested', '{}')).toMatchObject({ status: 204 });
  await stop();
  expect(await orchestrator.asked()).toBe('');

  orchestrator.bus.nc.subscribe('direct.jobs.requested', {
    callback: (_error, message) => {
      message.respond('first');
      message.respond('second');
    },
  });
  await orchestrator.bus.nc.flush();
  await gateway.bus.nc.request('direct.jobs.requested', '{}');
  await eventually(async () => expect(await orchestrator.asked()).toContain('Permissions Violation for Publish'));
});

test('a worker is handed work of its own queue, and cannot hear that of another', async () => {
  const [orchestrator, worker] = await Promise.all([borrowAs('orchestrator'), borrowAs('worker-uncertainty')]);
  const answering = (queue: string) =>
    answerDirectly(worker.bus, { subject: `work.assigned.${queue}.*`, consumer: 'test' }, () =>
      Promise.resolve({ status: 204 }),
    );
  const stop = answering('uncertainty');
  await worker.bus.nc.flush();
  const asker = new DirectAsker(orchestrator.bus);
  expect(await asker.ask('work.assigned.uncertainty.5', '{}')).toMatchObject({ status: 204 });
  for (const { asked } of [orchestrator, worker]) expect(await asked()).toBe('');
  await stop();

  answering('diagnostics');
  await eventually(async () => expect(await worker.asked()).toContain('Permissions Violation for Subscription'));
  await expect(asker.ask('work.assigned.diagnostics.5', '{}')).rejects.toThrow('nobody takes');
});

test('the orchestrator can take an advisory, read and delete what it is about, and make room among the dead letters', async () => {
  const { bus, asked } = await borrowAs('orchestrator');
  const gateway = await borrowAs('gateway');
  const manager = await bus.manager();
  await new JetStreamPublisher(gateway.bus).publish([{ subject: 'jobs.requested', envelope: jobRequested() }]);
  const pull = await bus.js.consumers.get('JOBS', 'orchestrator-job-requested');
  const message = await pull.next({ expires: 5_000 });
  message?.term('by hand');
  const taken: Advisory[] = [];
  await eventually(async () => {
    const note = async (advisory: Advisory) => {
      // Other tests have terminated messages too.
      if (advisory.reason !== 'by hand') return 'done' as const;
      taken.push(advisory);
      expect((await manager.direct.getMessage(advisory.stream, { seq: advisory.sequence }))?.seq).toBe(message?.seq);
      return 'done' as const;
    };
    await takeAdvisories(bus, note, () => undefined);
    expect(taken).toMatchObject([
      { kind: 'terminated', stream: 'JOBS', consumer: 'orchestrator-job-requested', reason: 'by hand', deliveries: 1 },
    ]);
  });
  expect(await manager.streams.deleteMessage('JOBS', message?.seq ?? 0)).toBe(true);
  await manager.consumers.info('DEAD_LETTERS', 'orchestrator-message-dead-lettered');
  expect((await manager.streams.purge('DEAD_LETTERS', { seq: 1 })).purged).toBe(0);
  expect(await asked()).toBe('');
});

test('nobody gets in without being known, and the admin by password alone', async () => {
  await expect(connectBus({ url: server.url, service: 'gateway' })).rejects.toThrow(NatsUnreachable);
  const stranger = new TextEncoder().encode(newBusUser('gateway').seed);
  await expect(connectBus({ url: server.url, service: 'gateway', seed: stranger })).rejects.toThrow(NatsUnreachable);
  const bus = await connectBus({ url: server.url, service: 'admin', user: admin });
  expect((await (await bus.manager()).streams.names().next()).length).toBeGreaterThan(5);
  await bus.close();
});

test('the configuration syncs before it acknowledges, whoever is in it, and refuses a service without permissions', () => {
  for (const one of [config, serverConfig({ port: 1, storeDir: '/x', users: [], host: '0.0.0.0' })]) {
    expect(one).toMatch(/^ {2}sync_interval: always$/m);
    expect(one).toContain('system_account: SYS');
    expect(one).not.toContain('no_auth_user');
  }
  for (const { seed } of users) expect(config).not.toContain(seed);
  expect(() => serverConfig({ port: 1, storeDir: '/x', users: [newBusUser('unknown')] })).toThrow(
    'no permissions are written for the service unknown',
  );
});

test('a connection outlives a time in which the server does not know its user', async () => {
  const gateway = await connectAs('gateway');
  onTestFinished(() => gateway.close());
  const { port } = server;
  const restart = async (known: readonly BusUser[]) => {
    await server.stop();
    await start(known, port);
  };
  let refusals = 0;
  void (async () => {
    for await (const status of gateway.nc.status()) if (status.type === 'error') refusals += 1;
  })();
  await restart(users.filter(({ service }) => service !== 'gateway'));
  await eventually(() => expect(refusals).toBeGreaterThanOrEqual(2), 20_000);
  await restart(users);
  await eventually(() => gateway.assertConnected(), 20_000);
  await new JetStreamPublisher(gateway).publish([{ subject: 'jobs.requested', envelope: jobRequested() }]);
});
