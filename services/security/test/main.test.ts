import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { freePort } from '@weir/embedded';
import { EX_CONFIG, mintApiKey } from '@weir/runtime';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { TestDatabase } from './database.ts';
import { clientOf, environmentFor } from './security.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
}, 60_000);
afterAll(() => database?.drop(), 30_000);

const begin = (environment: NodeJS.ProcessEnv) => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../src/main.ts')], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: readAll(child.stdout), exit: exitOf(child) };
};
const exitOf = async (child: ChildProcess) => (await once(child, 'exit'))[0] as number | null;

test('the process starts, verifies the key it was given, and ends with 0 on SIGTERM; neither key nor pepper is logged', async () => {
  const port = await freePort();
  const { text } = mintApiKey();
  const environment = environmentFor(database, port, { BOOTSTRAP_API_KEY: text });
  const { child, output, exit } = begin(environment);
  const security = clientOf(`http://127.0.0.1:${port}`);
  const status = () =>
    security.get('/ready').then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(status, { timeout: 20_000 }).toBe(200);
  expect((await security.verify({ key: text })).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(await output).toContain('takes requests');
  for (const secret of [text, String(environment.API_KEY_PEPPER), 'app-of-a-test'])
    expect(await output).not.toContain(secret);
}, 40_000);

test('a malformed bootstrap key ends the start as a wrong configuration does, with a line that says how to make one', async () => {
  const { output, exit } = begin(environmentFor(database, 0, { BOOTSTRAP_API_KEY: 'weir_live_typo' }));
  expect(await exit).toBe(EX_CONFIG);
  expect(await output).toMatch(/BOOTSTRAP_API_KEY is not an API key.*Make one with: node -p/);
}, 20_000);
