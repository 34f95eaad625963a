/** A worker as a user writes one; the tests run it as a process of its own and do it harm. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type OperationDefinition, runWorker } from '../src/index.ts';

const any = { input: true, output: true } as const;
/** Says on the standard output what happens, so that a test knows whom to harm. */
const say = (line: string) => process.stdout.write(`${line}\n`);

const work: OperationDefinition<{ readonly crash?: boolean }> = {
  ...any,
  packSizeMax: 32,
  run({ crash }, { attempt }) {
    if (crash === true) process.kill(process.pid, 'SIGKILL');
    return { attempt };
  },
};

const wait: OperationDefinition<{ readonly ms: number }> = {
  ...any,
  async run({ ms }, { jobId, attempt, signal }) {
    say(`began ${jobId}`);
    await sleep(ms, undefined, { signal });
    return { attempt, pid: process.pid };
  },
};

await runWorker({
  queue: 'harmed',
  operations: {
    'harmed.work': work,
    'harmed.alone': { ...work, packSizeMax: 1 },
    'harmed.wait': wait,
    'harmed.handed': { ...wait, packSizeMax: 32 },
  },
  concurrency: 64,
});
