import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemOptions } from '@weir/launcher';
import { TcpProxy } from './tcp-proxy.ts';

/** What services depend on, and what a proxy can stand in front of. */
export type Dependency = 'nats' | 'postgres';

const withDatabase = new Set(['orchestrator', 'security']);
const onTheBus = ['gateway', 'orchestrator', 'worker-uncertainty', 'worker-diagnostics', 'security'];

/** A proxy in front of nats-server and one in front of Postgres, for every service; the harness itself looks behind them. */
export class Links {
  readonly proxies: Readonly<Record<Dependency, TcpProxy>>;
  readonly #home: string;

  private constructor(home: string, proxies: Links['proxies']) {
    this.#home = home;
    this.proxies = proxies;
  }

  static async open(home: string, random: () => number): Promise<Links> {
    // The launcher picks the ports after we have to name ours: they are read where it writes them down.
    const natsPort = () =>
      Number(/^port: (\d+)$/m.exec(readFileSync(join(home, 'nats/nats-server.conf'), 'utf8'))?.[1]);
    const postgresPort = () => Number(new URL(databaseUrl(home, 'orchestrator.database-url')).port);
    const [nats, postgres] = await Promise.all(
      [natsPort, postgresPort].map((target) => new TcpProxy({ target, random }).listen()),
    );
    return new Links(home, { nats: nats as TcpProxy, postgres: postgres as TcpProxy });
  }

  /** What services have to be given so that they go through the proxies; read whenever one is started. */
  environment(more: NonNullable<SystemOptions['environment']>): NonNullable<SystemOptions['environment']> {
    return Object.defineProperties(
      {},
      Object.fromEntries(
        onTheBus.map((name) => [name, { enumerable: true, get: () => ({ ...this.#through(name), ...more[name] }) }]),
      ),
    );
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy.close()));
  }

  #through(service: string): Record<string, string> {
    const { nats, postgres } = this.proxies;
    const through = { NATS_URL: `nats://127.0.0.1:${nats.port}` };
    if (!withDatabase.has(service)) return through;
    const redirected = (variable: string, name: string) => {
      const url = new URL(databaseUrl(this.#home, `${service}.${name}`));
      url.port = String(postgres.port);
      const file = join(this.#home, 'secrets', `${service}.${name}.proxied`);
      writeFileSync(file, url.href, { mode: 0o600 });
      return { [`${variable}_FILE`]: file };
    };
    return {
      ...through,
      ...redirected('DATABASE_URL', 'database-url'),
      ...redirected('MIGRATION_DATABASE_URL', 'migration-database-url'),
    };
  }
}

const databaseUrl = (home: string, name: string): string => readFileSync(join(home, 'secrets', name), 'utf8');
