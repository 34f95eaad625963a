import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer, freePort, natsStoreDir, startNatsServer, startPostgres } from '@weir/embedded';
import { serverConfig } from '@weir/jetstream';
import pg from 'pg';
import { postgresTemplate, sharedDir } from './shared.ts';

const quiet = () => undefined;

/** A real nats-server for one test file, with one user who may do everything. */
export async function startTestNats() {
  const dir = mkdtempSync(join(tmpdir(), 'weir-nats-'));
  const admin = { name: 'test', password: 'test' };
  const port = await freePort();
  const config = serverConfig({ port, storeDir: natsStoreDir(dir), users: [], admin });
  const binary = await findNatsServer({ cacheDir: sharedDir(), log: quiet });
  const start = () => startNatsServer({ binary, dir, config, port, log: quiet });
  let server = await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    user: admin,
    get pid() {
      return server.pid;
    },
    /** Ends the server without warning and starts it again on the same store. */
    async restart(signal: NodeJS.Signals = 'SIGKILL') {
      process.kill(server.pid, signal);
      await server.exited;
      server = await start();
    },
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    async startAgain() {
      server = await start();
    },
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A real Postgres for one test file; `url` is the superuser's. */
export async function startTestPostgres() {
  const dir = mkdtempSync(join(tmpdir(), 'weir-postgres-'));
  const port = await freePort();
  const start = () => startPostgres({ dir, port, log: quiet, template: postgresTemplate() });
  let server = await start();
  return {
    url: server.url,
    get pid() {
      return server.pid;
    },
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    async startAgain() {
      server = await start();
    },
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
