import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { Jobs } from './jobs.ts';
import { readOptions, UsageError } from './options.ts';
import { difference, Processes, parseStat } from './processes.ts';
import { rank } from './profile.ts';

test('every job has a result of its own, and what was refused is not expected', () => {
  const jobs = new Jobs();
  const values = Array.from({ length: 100 }, () => {
    const { values } = (JSON.parse(jobs.next().body) as { input: { values: [number, number][] } }).input;
    return values.reduce((sum, [nominal]) => sum + nominal, 0);
  });
  expect(new Set(values).size).toBe(100);
  jobs.refuse(3);
  expect(jobs.accepted).toBe(99);
  expect(jobs.sum).toBe(values.reduce((sum, value) => sum + value, 0) - (values[3] ?? 0));
});

test('CPU time is read from a stat line whatever the process is called', () => {
  const line = '42 (a) b (c) S 7 42 42 0 -1 4194560 1 2 3 4 150 50 25 75 20 0 11 0 100 1 2';
  expect(parseStat(line)).toEqual({ ppid: 7, cpuSeconds: 3 });
});

test.runIf(process.platform === 'linux')(
  'what a process and its children have used is counted, and its end is noticed',
  async () => {
    // Busy for a while, then there until whoever started it is gone.
    const busy = 'while (process.cpuUsage().user < 250_000); process.stdin.resume()';
    const child = spawn(process.execPath, [
      '-e',
      `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(busy)}]); ${busy}`,
    ]);
    const processes = new Processes({ parent: child.pid ?? 0 });
    const before = processes.cpuSeconds();
    await expect
      .poll(() => difference(before, processes.cpuSeconds()).parent, { timeout: 10_000 })
      .toBeGreaterThan(0.3);
    expect(processes.rssMb().parent).toBeGreaterThan(10);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(() => processes.cpuSeconds()).toThrow(/parent .* has ended/);
  },
);

test('options', () => {
  expect(readOptions([]).plan).toMatchObject({
    openLoop: { rate: 500, seconds: 20 },
    closedLoop: { connections: 64, seconds: 6 },
    bulk: { jobs: 20_000 },
    failing: { jobs: 4_000 },
  });
  expect(readOptions(['--only', 'bulk,openLoop', '--jobs', '50', '--seconds', '3']).plan).toMatchObject({
    only: ['openLoop', 'bulk'],
    bulk: { jobs: 50 },
    openLoop: { seconds: 3 },
    closedLoop: { seconds: 3 },
  });
  for (const wrong of [['--only', 'all'], ['--jobs', '0'], ['--seconds', 'x'], ['--fast']])
    expect(() => readOptions(wrong)).toThrow(UsageError);
});

test('a profile is ranked by the time that functions took themselves, without waiting and without what came before', () => {
  const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 4 });
  const frames = [frame('(idle)'), frame('hot', 'file:///x/node_modules/pg/lib/a.js'), frame('cold', 'file:///x/b.ts')];
  const nodes = frames.map((callFrame, id) => ({ id, callFrame }));
  const profile = { nodes, samples: [2, 0, 1, 2, 1], timeDeltas: [0, 9_000, 1_000, 3_000, 1_000], startTime: 100 };
  expect(rank(profile, 5_000).split('\n')).toEqual([
    '  0.0 s of work',
    '   75.0 %        3 ms  hot  pg/lib/a.js:5',
    '   25.0 %        1 ms  cold  /x/b.ts:5',
    '',
    '   75.0 %        3 ms  pg',
    '   25.0 %        1 ms  /x/b.ts',
  ]);
});
