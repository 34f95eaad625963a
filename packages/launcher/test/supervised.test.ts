import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@weir/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startChild } from '../src/child.ts';
import { type Running, Supervised, type SupervisedOptions } from '../src/supervised.ts';
import { runs, temporaryDir } from './support.ts';

/** A process that does nothing until it is ended. */
function startIdle(command = 'sleep', ...args: string[]): Running {
  const child = spawn(command, args.length > 0 ? args : ['1000'], { stdio: 'ignore' });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  return {
    pid: child.pid as number,
    exited,
    stop: () => {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

function supervise(options: Partial<SupervisedOptions> = {}) {
  const [said, started]: [string[], number[]] = [[], []];
  const supervised = new Supervised({
    name: 'idle',
    start: () => startIdle(),
    say: (line) => said.push(line),
    onStarted: (pid) => started.push(pid),
    ...options,
  });
  onTestFinished(() => supervised.stop());
  return { supervised, said, started };
}

const kill = (pid: number) => process.kill(pid, 'SIGKILL');

describe('what is supervised', () => {
  test('runs again after it was killed, with another pid, and it is said', async () => {
    const { supervised, said, started } = supervise();
    await supervised.start();
    const first = supervised.pid;
    expect(runs(first)).toBe(true);
    kill(first);
    await eventually(() => expect(started).toHaveLength(2));
    expect(supervised.pid).not.toBe(first);
    expect(started).toEqual([first, supervised.pid]);
    await eventually(() =>
      expect(said).toEqual(['idle ended with SIGKILL; starting it again', `idle runs again (pid ${supervised.pid})`]),
    );
    await supervised.stop();
    expect(runs(supervised.pid)).toBe(false);
    expect(started).toHaveLength(2);
  });

  test('that keeps ending is started ever later, and can be stopped while it waits for that', async () => {
    const { supervised, said } = supervise({ start: () => startIdle('sh', '-c', 'exit 3') });
    await supervised.start();
    await eventually(() => expect(said.filter((line) => line.includes('ended with code 3')).length).toBeGreaterThan(2));
    const ended = said.filter((line) => line.includes('ended'));
    expect(ended[0]).toBe('idle ended with code 3; starting it again');
    expect(ended[1]).toMatch(/starting it again in \d+ ms$/);
    await supervised.stop();
  });

  test('whose configuration is wrong is said to be so, and not to start again soon', async () => {
    const { supervised, said, started } = supervise({ start: () => startIdle('sh', '-c', 'exit 78') });
    await supervised.start();
    await eventually(() => expect(said).toEqual(['idle ended with code 78; its configuration is wrong']));
    await supervised.stop();
    expect(started).toHaveLength(1);
  });

  test('that was ready is started again at once each time it is killed, also when that happens often', async () => {
    const { supervised, said, started } = supervise({
      start: () => ({ ...startIdle(), ready: Promise.resolve() }),
      steadyMs: 0,
    });
    await supervised.start();
    for (let kills = 1; kills <= 6; kills += 1) {
      kill(supervised.pid);
      await eventually(() => expect(started).toHaveLength(kills + 1));
    }
    await eventually(() => expect(said.filter((line) => line.includes('runs again'))).toHaveLength(6));
    const ended = said.filter((line) => line.includes('ended'));
    expect(ended).toEqual(Array.from({ length: 6 }, () => 'idle ended with SIGKILL; starting it again'));
  });

  test('that is killed before it was ready is started ever later', async () => {
    const { supervised, said } = supervise({
      start: () => ({ ...startIdle(), ready: new Promise(() => undefined) }),
      steadyMs: 0,
    });
    await supervised.start();
    kill(supervised.pid);
    await eventually(() => expect(said.filter((line) => line.includes('runs again'))).toHaveLength(1));
    kill(supervised.pid);
    await eventually(() =>
      expect(said.filter((line) => line.includes('ended'))).toEqual([
        'idle ended with SIGKILL; starting it again',
        expect.stringMatching(/starting it again in \d+ ms$/),
      ]),
    );
  });

  test('that cannot be started again is tried until it can', async () => {
    let broken = false;
    const { supervised, said, started } = supervise({
      start: () => {
        if (broken) throw new Error('the port is in use');
        return startIdle();
      },
    });
    await supervised.start();
    broken = true;
    kill(supervised.pid);
    await eventually(() => expect(said).toContain('idle could not be started: the port is in use'));
    broken = false;
    await eventually(() => expect(started).toHaveLength(2));
  });

  test('whose first start fails says so to whoever starts it, and is not tried again', async () => {
    let tries = 0;
    const { supervised } = supervise({
      start: () => {
        tries += 1;
        return Promise.reject(new Error('no binary'));
      },
    });
    await expect(supervised.start()).rejects.toThrow('no binary');
    await supervised.stop();
    expect(tries).toBe(1);
  });

  test('and is stopped while it starts does not run afterwards, the first time or again', async () => {
    for (const again of [false, true]) {
      const begun: Running[] = [];
      let gate = again ? Promise.resolve() : Promise.withResolvers<void>().promise;
      let open: () => void = () => undefined;
      const close = () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        gate = promise;
        open = resolve;
      };
      if (!again) close();
      let starts = 0;
      const { supervised, started } = supervise({
        start: async () => {
          starts += 1;
          await gate;
          const running = startIdle();
          begun.push(running);
          return running;
        },
      });
      const starting = supervised.start();
      if (again) {
        await starting;
        close();
        kill(supervised.pid);
        await eventually(() => expect(starts).toBe(2));
      }
      const before = started.length;
      const stopped = supervised.stop();
      open();
      await stopped;
      await starting;
      expect(begun).toHaveLength(again ? 2 : 1);
      for (const { pid } of begun) expect(runs(pid)).toBe(false);
      expect(started).toHaveLength(before);
    }
  });

  test('is not started twice when its pid cannot be written down', async () => {
    const begun: Running[] = [];
    let full = false;
    const { supervised, said } = supervise({
      start: () => {
        const running = startIdle();
        begun.push(running);
        return running;
      },
      onStarted: () => {
        if (full) throw new Error('no space left on device');
      },
    });
    await supervised.start();
    full = true;
    kill(supervised.pid);
    await eventually(() => expect(said.at(-1)).toBe(`idle runs again (pid ${supervised.pid})`));
    expect(said).toContain('idle runs, but this could not be written down: no space left on device');
    expect(begun).toHaveLength(2);
  });
});

describe('a child', () => {
  const script = (text: string): string => {
    const path = join(temporaryDir(), 'child.mjs');
    writeFileSync(path, text);
    return path;
  };
  const start = (text: string, environment: Record<string, string> = {}) => {
    const lines: string[] = [];
    const child = startChild({ name: 'child', script: script(text), environment, onLine: (line) => lines.push(line) });
    onTestFinished(() => child.stop());
    return { child, lines };
  };

  test('gets the environment that it is given, and of ours only what every program needs', async () => {
    process.env.SECRET_OF_THE_LAUNCHER = 'x';
    onTestFinished(() => {
      delete process.env.SECRET_OF_THE_LAUNCHER;
    });
    const { child, lines } = start('console.log(JSON.stringify(process.env))', { GIVEN: 'yes' });
    expect(await child.exited).toEqual({ code: 0, signal: null });
    await eventually(() => expect(lines).toHaveLength(1));
    const environment = JSON.parse(lines[0] as string) as Record<string, string>;
    expect(environment).toMatchObject({ GIVEN: 'yes', PATH: process.env.PATH });
    expect(environment).not.toHaveProperty('SECRET_OF_THE_LAUNCHER');
  });

  test('is heard line by line on both its outputs, and stops in order when it is asked to', async () => {
    const { child, lines } = start(`
      process.on('SIGTERM', () => { console.log('stopping'); process.exit(7); });
      console.error('to stderr');
      process.stdout.write('one\\ntwo\\nready\\n');
      setInterval(() => {}, 1000);`);
    await eventually(() => expect(lines).toContain('ready'));
    await child.stop({ gently: true });
    expect(await child.exited).toEqual({ code: 7, signal: null });
    await eventually(() => expect(lines.toSorted()).toEqual(['one', 'ready', 'stopping', 'to stderr', 'two']));
    await child.stop();
  });

  test('whose script does not exist ends, and says why', async () => {
    const lines: string[] = [];
    const child = startChild({
      name: 'none',
      script: '/nowhere.ts',
      environment: {},
      onLine: (line) => lines.push(line),
    });
    expect((await child.exited).code).toBe(1);
    await eventually(() => expect(lines.join()).toContain('/nowhere.ts'));
  });
});
