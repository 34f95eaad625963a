import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { connectBus, JetStreamPublisher } from '@weir/jetstream';
import { type Envelope, newId } from '@weir/messaging';
import { type Context, createContext, Lifecycle, mintApiKey } from '@weir/runtime';
import type { Identity, Role } from '@weir/schemas';
import { Database } from '@weir/store';
import type { TestSystem } from '@weir/testing';
import { loadConfig } from '../src/config.ts';
import type { Parts } from '../src/parts.ts';
import { startService } from '../src/service.ts';
import { assertDocumented } from './openapi.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as a client would.
  readonly body: any;
}

export interface Asking {
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string, bytes or a stream go as they are. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The gateway in this process, so that it is covered, and a client of it. */
export interface Gateway {
  readonly url: string;
  readonly context: Context;
  /** Everything that it logged, with the errors in full. */
  readonly logged: readonly string[];
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Answer>;
  /** What its routes work with: what it holds on to for its clients. */
  readonly parts: Parts;
  readonly stop: () => Promise<void>;
}

/** Starts the gateway of a system, the way `main.ts` does, on ports of its own. */
export async function startGateway({ system }: TestSystem, more: NodeJS.ProcessEnv = {}): Promise<Gateway> {
  const logged: string[] = [];
  const quiet = createContext('gateway', { level: 'silent', pretty: false });
  const log = listening(quiet.log, logged);
  const context = { ...quiet, log, lifecycle: new Lifecycle(log) };
  const environment = { ...system.environmentOf('gateway'), PORT: '0', INTERNAL_PORT: '0', ...more };
  const { url, parts } = await startService(loadConfig(environment), context);
  return {
    url,
    context,
    logged,
    ask: clientOf(url, system.dev.apiKey),
    parts,
    stop: () => context.lifecycle.stop(),
  };
}

/** Asks a gateway; every answer is held against the OpenAPI document. */
export function clientOf(url: string, apiKey: string): Gateway['ask'] {
  return async (method, path, { key = apiKey, headers = {}, body, signal } = {}) => {
    const asIs = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
    const init = {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asIs ? body : JSON.stringify(body), duplex: 'half' }),
      ...(signal === undefined ? {} : { signal }),
    } as RequestInit;
    const response = await fetch(url + path, init);
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    const answer = { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
    assertDocumented(method, path, answer);
    return answer;
  };
}

/** The same logger, which also tells us what it is told. */
function listening(log: Context['log'], logged: string[]): Context['log'] {
  return new Proxy(log, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !['error', 'warn', 'info', 'debug', 'fatal'].includes(String(name)))
        return value;
      return (...words: unknown[]) => void logged.push(inspect(words, { depth: 8, maxStringLength: null }));
    },
  });
}

/** The truth, as the superuser sees it. */
export function openDatabase({ system }: TestSystem) {
  const database = new Database<Record<string, never>>({
    url: system.dev.databaseUrl,
    schema: 'public',
    connectionsMax: 2,
    // A machine that tests three files at once may stand still for longer than a service waits.
    connectTimeoutMs: 20_000,
  });
  let count = 0;
  return {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      count += 1;
      return database.run<Row>({ name: `test-${count}`, text }, values);
    },
    close: () => database.close(),
  };
}

/** A tenant beside the first, with a key; as the security service stores them. */
export async function addTenant(
  { home }: TestSystem,
  database: ReturnType<typeof openDatabase>,
  {
    scopes = ['write'],
    role = 'operator',
    tier = 'enterprise',
  }: { readonly scopes?: readonly string[]; readonly role?: Role; readonly tier?: Identity['tier'] } = {},
): Promise<{ readonly tenantId: string; readonly keyId: string; readonly key: string }> {
  const { id: keyId, text: key } = mintApiKey();
  const tenantId = newId();
  const pepper = readFileSync(join(home, 'secrets', 'api-key-pepper'), 'utf8');
  const hash = createHmac('sha256', pepper).update(key).digest();
  await database.query('insert into security.tenants (id, name, tier) values ($1, $2, $3)', [
    tenantId,
    `tenant ${tenantId}`,
    tier,
  ]);
  await database.query(
    'insert into security.api_keys (id, tenant_id, name, principal, role, hash, scopes) values ($1, $2, $3, $4, $5, $6, $7)',
    [keyId, tenantId, 'of a test', `key:${keyId}`, role, hash, scopes],
  );
  return { tenantId, keyId, key };
}

interface AuditRecord {
  readonly subject: string;
  readonly tenantid: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The audit records about a thing, as AUDIT has them. */
export async function auditedOf({ system }: TestSystem, id: string): Promise<AuditRecord[]> {
  const { username, password, host } = new URL(system.dev.natsUrl.replace('nats:', 'http:'));
  const bus = await connectBus({ url: `nats://${host}`, service: 'test', user: { name: username, password } });
  try {
    const manager = await bus.manager();
    const { state } = await manager.streams.info('AUDIT');
    const found: AuditRecord[] = [];
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
      const record = (await manager.streams.getMessage('AUDIT', { seq }))?.json<AuditRecord>();
      if (record?.subject === id) found.push(record);
    }
    return found;
  } finally {
    await bus.close();
  }
}

/** A way to a server that can be cut: what is behind it seems to be gone. */
export async function startRoad(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from));
      from.pipe(to);
    }
  });
  const open = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await open(0);
  const here = (server.address() as AddressInfo).port;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: target.replace(`:${port}`, `:${here}`), cut, mend: () => open(here), close: cut };
}

/** Publishes a request for a job past the gateway. */
export async function publishAsGateway({ system }: TestSystem, envelope: Envelope<'job-requested'>): Promise<void> {
  const { NATS_URL: url = '', NATS_NKEY_FILE: file = '' } = system.environmentOf('gateway');
  const bus = await connectBus({ url, service: 'gateway', seed: readFileSync(file) });
  await new JetStreamPublisher(bus).publish([{ subject: 'jobs.requested', envelope, packSizeMax: 1 }]);
  await bus.close();
}

/** The bytes of a connection: what no client library would send. Resolves with all that came back. */
export function sendRaw(url: string, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      for (const part of parts) socket.write(part);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}
