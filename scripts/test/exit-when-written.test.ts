import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';

const module = new URL('../exit-when-written.ts', import.meta.url).href;
const LENGTH = 2_000_000;

test('a reader that is slow gets all of the output, and the exit code', async () => {
  const source = `
    import { exitWhenWritten } from ${JSON.stringify(module)};
    process.stdout.write('x'.repeat(${LENGTH}));
    process.exitCode = 3;
    setInterval(() => undefined, 1_000);
    await exitWhenWritten();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await pause(1_000);

  expect(await text(child.stdout)).toHaveLength(LENGTH);
  expect(await ended).toEqual([3, null]);
});
