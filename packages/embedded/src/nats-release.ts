import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from './run-tool.ts';

const VERSION = '2.15.1';
const RELEASE = `https://github.com/nats-io/nats-server/releases/download/v${VERSION}`;
const CONNECT_MS = 10_000;
const DOWNLOAD_MS = 120_000;
const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/** Unpacks the official release into `dir` and returns the binary's path. The checksum is the one the release publishes next to it. */
export async function downloadRelease(dir: string, signal: AbortSignal): Promise<string> {
  const architecture = architectures[process.arch];
  if (!['linux', 'darwin'].includes(process.platform) || !architecture) {
    throw new Error(`no release is known for ${process.platform} ${process.arch}`);
  }
  const name = `nats-server-v${VERSION}-${process.platform}-${architecture}`;
  const sums = (await download(`${RELEASE}/SHA256SUMS`, signal)).toString('utf8');
  const expected = sums
    .split('\n')
    .map((line) => line.trim().split(/\s+\*?/))
    .find(([, file]) => file === `${name}.tar.gz`)?.[0];
  if (!expected) throw new Error(`${RELEASE}/SHA256SUMS does not list ${name}.tar.gz`);

  const archive = await download(`${RELEASE}/${name}.tar.gz`, signal);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) throw new Error(`${name}.tar.gz has the checksum ${actual}, its release says ${expected}`);

  const file = path.join(dir, 'release.tar.gz');
  await writeFile(file, archive);
  await runTool('tar', ['-xzf', file, '-C', dir], { signal });
  return path.join(dir, name, 'nats-server');
}

async function download(url: string, stopped: AbortSignal): Promise<Buffer> {
  // fetch has no time limit of its own for the connection alone: the first byte has to come within CONNECT_MS.
  const connecting = AbortSignal.timeout(CONNECT_MS);
  const late = new AbortController();
  connecting.onabort = () => late.abort(new Error(`no answer within ${CONNECT_MS / 1000} s`));
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([stopped, late.signal, AbortSignal.timeout(DOWNLOAD_MS)]),
    });
    connecting.onabort = null;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${url}: ${cause instanceof Error ? cause.message : message}`, { cause: error });
  }
}
