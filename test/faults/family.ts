import { readdirSync, readFileSync } from 'node:fs';
import { parseStat } from '../load/processes.ts';
import type { Subject } from './subject.ts';

/** Signals a process and its children, children last: Postgres works in those. */
export function family(subject: Subject, name: string, signal: NodeJS.Signals): void {
  const parent = subject.pidOf(name);
  if (parent === undefined) return;
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === parent)
    .map(Number);
  for (const pid of [parent, ...children]) process.kill(pid, signal);
}

function parentOf(pid: string): number | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1')).ppid;
  } catch {
    return undefined;
  }
}
