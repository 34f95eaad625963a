import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { type Envelope, newId, type Outgoing, PLATFORM_TENANT, seal } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { startTestNats } from '@weir/testing';
import { onTestFinished } from 'vitest';
import { type Bus, type ConnectOptions, connectBus } from '../src/index.ts';
import { provision } from '../src/provision.ts';

export type TestNats = Awaited<ReturnType<typeof startTestNats>>;

/** A server with the whole topology on it, and a connection that may do everything. */
export async function startProvisionedNats() {
  const nats = await startTestNats();
  const bus = await connectTo(nats);
  const manager = await bus.manager();
  await provision(manager);
  const stop = async () => {
    await bus.close();
    await nats.stop();
  };
  return { nats, bus, manager, stop };
}

export const connectTo = (nats: TestNats, more: Partial<ConnectOptions> = {}): Promise<Bus> =>
  connectBus({ url: nats.url, service: 'test', user: nats.user, ...more });

/** Another connection, closed at the end of the test. */
export async function borrowBus(nats: TestNats, more: Partial<ConnectOptions> = {}): Promise<Bus> {
  const bus = await connectTo(nats, more);
  onTestFinished(() => bus.close());
  return bus;
}

const sealed = <T extends MessageType>(type: T, data: Envelope<T>['data'], id: string): Envelope<T> =>
  seal({
    type,
    id,
    source: '/test/one',
    subject: id,
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    data,
  } as never);

export const jobRequested = (input: unknown = null, id = newId()) =>
  sealed(
    'job-requested',
    {
      operation: 'test.echo',
      queue: 'test',
      input,
      priority: 5,
      maxAttempts: 3,
      fingerprint: 'abcdefghijklmnopqrstuv',
      principal: 'key:test',
      requestedAt: '2026-01-02T03:04:05.678Z',
    },
    id,
  );

export const workAssigned = (input: unknown = null, id = newId()) =>
  sealed('work-assigned', { operation: 'test.echo', input, attempt: 1, maxAttempts: 3 }, id);

export const jobQueued = (id = newId()) =>
  sealed(
    'job-queued',
    { state: 'queued', attempt: 0, operation: 'test.echo', queue: 'test', createdAt: '2026-01-02T03:04:05Z' },
    id,
  );

export const toJobs = (input: unknown = null): Outgoing => ({
  subject: 'jobs.requested',
  envelope: jobRequested(input),
});
export const toEvents = (): Outgoing => ({ subject: 'events.test.job.queued', envelope: jobQueued() });
export const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, () => make());

/** What a stream holds, oldest first; of one subject if told. */
export async function stored(manager: JetStreamManager, stream: string, subject = '>'): Promise<StoredMsg[]> {
  const messages: StoredMsg[] = [];
  for (let seq = 1; ; ) {
    const message = await manager.direct.getMessage(stream, { seq, next_by_subj: subject });
    if (message === null) return messages;
    messages.push(message);
    seq = message.seq + 1;
  }
}

export const idsOf = (messages: readonly StoredMsg[]): string[] =>
  messages.map((message) => message.header.get('Nats-Msg-Id'));
