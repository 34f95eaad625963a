import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;

beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

/** The commands of the document, in its order: one for each line that begins with curl. */
const commands = [...readFileSync('docs/dead-letters.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(
  ([, block = '']) => block.trim().split(/\n(?=curl )/),
);

/** A command in a shell, against the test's own system. */
function shell(command: string, id: string): Promise<unknown> {
  const { gatewayUrl, apiKey } = running.system.dev;
  const child = spawn('sh', ['-c', command.replaceAll('http://127.0.0.1:8080', gatewayUrl)], {
    env: { ...process.env, WEIR_API_KEY: apiKey, ID: id },
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

async function api(method: string, path: string, body?: unknown) {
  const { gatewayUrl, apiKey } = running.system.dev;
  const answer = await fetch(`${gatewayUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as a client would.
  return (await answer.json()) as any;
}

test('every command of docs/dead-letters.md does what the document says', async () => {
  for (const message of ['one', 'two', 'three']) {
    await eventually(async () => {
      const job = { operation: 'diagnostics.fail', input: { message }, maxAttempts: 1 };
      expect(await api('POST', '/jobs', job)).toHaveProperty('id');
    }, 20_000);
  }
  const id = await eventually(async () => {
    const { items } = await api('GET', '/dead-letters?group=none');
    expect(items).toHaveLength(3);
    return items[0].id as string;
  }, 20_000);

  const answers: unknown[] = [];
  for (const command of commands) answers.push(await shell(command, id));
  const [groups, letters, letter, redriven, dry, real, deleted] = answers;
  expect(answers).toHaveLength(7);
  expect(groups).toMatchObject({ items: [{ count: 1 }, { count: 1 }, { count: 1 }] });
  expect(letters).toMatchObject({ items: [{ id }, {}, {}] });
  expect(letter).toMatchObject({ id, envelope: { data: { input: { message: expect.any(String) } } } });
  expect(redriven).toMatchObject({ redriveOf: id, jobId: expect.any(String) });
  expect(dry).toMatchObject({ dryRun: true, matched: 2, redriven: 2 });
  expect(real).toEqual({ ...(dry as object), dryRun: false, items: expect.any(Array) });
  expect(deleted).toMatchObject({ id, redrives: 1, redrivenAs: (redriven as { jobId: string }).jobId });

  await eventually(async () =>
    expect(await api('GET', `/jobs/${(redriven as { jobId: string }).jobId}`)).toMatchObject({
      state: 'succeeded',
      redriveOf: id,
    }),
  );
});
