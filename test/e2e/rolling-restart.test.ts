import { services } from '@weir/launcher';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;
beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

const ask = async (method: string, path: string, body?: unknown) => {
  const { gatewayUrl, apiKey } = running.system.dev;
  const response = await fetch(`${gatewayUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test.skipIf(process.platform !== 'linux')(
  'every service is restarted under load: no request fails, and no job is lost or done by an attempt too many',
  async () => {
    const accepted: string[] = [];
    const failures: unknown[] = [];
    let going = true;
    const client = async () => {
      for (let value = 0; going; value += 1) {
        const answer = await ask('POST', '/api/v1/jobs', { operation: 'diagnostics.echo', input: { value } }).catch(
          (error: unknown) => ({ status: 0, body: { id: undefined, error } }),
        );
        if (answer.status === 202) accepted.push(String(answer.body.id));
        else failures.push(answer);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const clients = Array.from({ length: 4 }, client);
    const before = running.system.dev.services;
    for (const { name } of services) await running.system.restart(name);
    going = false;
    await Promise.all(clients);
    expect(failures).toEqual([]);
    for (const { name } of services) expect(running.system.dev.services[name]?.pid).not.toBe(before[name]?.pid);
    expect(accepted.length).toBeGreaterThan(100);
    for (const id of accepted)
      await eventually(
        async () =>
          expect((await ask('GET', `/api/v1/jobs/${id}`)).body).toMatchObject({ state: 'succeeded', attempt: 1 }),
        45_000,
      );
  },
  120_000,
);
