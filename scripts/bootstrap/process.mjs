/** What the parts of the bootstrap share: how it speaks, how it fails, how it waits for a child and ends as the child did. */

import { spawnSync } from 'node:child_process';

export class BootstrapError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export const say = (line) => process.stderr.write(`weir: ${line}\n`);

/** SIGWINCH: a child in a session of its own would not learn that the terminal was resized. */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(process.platform === 'win32' ? [] : ['SIGWINCH'])];

/**
 * Waits for the end of a child, passing on every signal that asks us to stop; we never end before it does.
 *
 * One Ctrl-C reaches us twice (from the terminal, and from npm, which forwards its own), and so does `timeout`, which signals the process
 * and then its group. Copies within a second are one request: a child may read a second one as "stop at once".
 */
export function untilEnd(child) {
  const sentAt = new Map();
  const forward = (signal) => {
    if (performance.now() - (sentAt.get(signal) ?? -Infinity) < 1000) return;
    sentAt.set(signal, performance.now());
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const watch = watchParent(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    clearInterval(watch);
    for (const signal of forwarded) process.off(signal, forward);
  });
}

/**
 * `kill <pid of npm>` ends npm and the shell between it and us, and tells us nothing: that our parent changes is all there is to see.
 * Only under npm: whoever starts us from a shell with & means us to survive it.
 */
function watchParent(onLost) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onLost();
  }, 100);
  return watch;
}

/** Ends this process the way the child ended, so that a shell or CI sees the same thing. */
export function endLike({ code, signal }) {
  if (!signal) process.exit(code ?? 1);
  process.kill(process.pid, signal);
  // A signal that this process cannot die of must not leave it running.
  setTimeout(() => process.exit(1), 1000);
}

/** Put before a command: if we are killed outright the child is told to stop, where the system can do that (Linux with util-linux). */
export function tiedToOurLife() {
  const prefix = ['setpriv', '--pdeathsig', 'TERM'];
  if (process.platform !== 'linux') return [];
  return spawnSync(prefix[0], [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0 ? prefix : [];
}
