import { connectBus } from '@weir/jetstream';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

const subjects = ['jobs.requested', 'work.assigned.uncertainty.5', 'results.finished', 'results.progressed'];

test('a malformed message in any stream that has a consumer becomes a dead letter with its reason, and stops nothing', async () => {
  const { natsUrl, gatewayUrl, apiKey } = running.system.dev;
  const { username, password, host } = new URL(natsUrl.replace('nats:', 'http:'));
  const bus = await connectBus({ url: `nats://${host}`, service: 'test', user: { name: username, password } });
  try {
    const manager = await bus.manager();
    for (const subject of subjects) {
      for (const bytes of ['{"not json', '{"specversion":"1.0"}', '[]', '42']) await bus.js.publish(subject, bytes);
    }
    await eventually(async () => {
      const { state } = await manager.streams.info('DEAD_LETTERS');
      expect(state.messages).toBe(subjects.length * 4);
    });
    const seen = new Set<string>();
    for (let seq = 1; seq <= subjects.length * 4; seq += 1) {
      const letter = (await manager.streams.getMessage('DEAD_LETTERS', { seq }))?.json<{
        data: { subject: string; code: string; reason: string; raw: string };
      }>();
      expect(letter?.data).toMatchObject({
        code: 'ENVELOPE_INVALID',
        reason: expect.stringMatching(/\w/),
        raw: expect.any(String),
      });
      seen.add(letter?.data.subject ?? '');
    }
    expect([...seen].toSorted()).toEqual(subjects.toSorted());
  } finally {
    await bus.close();
  }
  const answer = await fetch(`${gatewayUrl}/operations/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: '{"operation":"add","inputs":[[5.0,0.1],[3.0,0.2]]}',
  });
  expect(answer.status).toBe(200);
});
