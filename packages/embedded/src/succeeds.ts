import { type SpawnSyncOptions, spawnSync } from 'node:child_process';

/** Whether a short command exists and ends with 0. */
export function succeeds([command, ...args]: readonly string[], options: SpawnSyncOptions = {}): boolean {
  return spawnSync(command as string, args, { stdio: 'ignore', cwd: '/', timeout: 5_000, ...options }).status === 0;
}
