import { connectBus, JetStreamPublisher } from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import { newId, type Outgoing, seal } from '@weir/messaging';
import { eventually, startTestNats } from '@weir/testing';
import { expect, onTestFinished, test } from 'vitest';
import { JobFeed } from '../src/job-feed.ts';

const TENANT = newId();

function started(jobId: string): Outgoing {
  const createdAt = new Date().toISOString();
  const about = { source: '/orchestrator/test', subject: jobId, tenantId: TENANT, correlationId: 'a-request' };
  const data = { jobId, state: 'running', attempt: 1, operation: 'test.echo', queue: 'test', createdAt } as const;
  return { subject: `events.${TENANT}.job.started`, envelope: seal({ type: 'job-started', ...about, data }) };
}

test("whoever watches a job wakes at its events, wherever they stand in a pack, and at nobody else's", async () => {
  const nats = await startTestNats();
  const bus = await connectBus({ url: nats.url, service: 'test', user: nats.user });
  onTestFinished(async () => {
    await bus.close();
    await nats.stop();
  });
  await provision(await bus.manager());
  const feed = new JobFeed(bus);
  const [first, second, third] = [newId(), newId(), newId()];
  const woken: string[] = [];
  const stops = [first, second].map((id) => feed.watch(TENANT, id, () => woken.push(id)));
  await bus.nc.flush();
  await new JetStreamPublisher(bus).publish([third, second, first].map(started));
  await eventually(() => expect(woken).toEqual([second, first]));
  for (const stop of stops) stop();
  expect(feed.watched).toBe(0);
});
