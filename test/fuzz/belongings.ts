import { randomUUID } from 'node:crypto';
import { eventually } from '@weir/testing';
import { type Ask, answered } from './ask.ts';
import type { IdentityName } from './people.ts';
import type { Secrets } from './secrets.ts';
import type { Thing } from './things.ts';

type Customer = 'own' | 'strangers';
type Kind = 'Job' | 'DoneJob' | 'DeadLetter' | 'Schedule' | 'User' | 'ApiKey';

const WITHIN_MS = 30_000;

/** What one tenant has: jobs, a dead letter, a schedule, a user and a key that nobody asks as. Its marker stands in all of them. */
export class Belongings {
  /** In nothing that is not of this tenant. */
  readonly marker = `of-one-alone-${randomUUID()}`;
  /** The same, in what the platform may see of all tenants. */
  readonly openMarker = `of-one-and-the-platform-${randomUUID()}`;
  readonly #owner: Customer;
  readonly #ask: Ask;
  readonly #secrets: Secrets;
  readonly #ids: Map<Thing, string>;
  readonly #operator: IdentityName;
  readonly #admin: IdentityName;

  constructor(
    owner: Customer,
    parts: { readonly ask: Ask; readonly secrets: Secrets; readonly ids: Map<Thing, string> },
  ) {
    this.#owner = owner;
    this.#ask = parts.ask;
    this.#secrets = parts.secrets;
    this.#ids = parts.ids;
    this.#operator = `${owner}Operator`;
    this.#admin = `${owner}Admin`;
    this.#secrets.keep(owner, this.marker);
    this.#secrets.keep(owner, this.openMarker, { isOpen: true });
  }

  /** What a request has changed or deleted is there again for the next ones. */
  async restore(): Promise<void> {
    await Promise.all([
      this.#restoreJobs(),
      this.#restoreDeadLetter(),
      this.#restoreSchedule(),
      this.#restoreUser(),
      this.#restoreApiKey(),
    ]);
  }

  /** One that sleeps, so that it can be cancelled, and one that has an output. */
  async #restoreJobs(): Promise<void> {
    const { marker, openMarker } = this;
    const sleep = { operation: 'diagnostics.sleep', input: { ms: 600 }, metadata: { marker } };
    this.#keep('Job', await this.#made('/jobs', { ...sleep, concurrencyKey: `${openMarker}/${randomUUID()}` }, 202));
    if (this.#ids.has(`${this.#owner}DoneJob`)) return;
    const echo = { operation: 'diagnostics.echo', input: { value: marker } };
    const headers = [['Idempotency-Key', `"${marker}"`]] as const;
    this.#keep('DoneJob', await this.#made('/jobs', echo, 202, headers));
    await this.#made('/jobs', echo, 202);
    const { nextCursor } = answered<{ nextCursor: string }>(await this.#asks('GET', '/jobs?limit=1'), 200);
    this.#ids.set(`${this.#owner}Cursor`, nextCursor);
  }

  async #restoreDeadLetter(): Promise<void> {
    const failing = { operation: 'diagnostics.fail', input: { message: this.marker }, maxAttempts: 1 };
    const jobId = await this.#made('/jobs', failing, 202);
    this.#secrets.keep(this.#owner, jobId);
    await eventually(async () => {
      const answer = await this.#asks('GET', `/dead-letters?jobId=${jobId}`);
      const [item] = answered<{ items: { id: string; fingerprint: string }[] }>(answer, 200).items;
      if (item === undefined) throw new Error(`the job ${jobId} has no dead letter`);
      this.#keep('DeadLetter', item.id);
      this.#ids.set(`${this.#owner}Fingerprint`, item.fingerprint);
    }, WITHIN_MS);
  }

  async #restoreSchedule(): Promise<void> {
    if (await this.#isThere('Schedule', 'GET', '/schedules')) return;
    const job = { operation: 'diagnostics.echo', input: { value: this.marker } };
    const schedule = { name: `${this.marker}/${randomUUID()}`, everyMs: 86_400_000, job };
    this.#keep('Schedule', await this.#made('/schedules', schedule, 201));
  }

  async #restoreUser(): Promise<void> {
    const change = { role: 'viewer', disabled: false };
    if (await this.#isThere('User', 'PATCH', '/users', change)) return;
    const user = { username: `u.${randomUUID()}`, password: `nobody guesses ${randomUUID()}`, role: 'viewer' };
    this.#secrets.keep(this.#owner, user.username);
    this.#secrets.keep(this.#owner, user.password);
    this.#keep('User', await this.#made('/users', user, 201));
  }

  async #restoreApiKey(): Promise<void> {
    if (await this.#isThere('ApiKey', 'GET', '/api-keys')) return;
    const body = { name: `${this.marker} ${randomUUID()}`, scopes: ['read'] };
    const answer = await this.#ask(this.#admin, 'POST', '/api/v1/api-keys', { body });
    const { id, key } = answered<{ id: string; key: string }>(answer, 201);
    this.#secrets.keep(this.#owner, key);
    this.#keep('ApiKey', id);
  }

  /** Whether it can still be found, and has not been revoked. */
  async #isThere(kind: Kind, method: string, path: string, body?: unknown): Promise<boolean> {
    const id = this.#ids.get(`${this.#owner}${kind}`);
    if (id === undefined) return false;
    const answer = await this.#asks(method, `${path}/${id}`, body);
    if (answer.status !== 404) return answered<{ state?: string }>(answer, 200).state !== 'revoked';
    return false;
  }

  #keep(kind: Kind, id: string): void {
    this.#ids.set(`${this.#owner}${kind}`, id);
    this.#secrets.keep(this.#owner, id);
  }

  #asks(method: string, path: string, body?: unknown, headers: readonly (readonly [string, string])[] = []) {
    const who = /^\/(users|api-keys)/.test(path) ? this.#admin : this.#operator;
    return this.#ask(who, method, `/api/v1${path}`, { ...(body === undefined ? {} : { body }), headers });
  }

  async #made(
    path: string,
    body: unknown,
    expected: number,
    headers: readonly (readonly [string, string])[] = [],
  ): Promise<string> {
    return answered<{ id: string }>(await this.#asks('POST', path, body, headers), expected).id;
  }
}
