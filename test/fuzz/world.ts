import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { mintApiKey } from '@weir/runtime';
import { eventually, type TestSystem } from '@weir/testing';
import { addTenant, openDatabase } from '../../services/gateway/test/support.ts';
import type { KnownOperation } from './bodies.ts';
import type { Thing } from './pieces.ts';
import type { FuzzRequest, IdentityName } from './requests.ts';
import { type FuzzAnswer, send } from './send.ts';

/** Would end its worker, as it is there for. */
const LEFT_OUT = ['diagnostics.crash'];

interface Owner {
  readonly key: string;
  readonly tenantId: string;
  /** Stands in all that is of this tenant, and in no request of another's. */
  readonly marker: string;
}

/** The system under the fuzzer: who asks, and what there is to be asked about. */
export class World {
  readonly #running: TestSystem;
  readonly #database: ReturnType<typeof openDatabase>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  readonly #owners = new Map<IdentityName, Owner>();
  readonly #ids = new Map<Thing, string>();
  /** By the tenant's marker: everything that only its own people may read. */
  readonly #private = new Map<string, Set<string>>();
  operations: readonly KnownOperation[] = [];

  constructor(running: TestSystem) {
    this.#running = running;
    this.#database = openDatabase(running);
  }

  async prepare(): Promise<this> {
    const { apiKey, tenantId } = this.#running.system.dev;
    this.#own('admin', { key: apiKey, tenantId });
    for (const [name, role] of [
      ['operator', 'operator'],
      ['viewer', 'viewer'],
      ['guest', 'guest'],
      ['stranger', 'operator'],
    ] as const)
      this.#own(name, await addTenant(this.#running, this.#database, { role, scopes: ['admin'] }));
    const { items } = (await this.#ask('operator', 'GET', '/api/v1/operations')).body as { items: KnownOperation[] };
    this.operations = items.filter(({ name }) => !LEFT_OUT.includes(name)).map(brief);
    await this.refill();
    return this;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await this.#database.close();
  }

  /** What a request changes or deletes is there again for the next ones. */
  async refill(): Promise<void> {
    for (const queue of ['diagnostics', 'uncertainty']) {
      const path = `/api/v1/system/queues/${queue}`;
      const open = { concurrencyMax: null, tenantConcurrencyMax: null, keyConcurrencyMax: 1 };
      for (const { status, text } of [
        await this.#ask('admin', 'PATCH', path, open),
        await this.#ask('admin', 'POST', `${path}/resume`),
      ])
        if (status !== 200) throw new Error(`${path} was answered ${status}: ${text}`);
    }
    for (const [name, prefix] of [
      ['operator', 'own'],
      ['stranger', 'strangers'],
    ] as const) {
      const { marker } = this.#owners.get(name) as Owner;
      const sleep = { operation: 'diagnostics.sleep', input: { ms: 600 }, metadata: { marker } };
      this.#keep(marker, `${prefix}Job`, await this.#made(name, '/api/v1/jobs', sleep));
      const failing = await this.#made(name, '/api/v1/jobs', {
        operation: 'diagnostics.fail',
        input: { message: marker },
        maxAttempts: 1,
      });
      await eventually(async () => {
        const { body } = await this.#ask(name, 'GET', `/api/v1/dead-letters?jobId=${failing}`);
        const [item] = (body as { items: { id: string }[] }).items;
        if (item === undefined) throw new Error(`the job ${failing} has no dead letter`);
        this.#keep(marker, `${prefix}DeadLetter`, item.id);
      }, 30_000);
      const job = { operation: 'diagnostics.echo', input: { value: marker } };
      const schedule = { name: `fuzz ${randomUUID()}`, everyMs: 86_400_000, job };
      this.#keep(marker, `${prefix}Schedule`, await this.#made(name, '/api/v1/schedules', schedule));
    }
  }

  /** The request as it goes out, with the ids of today. */
  resolve(request: FuzzRequest): FuzzRequest {
    return { ...request, path: request.path.replace(/<(\w+)>/, (_all, thing: Thing) => this.#ids.get(thing) ?? '') };
  }

  send({ identity, method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const given = new Set(headers.map(([name]) => name.toLowerCase()));
    const all = [...headers];
    const add = (name: string, value: string) => void (given.has(name.toLowerCase()) || all.push([name, value]));
    const key = identity === 'liar' ? mintApiKey().text : this.#owners.get(identity)?.key;
    add('Host', 'fuzz.example.com');
    if (key !== undefined) add('Authorization', `Bearer ${key}`);
    if (body !== undefined) {
      add('Content-Type', 'application/json');
      all.push(['Content-Length', String(Buffer.byteLength(body))]);
    }
    return send({ url: this.#running.system.dev.gatewayUrl, agent: this.#agent, method, path, headers: all, body });
  }

  /** Everything that this identity may never read. */
  *foreign(identity: IdentityName): Iterable<string> {
    const own = this.#owners.get(identity)?.marker;
    for (const [marker, texts] of this.#private) if (marker !== own) yield* texts;
  }

  /** By service, the process that runs it; another number means that it has died. */
  processes(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.#running.system.dev.services).map(([name, { pid }]) => [name, pid]));
  }

  #own(name: IdentityName, { key, tenantId }: { readonly key: string; readonly tenantId: string }): void {
    const marker = `of-${name}-alone-${randomUUID()}`;
    this.#owners.set(name, { key, tenantId, marker });
    this.#private.set(marker, new Set([marker]));
  }

  #keep(marker: string, thing: Thing, id: string): void {
    this.#ids.set(thing, id);
    this.#private.get(marker)?.add(id);
  }

  async #made(name: IdentityName, path: string, body: unknown): Promise<string> {
    const answer = await this.#ask(name, 'POST', path, body);
    if (answer.status >= 300) throw new Error(`POST ${path} was answered ${answer.status}: ${answer.text}`);
    return (answer.body as { id: string }).id;
  }

  #ask(identity: IdentityName, method: string, path: string, body?: unknown): Promise<FuzzAnswer> {
    return this.send({
      identity,
      method,
      path,
      headers: [],
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

/** Jobs that sleep for an hour would take every place of their worker, which is no defect. */
const brief = ({ name, inputSchema }: KnownOperation): KnownOperation =>
  name === 'diagnostics.sleep'
    ? {
        name,
        inputSchema: {
          ...inputSchema,
          properties: { ...inputSchema.properties, ms: { type: 'integer', minimum: 0, maximum: 300 } },
        },
      }
    : { name, inputSchema };
