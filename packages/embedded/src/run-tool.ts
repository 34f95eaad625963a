import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface RunToolOptions {
  readonly signal?: AbortSignal;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs a short-lived program of the system; a failure carries what it said on stderr. */
export async function runTool(command: string, args: readonly string[], options: RunToolOptions = {}): Promise<string> {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const { stdout } = await promisify(execFile)(command, [...args], {
      env,
      timeout: 120_000,
      maxBuffer: 16 * 1024 * 1024,
      ...options,
    });
    return stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const said = stderr.trim().split('\n').slice(-3).join(' ');
    throw new Error(`${command} failed: ${said || message}`, { cause: error });
  }
}
