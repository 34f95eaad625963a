import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { findNatsServer, freePort, natsStoreDir, startNatsServer, startPostgres } from '@weir/embedded';
import { connectBus, serverConfig } from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import { EX_CONFIG } from '@weir/runtime';
import { appRoleOf, ownerRoleOf, provisionDatabase, urlFor } from '@weir/store';
import pg from 'pg';
import { startChild } from './child.ts';
import { type Place, serviceEnvironment, workerEnvironment } from './environment.ts';
import { LauncherError } from './errors.ts';
import { type Home, takeHome } from './home.ts';
import { Secrets } from './secrets.ts';
import { otherBusUsers, type ServiceRow, scriptOf, services } from './services.ts';
import { stripAhead } from './strip-ahead.ts';
import { Supervised } from './supervised.ts';

const READY_MS = 60_000;
const LOOK_EVERY_MS = 40;

export interface SystemOptions {
  readonly home: string;
  /** The gateway's port; 0 takes a free one. */
  readonly port: number;
  /** What the launcher itself has to say. */
  readonly say: (line: string) => void;
  /** Lines that the services write, JSON each. */
  readonly onLog: (line: string) => void;
  readonly logLevel?: string;
  /** Directory of binaries that several homes may share; the home unless told. */
  readonly cacheDir?: string;
  /** An initialised Postgres cluster to copy from, which is faster than making one. */
  readonly postgresTemplate?: string;
  /** Services that are not started: a test runs them itself, with `environmentOf`. */
  readonly without?: readonly string[];
  /** More environment for services, by name. */
  readonly environment?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What `dev.json` says; its shape is part of the public interface. */
export interface DevFile {
  readonly gatewayUrl: string;
  readonly dashboardUrl: string;
  readonly apiKey: string;
  readonly tenantId: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly natsUrl: string;
  readonly databaseUrl: string;
  readonly services: Readonly<Record<string, { readonly pid: number; readonly internalUrl?: string }>>;
}

/** A whole system on this machine: nats-server, Postgres and every service, each kept running until it is stopped. */
export class System {
  readonly #options: SystemOptions;
  readonly #home: Home;
  readonly #secrets: Secrets;
  readonly #supervised = new Map<string, Supervised>();
  readonly #internalPorts = new Map<string, number>();
  #dev: Omit<DevFile, 'services'> | undefined;

  #ports = { nats: 0, gateway: 0 };
  #stopping: Promise<void> | undefined;

  /** @throws LauncherError when another system holds the home. */
  constructor(options: SystemOptions) {
    this.#options = options;
    this.#home = takeHome(options.home);
    this.#secrets = new Secrets(this.#home);
  }

