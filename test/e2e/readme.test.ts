import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

const readme = readFileSync('README.md', 'utf8');
const codeOf = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');

/** A line of the README in a shell, against the test's own system. */
function shell(line: string): Promise<{ readonly code: number | null; readonly out: string }> {
  const { gatewayUrl, apiKey } = running.system.dev;
  const child = spawn('sh', ['-c', line.replaceAll('http://127.0.0.1:8080', gatewayUrl)], {
    env: { ...process.env, WEIR_API_KEY: apiKey, WEIR_HOME: running.home },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out })));
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const { gatewayUrl, apiKey } = running.system.dev;
  const answer = await fetch(`${gatewayUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('the curl line of the README answers with the finished job', async () => {
  const [line = ''] = codeOf('sh');
  const { code, out } = await shell(line);
  expect(code, out).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ state: 'succeeded', output: { value: [8, expect.closeTo(0.2236068, 6)] } });
});

test('the line that npm start prints answers the older clients', async () => {
  const { status, body } = await post('/operations/execute', {
    operation: 'add',
    inputs: [
      [5.0, 0.1],
      [3.0, 0.2],
    ],
  });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { result: [8, expect.closeTo(0.2236068, 6)], invariant_passed: true },
  });
});

/** Runs the worker of a file as the README says, until it has done a job. */
async function expectGreeting(file: string): Promise<void> {
  const worker = spawn(process.execPath, ['scripts/worker.ts', file], {
    env: { ...process.env, WEIR_HOME: running.home },
    stdio: 'ignore',
  });
  try {
    await eventually(async () => {
      const { body } = await post(
        '/api/v1/jobs',
        { operation: 'greetings.hello', input: { name: 'Ada' } },
        { prefer: 'wait=5' },
      );
      expect(body).toMatchObject({ state: 'succeeded', output: { text: 'Hello, Ada!' } });
    }, 20_000);
  } finally {
    worker.kill('SIGTERM');
    await new Promise((resolve) => worker.once('exit', resolve));
  }
}

test('the worker of the README is the example, and does its jobs when it is run as the README says', async () => {
  expect(codeOf('ts')[0]).toBe(readFileSync('examples/greeter.ts', 'utf8'));
  expect(codeOf('sh')[1]).toBe('npm run worker -- examples/greeter.ts\n');
  await expectGreeting('examples/greeter.ts');
});

test('a worker may stand outside the repository, where no node_modules has the SDK', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'weir-worker-'));
  try {
    copyFileSync('examples/greeter.ts', join(directory, 'greeter.ts'));
    await expectGreeting(join(directory, 'greeter.ts'));
  } finally {
    rmSync(directory, { recursive: true });
  }
});
