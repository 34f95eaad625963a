import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startPostgres } from '@weir/embedded';
import { appRoleOf, Database, ownerRoleOf, provisionDatabase, urlFor } from '@weir/store';

/** The one function to swap for another server: a superuser's URL, and what to call when the tests are over. */
async function startServer(): Promise<{ readonly adminUrl: string; readonly stop: () => Promise<unknown> }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'weir-security-'));
  const server = await startPostgres({ dir, port: await freePort(), log: () => {}, settings: { fsync: 'off' } });
  const stop = async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { adminUrl: server.url, stop };
}

/** The same in every test, since the roles belong to the server and not to the database. */
const PASSWORDS = { ownerPassword: 'owner-of-a-test', appPassword: 'app-of-a-test' };

/** A database of its own with the roles of the security service, which can be taken away and given back. */
export class TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** A superuser's, past the road that can be closed. */
  readonly admin: Database<unknown>;
  readonly #road: Road;
  readonly #drop: () => Promise<void>;

  private constructor(databaseUrl: string, road: Road, drop: () => Promise<void>) {
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(road.port);
    this.appUrl = urlFor(url.href, appRoleOf('security'), PASSWORDS.appPassword);
    this.ownerUrl = urlFor(url.href, ownerRoleOf('security'), PASSWORDS.ownerPassword);
    this.admin = new Database({ url: databaseUrl, schema: 'security', connectionsMax: 2 });
    this.#road = road;
    this.#drop = drop;
  }

  static async create(): Promise<TestDatabase> {
    const { adminUrl, stop } = await startServer();
    const name = `security_${randomBytes(6).toString('hex')}`;
    await asAdmin(adminUrl, `create database ${name}`);
    const url = new URL(adminUrl);
    url.pathname = name;
    await provisionDatabase(url.href, [{ service: 'security', ...PASSWORDS }]);
    const road = await Road.open(url);
    return new TestDatabase(url.href, road, async () => {
      await asAdmin(adminUrl, `drop database ${name} with (force)`);
      await stop();
    });
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.admin.pool.query(text, values as unknown[])).rows as Row[];
  }

  goAway(): Promise<void> {
    return this.#road.close();
  }

  comeBack(): Promise<void> {
    return this.#road.reopen();
  }

  async drop(): Promise<void> {
    await this.#road.close();
    await this.admin.close();
    await this.#drop();
  }
}

async function asAdmin(url: string, text: string): Promise<void> {
  const database = new Database({ url, schema: 'public', connectionsMax: 1 });
  try {
    await database.pool.query(text);
  } finally {
    await database.close();
  }
}

/** A TCP relay to the server, so that it can go away for one service alone, whoever else uses it. */
class Road {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(port: number, server: Server, sockets: Set<Socket>) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
  }

  static async open(target: URL): Promise<Road> {
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = dial(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    const port = await freePort();
    const road = new Road(port, server, sockets);
    await road.reopen();
    return road;
  }

  reopen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
