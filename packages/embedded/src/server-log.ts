import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LOG_BYTES_MAX = 10 * 1024 * 1024;
const TAIL_BYTES = 16 * 1024;

/** What a server writes goes to a file and not through us, so that it can still write when we are dead. */
export interface ServerLog {
  readonly file: string;
  readonly fd: number;
  close(): void;
  /** The end of what was written since this log was opened: this run's words, not an earlier one's. */
  tail(): string;
}

/** Grown logs are set aside at a start (one old one is kept), so a directory never holds much more than twice the limit per run. */
export function openServerLog(file: string): ServerLog {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  const fd = openSync(file, 'a', 0o600);
  const startedAt = statSync(file).size;
  return { file, fd, close: () => closeSync(fd), tail: () => readTail(file, startedAt) };
}

function readTail(file: string, startedAt: number): string {
  const size = statSync(file).size;
  const from = Math.max(startedAt, size - TAIL_BYTES);
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(size - from);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, buffer.length, from)).trim();
  } finally {
    closeSync(fd);
  }
}
