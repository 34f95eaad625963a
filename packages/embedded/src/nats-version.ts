import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Older servers lack atomic batch publishing as we use it, or corrupt it: packages/jetstream builds on it. */
export const NATS_VERSION_MIN = '2.12.5';

export type VersionAnswer =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly reason: string };

/** Asks a binary for its version; the reason of a refusal names the binary. */
export async function checkNatsServer(binary: string): Promise<VersionAnswer> {
  let output: string;
  try {
    output = (await promisify(execFile)(binary, ['--version'], { timeout: 5_000 })).stdout;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, reason: `${binary} cannot be run (${typeof code === 'string' ? code : message.trim()})` };
  }
  const version = /v?(\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (!version) return { ok: false, reason: `${binary} does not say its version` };
  if (!isAtLeast(version, NATS_VERSION_MIN))
    return { ok: false, reason: `${binary} is ${version}, older than ${NATS_VERSION_MIN}` };
  return { ok: true, version };
}

function isAtLeast(version: string, min: string): boolean {
  const [a, b] = [version, min].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const different = a.findIndex((part, i) => part !== b[i]);
  return different === -1 || (a[different] ?? 0) > (b[different] ?? 0);
}