  /** Resolves when the first job can be sent. @throws with everything stopped again; also when `stop` was called meanwhile. */
  async start(): Promise<this> {
    try {
      await this.#start();
      return this;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  get dev(): DevFile {
    if (this.#dev === undefined) throw new TypeError('the system has not started');
    const pids = [...this.#supervised].map(([name, { pid }]) => {
      const port = this.#internalPorts.get(name);
      return [name, { pid, ...(port === undefined ? {} : { internalUrl: `http://127.0.0.1:${port}` }) }];
    });
    return { ...this.#dev, services: Object.fromEntries(pids) };
  }

  /** Stops the newest first: services before what they need. Safe to call again, and while it is starting. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    rmSync(this.#home.path('dev.json'), { force: true });
    const servers = ['postgres', 'nats'];
    const [gateway, others] = [
      this.#supervised.get('gateway'),
      [...this.#supervised].filter(([name]) => name !== 'gateway' && !servers.includes(name)),
    ];
    await gateway?.stop();
    await Promise.all(others.map(([, one]) => one.stop()));
    await Promise.all(servers.map((name) => this.#supervised.get(name)?.stop()));
    this.#home.release();
  }

  async #start(): Promise<void> {
    const { port: wanted, say } = this.#options;
    const [natsPort, postgresPort, port] = await Promise.all([
      freePort(),
      freePort(),
      wanted === 0 ? freePort() : assertFree(wanted),
    ]);
    say('starting nats-server and Postgres');
    const servers = [this.#startNats(natsPort), this.#startPostgres(postgresPort)] as const;
    const [natsUrl, databaseUrl] = await Promise.all([...servers, stripAhead()]);
    say('starting the services');
    for (const { name } of services) this.#internalPorts.set(name, await freePort());
    const publicKeys = await Promise.all(
      [...services.map((row) => row.name), 'worker'].map((name) => this.#secrets.serviceKey(name)),
    );
    this.#secrets.write('service-keys', JSON.stringify({ keys: publicKeys }));
    const [apiKey, password] = await Promise.all([this.#secrets.apiKey(), this.#secrets.password('admin-password')]);
    await Promise.all(['api-key-pepper', 'token-key-secret'].map((name) => this.#secrets.password(name)));

    this.#ports = { nats: natsPort, gateway: port };
    const gatewayUrl = `http://127.0.0.1:${port}`;
    const { without = [] } = this.#options;
    const started = services.filter((row) => !without.includes(row.name));
    await Promise.all(started.map((row) => this.#startService(row)));
    if (without.length === 0) await this.#awaitOperations();
    const tenantId = without.includes('security') ? '' : await tenantOf(databaseUrl);
    this.#dev = {
      gatewayUrl,
      dashboardUrl: `${gatewayUrl}/dashboard`,
      apiKey,
      tenantId,
      admin: { username: 'admin', password },
      natsUrl,
      databaseUrl,
    };
    this.#writeWorkerEnvironment();
    this.#writeDevFile();
  }

  async #startNats(port: number): Promise<string> {
    const { say, cacheDir } = this.#options;
    const dir = this.#home.path('nats');
    const binary = await findNatsServer({ cacheDir: cacheDir ?? this.#home.dir, log: say });
    const users = await Promise.all(
      [...services.map((row) => row.name), ...otherBusUsers].map((name) => this.#secrets.busUser(name)),
    );
    const admin = { name: 'admin', password: await this.#secrets.password('nats-admin-password') };
    const config = serverConfig({ port, storeDir: natsStoreDir(dir), users, admin });
    const seed = seedOf(users, 'provisioner');
    await this.#supervise('nats', async () => {
      const server = await startNatsServer({ binary, dir, config, port, log: say });
      // At every start: the streams that are kept in memory are gone with the server that had them.
      await provisionBus(server.url, seed).catch(async (error: unknown) => {
        await server.stop();
        throw error;
      });
      return server;
    });
    return `nats://${admin.name}:${admin.password}@127.0.0.1:${port}`;
  }

  async #startPostgres(port: number): Promise<string> {
    const { say, postgresTemplate } = this.#options;
    let url = '';
    await this.#supervise('postgres', async () => {
      const server = await startPostgres({
        dir: this.#home.path('postgres'),
        port,
        log: say,
        ...(postgresTemplate === undefined ? {} : { template: postgresTemplate }),
      });
      ({ url } = server);
      return server;
    });
    const databases = await Promise.all(
      services
        .filter((row) => row.database)
        .map(async ({ name }) => {
          const [ownerPassword, appPassword] = await Promise.all([
            this.#secrets.password(`${name}.owner-password`),
            this.#secrets.password(`${name}.app-password`),
          ]);
          this.#secrets.write(`${name}.database-url`, urlFor(url, appRoleOf(name), appPassword));
          this.#secrets.write(`${name}.migration-database-url`, urlFor(url, ownerRoleOf(name), ownerPassword));
          return { service: name, ownerPassword, appPassword };
        }),
    );
    await provisionDatabase(url, databases);
    return url;
  }

  async #startService({ name }: ServiceRow): Promise<void> {
    const environment = this.environmentOf(name);
    await this.#supervise(name, () =>
      startChild({ name, script: scriptOf(name), environment, onLine: this.#options.onLog }),
    );
    await this.#awaitReady(name, `http://127.0.0.1:${this.#internalPorts.get(name)}/ready`);
  }

  /** Replaces one service's process by a new one while requests go on. Linux alone lets both listen. */
  async restart(name: string): Promise<void> {
    if (!services.some((row) => row.name === name)) throw new TypeError(`there is no service ${name}`);
    await this.#supervisedBy(name).replace();
  }

  /** Kills one part, `nats` or `postgres` or a service, and leaves it dead until `release`: an outage, for drills and tests. */
  hold(name: string): void {
    this.#supervisedBy(name).hold();
  }

  release(name: string): void {
    this.#supervisedBy(name).release();
  }

  #supervisedBy(name: string): Supervised {
    const supervised = this.#supervised.get(name);
    if (supervised === undefined) throw new TypeError(`nothing here is called ${name}`);
    return supervised;
  }

  /** What a service of this system is given. */
  environmentOf(name: string): Record<string, string> {
    const { logLevel = 'info', environment = {} } = this.#options;
    return { ...serviceEnvironment(name, this.#place, logLevel), ...environment[name] };
  }

  get #place(): Place {
    return { secrets: this.#secrets, ports: this.#ports, internalPorts: this.#internalPorts };
  }

  async #supervise(name: string, start: ConstructorParameters<typeof Supervised>[0]['start']): Promise<void> {
    const supervised = new Supervised({
      name,
      start,
      say: this.#options.say,
      onStarted: () => this.#dev !== undefined && this.#stopping === undefined && this.#writeDevFile(),
    });
    this.#assertNotStopped();
    this.#supervised.set(name, supervised);
    await supervised.start();
    this.#assertNotStopped();
  }

  #assertNotStopped(): void {
    if (this.#stopping !== undefined) throw new LauncherError('STOPPED', 'The system was stopped while it started.');
  }

  async #awaitReady(name: string, url: string): Promise<void> {
    const ready = async () => (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
    const supervised = this.#supervisedBy(name);
    await this.#until(
      async () => supervised.exitCode === EX_CONFIG || (await ready()),
      `${name} was not ready within ${READY_MS / 1000} s; its log lines above say why.`,
    );
    if (supervised.exitCode === EX_CONFIG)
      throw new LauncherError('CONFIG_INVALID', `${name} cannot start: its log line above says what to set.`);
  }

  /** The workers have registered and the gateway knows it: the first job will be taken. Its metrics say so; a request would count in its limits. */
  #awaitOperations(): Promise<void> {
    const url = `http://127.0.0.1:${this.#internalPorts.get('gateway')}/metrics`;
    const queues = services.flatMap((row) => row.queue ?? []);
    const known = async () => {
      const lines = (await (await fetch(url, { signal: AbortSignal.timeout(3_000) })).text()).split('\n');
      const operations = lines.filter((line) => line.startsWith('weir_operations{'));
      return queues.every((queue) => operations.some((line) => line.includes(`queue="${queue}"`)));
    };
    return this.#until(known, `The workers did not register within ${READY_MS / 1000} s; the log lines above say why.`);
  }

  async #until(condition: () => Promise<boolean>, message: string): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (!(await condition().catch(() => false))) {
      this.#assertNotStopped();
      if (Date.now() > deadline) throw new LauncherError('SERVICE_NOT_READY', message);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  #writeDevFile(): void {
    this.#write('dev.json', `${JSON.stringify(this.dev, null, 2)}\n`);
  }

  #writeWorkerEnvironment(): void {
    const lines = Object.entries(workerEnvironment(this.#place)).map(([name, value]) => `${name}=${value}\n`);
    this.#write('worker.env', lines.join(''));
  }

  #write(name: string, text: string): void {
    const path = this.#home.path(name);
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}

async function provisionBus(url: string, seed: Uint8Array): Promise<void> {
  const bus = await connectBus({ url, service: 'provisioner', seed });
  try {
    await provision(await bus.manager());
  } finally {
    await bus.close();
  }
}

const seedOf = (users: readonly { readonly service: string; readonly seed: string }[], service: string): Uint8Array =>
  new TextEncoder().encode(users.find((user) => user.service === service)?.seed ?? '');

async function assertFree(port: number): Promise<number> {
  const { createServer } = await import('node:net');
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) =>
      reject(
        new LauncherError(
          'PORT_IN_USE',
          `Port ${port} is in use. Stop what uses it, or set WEIR_PORT to another port.`,
          { cause },
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
  return port;
}

async function tenantOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("select id from security.tenants where name = 'default'");
    return rows[0]?.id ?? '';
  } finally {
    await client.end();
  }
}
