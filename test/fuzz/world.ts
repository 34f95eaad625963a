import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { eventually, type TestSystem } from '@weir/testing';
import { Accounts } from './accounts.ts';
import { type Ask, answered } from './ask.ts';
import { Belongings } from './belongings.ts';
import { harmless, type KnownOperation } from './bodies.ts';
import { type Owner, ownerOf } from './people.ts';
import { openQueues } from './queues.ts';
import type { FuzzRequest } from './requests.ts';
import { Secrets } from './secrets.ts';
import { type FuzzAnswer, send } from './send.ts';
import { FuzzTenant } from './tenants.ts';
import { filledIn, type Thing } from './things.ts';

/** A gateway believes what it knows of a tenant for ten seconds. */
const WITHIN_MS = 30_000;

/** The system under the fuzzer: who asks, and what there is to be asked about. Everything in it was made through the public API. */
export class World {
  readonly #running: TestSystem;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  readonly #ids = new Map<Thing, string>();
  readonly #secrets = new Secrets();
  readonly #accounts: Accounts;
  readonly #belongings: Readonly<Record<'own' | 'strangers', Belongings>>;
  readonly #tenants: readonly (readonly [Thing, FuzzTenant])[];
  operations: readonly KnownOperation[] = [];

  constructor(running: TestSystem) {
    this.#running = running;
    const { apiKey, admin, tenantId } = running.system.dev;
    const parts = { ask: this.#ask, secrets: this.#secrets, ids: this.#ids };
    this.#belongings = { own: new Belongings('own', parts), strangers: new Belongings('strangers', parts) };
    const { own, strangers } = this.#belongings;
    this.#tenants = [
      ['ownTenant', new FuzzTenant(this.#ask, own.openMarker)],
      ['strangersTenant', new FuzzTenant(this.#ask, strangers.openMarker)],
      ['spareTenant', new FuzzTenant(this.#ask, `spare ${randomUUID()}`)],
    ];
    this.#ids.set('strangersTenantName', strangers.openMarker);
    const tell = (owner: Owner, ...secrets: readonly string[]) => {
      for (const secret of secrets) this.#secrets.keep(owner, secret);
    };
    this.#ids.set('platformTenant', tenantId);
    tell('platform', apiKey, admin.password, tenantId);
    const tenantIdOf = (owner: Owner) => this.#ids.get(`${owner}Tenant`) ?? '';
    this.#accounts = new Accounts({ ask: this.#ask, tenantIdOf, tell, first: { apiKey, admin } });
  }

  async prepare(): Promise<this> {
    for (const [thing, tenant] of this.#tenants) this.#ids.set(thing, await tenant.make());
    for (const owner of ['own', 'strangers'] as const)
      this.#secrets.keep(owner, this.#ids.get(`${owner}Tenant`) ?? '', { isOpen: true });
    const { items } = answered<{ items: KnownOperation[] }>(
      await this.#ask('platformKey', 'GET', '/api/v1/operations'),
      200,
    );
    this.operations = harmless(items);
    await this.refill();
    return this;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** What a request changes or deletes is there again for the next ones. @throws when it cannot be had any more. */
  async refill(): Promise<void> {
    for (const [, tenant] of this.#tenants) await tenant.restore();
    const tenants = (['ownTenant', 'strangersTenant', 'platformTenant'] as const).map((one) => this.#ids.get(one));
    await openQueues(this.#ask, tenants);
    await eventually(() => this.#accounts.restore(), WITHIN_MS);
    for (const owner of ['own', 'strangers'] as const) {
      const [user, admin] = [this.#accounts.of(`${owner}Leaver`), this.#accounts.of(`${owner}Admin`)];
      this.#ids.set(`${owner}Username`, user?.username ?? '');
      this.#ids.set(`${owner}Password`, user?.password ?? '');
      this.#ids.set(`${owner}RefreshToken`, user?.refreshToken ?? '');
      this.#ids.set(`${owner}AdminUser`, admin?.userId ?? '');
    }
    this.#ids.set('ownViewerUser', this.#accounts.of('ownViewer')?.userId ?? '');
    await eventually(
      () => Promise.all([this.#belongings.own.restore(), this.#belongings.strangers.restore()]),
      WITHIN_MS,
    );
  }

  /** The request as it goes out, with the ids of today. */
  resolve(request: FuzzRequest): FuzzRequest {
    const { path, headers, body } = request;
    return {
      ...request,
      path: filledIn(path, this.#ids),
      headers: headers.map(([name, value]) => [name, filledIn(value, this.#ids)] as const),
      ...(typeof body === 'string' ? { body: filledIn(body, this.#ids) } : {}),
    };
  }

  send({ identity, method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const given = new Set(headers.map(([name]) => name.toLowerCase()));
    const all = [...headers];
    const add = (name: string, value: string) => void (given.has(name.toLowerCase()) || all.push([name, value]));
    const credential = this.#accounts.credentialOf(identity);
    add('Host', 'fuzz.example.com');
    if (credential !== undefined) add('Authorization', `Bearer ${credential}`);
    if (body !== undefined) {
      add('Content-Type', 'application/json');
      all.push(['Content-Length', String(Buffer.byteLength(body))]);
    }
    return send({ url: this.#running.system.dev.gatewayUrl, agent: this.#agent, method, path, headers: all, body });
  }

  /** What stands in an answer that who asked may not read. An administrator of the platform may act for a tenant, and then is of it. */
  foreignIn({ identity, path, headers }: FuzzRequest, { status, text, body, headers: told }: FuzzAnswer): string[] {
    const owner = ownerOf(identity);
    const readers = owner === undefined ? [] : [owner];
    const named = headers.filter(([name]) => name.toLowerCase() === 'x-tenant-id').map(([, value]) => value.trim());
    if (owner === 'platform')
      for (const customer of ['own', 'strangers'] as const)
        if (named.includes(this.#ids.get(`${customer}Tenant`) ?? '')) readers.push(customer);
    const found = [...this.#secrets.toldIn(`${text} ${JSON.stringify([...told])}`, readers)];
    // Whoever has registered is of that tenant from now on.
    const joined =
      status === 201 && /\/register(?:\?|$)/.test(path) ? (body as { tenantId: string }).tenantId : undefined;
    return found.filter((secret) => secret !== joined);
  }

  /** By service, the process that runs it; another number means that it has died. */
  processes(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.#running.system.dev.services).map(([name, { pid }]) => [name, pid]));
  }

  readonly #ask: Ask = (identity, method, path, { body, headers = [] } = {}) =>
    this.send({
      identity,
      method,
      path,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
