import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EmbeddedError, freePort, startPostgres } from '../src/index.ts';
import { postgresBinaries } from '../src/postgres-binaries.ts';
import { isRoot, nobodyCanRun, repository, runAsNobody, silent, stopping, temporaryDir } from './support.ts';

const CAP_DAC_READ_SEARCH = 2;
const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');
const uidOf = (pid: number) => Number(/Uid:\s+(\d+)/.exec(status(pid))?.[1]);
const capabilitiesOf = (pid: number) => Number.parseInt(/CapEff:\s+(\w+)/.exec(status(pid))?.[1] ?? '', 16);

const start = async (dir: string) => stopping(await startPostgres({ dir, port: await freePort(), log: silent }));

// Reasons to skip stand in the names: only root can become somebody else, and Linux alone has these capabilities.
const asRoot = test.skipIf(!isRoot || process.platform !== 'linux');

asRoot('(needs root) where every user may go, the server runs as another user and with no capability', async () => {
  const parent = temporaryDir();
  chmodSync(parent, 0o755);
  const server = await start(path.join(parent, 'postgres'));
  expect(uidOf(server.pid)).not.toBe(0);
  const binariesAreReachable = nobodyCanRun(postgresBinaries().postgres);
  expect(capabilitiesOf(server.pid)).toBe(binariesAreReachable ? 0 : 1 << CAP_DAC_READ_SEARCH);
});

asRoot(
  '(needs root) under a directory that only root may enter, such as /root, the server can still reach its data',
  async () => {
    const parent = temporaryDir();
    chmodSync(parent, 0o700);
    const server = await start(path.join(parent, 'postgres'));
    expect(uidOf(server.pid)).not.toBe(0);
    expect(capabilitiesOf(server.pid)).toBe(1 << CAP_DAC_READ_SEARCH);
    await server.stop();
    await start(path.join(parent, 'postgres'));
  },
);

asRoot('(needs root) data that an ordinary user created stays theirs when root starts it', async () => {
  const parent = temporaryDir();
  chmodSync(parent, 0o755);
  const dir = path.join(parent, 'postgres');
  mkdirSync(dir);
  chownSync(dir, 65534, 65534);
  runAsNobody('run-postgres.ts', dir);
  const server = await start(dir);
  expect(uidOf(server.pid)).toBe(65534);
});

const nobodyCan =
  isRoot &&
  nobodyCanRun(
    process.execPath,
    path.join(repository, 'packages/embedded/test/run-postgres.ts'),
    postgresBinaries().postgres,
  );

test.skipIf(!nobodyCan)(
  '(needs root, and a clone that nobody may read) a user without rights needs nothing special',
  () => {
    const dir = temporaryDir();
    chownSync(dir, 65534, 65534);
    expect(JSON.parse(runAsNobody('run-postgres.ts', dir))).toMatchObject({ uid: 65534 });
  },
);

test('an error of this package has a code for programs and a message for people', () => {
  const error = new EmbeddedError('POSTGRES_USER_CANNOT_REACH', 'set WEIR_HOME');
  expect(error).toMatchObject({ name: 'EmbeddedError', code: 'POSTGRES_USER_CANNOT_REACH', message: 'set WEIR_HOME' });
});
