import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What services load. */
const DIRECTORIES = ['services', 'packages', 'schemas'];

/**
 * Has the types of what is new stripped in a process that ends: a service that strips a file itself keeps the twenty megabytes which
 * that takes for as long as it lives (ADR 0021). Never fails: what cannot be stripped its service strips, or says why not.
 */
export function stripAhead(): Promise<void> {
  const args = ['--disable-warning=ExperimentalWarning', 'scripts/strip-all.mjs', ...DIRECTORIES];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, () => resolve());
  });
}
