import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

/** The commands of the document, in its order: one for each line that begins with curl. */
const commands = [...readFileSync('docs/api-keys.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(
  ([, block = '']) => block.trim().split(/\n(?=curl )/),
);

/** A command in a shell, against the test's own system. */
function shell(command: string, environment: NodeJS.ProcessEnv): Promise<Record<string, unknown>> {
  const { gatewayUrl, apiKey } = running.system.dev;
  const child = spawn('sh', ['-c', command.replaceAll('http://127.0.0.1:8080', gatewayUrl)], {
    env: { ...process.env, WEIR_API_KEY: apiKey, ...environment },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      try {
        resolve(JSON.parse(out));
      } catch {
        reject(new Error(`${command} said ${out}`));
      }
    });
  });
}

test('every command of docs/api-keys.md does what the document says', async () => {
  expect(commands).toHaveLength(7);
  const [create = '', list = '', read = '', rotate = '', revoke = '', createTenant = '', suspend = ''] = commands;
  const made = await shell(create, {});
  const { id, key } = made as { readonly id: string; readonly key: string };
  expect(made).toMatchObject({ key: expect.stringContaining(id), scopes: ['read', 'uncertainty.*'], quota: 5000 });
  const { key: _, ...shown } = made;
  expect((await shell(list, {})).items).toContainEqual(shown);
  expect(await shell(read, { ID: id })).toEqual(shown);
  const rotated = await shell(rotate, { ID: id });
  expect(rotated).toMatchObject({ key: expect.any(String), scopes: ['read', 'uncertainty.*'], quota: 5000 });
  expect(await shell(read, { ID: id, WEIR_API_KEY: key })).toMatchObject({ rotatedTo: rotated.id, state: 'active' });
  expect(await shell(revoke, { ID: id })).toMatchObject({ id, state: 'revoked', rotatedTo: rotated.id });
  const tenant = await shell(createTenant, {});
  expect(tenant).toMatchObject({ name: 'Acme', quotas: { jobsInFlight: 500 }, state: 'active' });
  expect(await shell(suspend, { TENANT: tenant.id as string })).toEqual({
    ...tenant,
    state: 'suspended',
    updatedAt: expect.any(String),
  });
});
