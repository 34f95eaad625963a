import { startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

test('the curl line of the README gets its answer', async () => {
  const { gatewayUrl, apiKey } = running.system.dev;
  const answer = await fetch(`${gatewayUrl}/operations/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: '{"operation":"add","inputs":[[5.0,0.1],[3.0,0.2]]}',
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ result: [8, expect.closeTo(0.2236068, 6)], invariant_passed: true });
});
