import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../cell.ts';
import type { Subject } from '../subject.ts';

const CHUNK = Buffer.alloc(1024 * 1024);

/** Root on Linux may mount; the mount is seen by the harness and its children alone, and goes with them. */
const cannotMount = (): string | undefined =>
  process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'only root on Linux can mount a small disk';

/** A small disk in place of one directory of the home. */
function smallDisk(home: string, name: string, megabytes: number): () => void {
  const dir = join(home, name);
  mkdirSync(dir, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', dir]);
  return () => void execFileSync('umount', ['--lazy', dir]);
}

const fillerIn = (subject: Subject, name: string): string => join(subject.home, name, 'filler');

function fill(subject: Subject, name: string): void {
  try {
    for (;;) appendFileSync(fillerIn(subject, name), CHUNK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Freeing space heals no nats-server (see docs/faults.md); a restart does, which is what an operator would do. */
const full = (name: 'nats' | 'postgres', megabytes: number): Cell => ({
  name: `F9-${name}`,
  title: `the disk of ${name === 'nats' ? 'nats-server' : 'Postgres'} is full for 8 s; then there is room, and it is started anew`,
  plan: () => [
    { atMs: 0, do: 'call', name: `the disk of ${name} is full`, run: (subject) => fill(subject, name) },
    {
      atMs: 8_000,
      do: 'call',
      name: `the disk of ${name} has room`,
      run: (subject) => rmSync(fillerIn(subject, name), { force: true }),
    },
    { atMs: 8_500, do: 'signal', to: name, signal: name === 'nats' ? 'SIGKILL' : 'SIGQUIT' },
  ],
  faultSMin: 15,
  budget: { gapMs: 20_000, drainMs: 60_000 },
  cannotRun: cannotMount,
  privateMounts: true,
  prepare: (home) => smallDisk(home, name, megabytes),
});

export const disks: readonly Cell[] = [full('nats', 48), full('postgres', 600)];
