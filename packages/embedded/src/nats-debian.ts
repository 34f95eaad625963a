import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { aptMirrors } from './apt-mirrors.ts';
import { checkNatsServer } from './nats-version.ts';
import { runTool } from './run-tool.ts';

interface Distribution {
  readonly suites: readonly string[];
  readonly component: string;
  readonly keyring: string;
}

/** Newer suites that carry a new enough nats-server; the package depends on libc alone, so it runs on older releases. */
const distributions: Record<string, Distribution> = {
  debian: { suites: ['forky', 'sid'], component: 'main', keyring: '/usr/share/keyrings/debian-archive-keyring.gpg' },
  ubuntu: { suites: ['devel'], component: 'universe', keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg' },
};

/**
 * Unpacks Debian's nats-server package into `dir` and returns the binary's path. apt verifies the archive's signature as always, but works
 * on lists and settings of its own in a temporary directory: nothing of the system changes and no root is needed.
 */
export async function unpackDebianPackage(dir: string, signal: AbortSignal): Promise<string> {
  const { ID = '', VERSION_CODENAME = '' } = parseEnv(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  const distribution = distributions[ID];
  if (!distribution) throw new Error('this system is not Debian or Ubuntu');
  if (!existsSync(distribution.keyring)) throw new Error(`${distribution.keyring} is missing`);
  const mirrors = aptMirrors('/etc/apt', VERSION_CODENAME);
  if (mirrors.length === 0) throw new Error(`the apt sources name no mirror of ${ID} ${VERSION_CODENAME}`);

  const refused: string[] = [];
  for (const mirror of mirrors) {
    for (const suite of distribution.suites) {
      try {
        const source = `deb [signed-by=${distribution.keyring}] ${mirror} ${suite} ${distribution.component}\n`;
        return await fetchPackage(source, path.join(dir, suite), signal);
      } catch (error) {
        if (signal.aborted) throw error;
        refused.push(`${suite}: ${(error as Error).message}`);
      }
    }
  }
  throw new Error(refused.join('; '));
}

async function fetchPackage(source: string, target: string, signal: AbortSignal): Promise<string> {
  // In the system's temporary directory and open to all: as root, apt downloads as its own user, who may not be able to enter ours.
  const work = await mkdtemp(path.join(tmpdir(), 'weir-apt-'));
  try {
    await chmod(work, 0o755);
    await Promise.all(
      ['lists/partial', 'cache/archives/partial'].map((sub) => mkdir(path.join(work, sub), { recursive: true })),
    );
    await writeFile(path.join(work, 'list'), source);
    await writeFile(path.join(work, 'status'), '');
    const settings = {
      'Dir::Etc::SourceList': path.join(work, 'list'),
      'Dir::Etc::SourceParts': '-',
      'Dir::State': work,
      'Dir::State::Lists': path.join(work, 'lists'),
      'Dir::State::status': path.join(work, 'status'),
      'Dir::Cache': path.join(work, 'cache'),
      'Acquire::Languages': 'none',
      // A mirror that does not answer is otherwise a warning, and all we could say is that the package is unknown.
      'APT::Update::Error-Mode': 'any',
      'Acquire::Retries': '0',
      'Acquire::http::Timeout': '10',
      'Acquire::https::Timeout': '10',
    };
    const options = ['-qq', ...Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])];
    // Hooks that the system runs after an update may need root and fail: whether the package can then be had is what counts.
    const updateFailure = await runTool('apt-get', [...options, 'update'], { signal }).then(
      () => undefined,
      (error: Error) => error,
    );
    await runTool('apt-get', [...options, 'download', 'nats-server'], { signal, cwd: work }).catch((error: unknown) => {
      throw updateFailure ?? error;
    });
    const archive = (await readdir(work)).find((name) => name.endsWith('.deb'));
    if (!archive) throw new Error('apt-get downloaded nothing');
    await runTool('dpkg-deb', ['-x', path.join(work, archive), target], { signal });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const binary = path.join(target, 'usr/sbin/nats-server');
  const answer = await checkNatsServer(binary);
  if (!answer.ok) throw new Error(answer.reason);
  return binary;
}
