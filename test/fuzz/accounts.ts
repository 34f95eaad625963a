import { randomUUID } from 'node:crypto';
import { mintApiKey } from '@weir/runtime';
import { type Ask, answered } from './ask.ts';
import { type IdentityName, type KeyPerson, keys, type Owner, type UserPerson, users } from './people.ts';

interface Account {
  readonly userId?: string;
  readonly username: string;
  readonly password: string;
}
interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface AccountsOptions {
  readonly ask: Ask;
  readonly tenantIdOf: (owner: Owner) => string;
  /** Called with what nobody else may be told. */
  readonly tell: (owner: Owner, ...secrets: readonly string[]) => void;
  /** The key and the first administrator that come with the system. */
  readonly first: { readonly apiKey: string; readonly admin: Account };
}

/** The people who ask: users who log in, and keys that these have made. Whoever a request has deleted or disabled is replaced. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #accounts = new Map<IdentityName, Account>();
  readonly #sessions = new Map<IdentityName, Session>();
  readonly #keys = new Map<IdentityName, string>();

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#keys.set('platformKey', options.first.apiKey);
    this.#accounts.set('platformAdmin', options.first.admin);
  }

  /** What stands after `Bearer`. */
  credentialOf(identity: IdentityName): string | undefined {
    if (identity === 'liar') return mintApiKey().text;
    if (identity === 'forger') return this.#forged();
    return this.#keys.get(identity) ?? this.#sessions.get(identity)?.accessToken;
  }

  of(identity: IdentityName): (Account & Partial<Session>) | undefined {
    const account = this.#accounts.get(identity);
    return account && { ...account, ...this.#sessions.get(identity) };
  }

  /** Everybody can ask again, with the role and the scopes that are theirs. */
  async restore(): Promise<void> {
    await Promise.all(Object.entries(users).map(([name, person]) => this.#restoreUser(name as IdentityName, person)));
    await Promise.all(Object.entries(keys).map(([name, person]) => this.#restoreKey(name as IdentityName, person)));
  }

  /** An operator's token that says it is one of the platform's administrators, of another tenant. */
  #forged(): string {
    const [head, payload = '', signature] = (this.credentialOf('ownOperator') ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
    const wanted = { ...claims, role: 'admin', platform: true, tid: this.#options.tenantIdOf('strangers') };
    return [head, Buffer.from(JSON.stringify(wanted)).toString('base64url'), signature].join('.');
  }

  async #restoreUser(name: IdentityName, person: UserPerson): Promise<void> {
    if (await this.#isGood(name, person)) return;
    const known = this.#accounts.get(name);
    if (known !== undefined && (await this.#login(name, known)) && (await this.#isGood(name, person))) return;
    await this.#login(name, await this.#addUser(name, person));
    if (!(await this.#isGood(name, person))) throw new Error(`${name} has logged in and is not known`);
  }

  async #restoreKey(name: IdentityName, { owner, madeBy, scopes }: KeyPerson): Promise<void> {
    if (await this.#isGood(name, { owner })) return;
    const body = { name: `${name} ${randomUUID()}`, scopes };
    const { key } = answered<{ key: string }>(
      await this.#options.ask(madeBy, 'POST', '/api/v1/api-keys', { body }),
      201,
    );
    this.#keys.set(name, key);
    this.#options.tell(owner, key, body.name);
  }

  async #isGood(name: IdentityName, { owner, role }: { readonly owner: Owner; readonly role?: string }) {
    if (this.credentialOf(name) === undefined) return false;
    const { status, body } = await this.#options.ask(name, 'GET', '/api/v1/auth/me');
    const me = body as { readonly role?: string; readonly tenantId?: string };
    const isRole = role === undefined || me.role === role;
    return status === 200 && isRole && me.tenantId === this.#options.tenantIdOf(owner);
  }

  async #login(name: IdentityName, { username, password }: Account): Promise<boolean> {
    const answer = await this.#options.ask('nobody', 'POST', '/api/v1/auth/login', { body: { username, password } });
    if (answer.status !== 200) return false;
    this.#sessions.set(name, answer.body as Session);
    return true;
  }

  async #addUser(name: IdentityName, { owner, role }: UserPerson): Promise<Account> {
    const { ask, tell, tenantIdOf } = this.#options;
    const account = { username: `${name}.${randomUUID()}`, password: `nobody guesses ${randomUUID()}` };
    const headers = [['X-Tenant-Id', tenantIdOf(owner)]] as const;
    const answer = await ask('platformKey', 'POST', '/api/v1/users', { body: { ...account, role }, headers });
    const { id } = answered<{ id: string }>(answer, 201);
    this.#accounts.set(name, { ...account, userId: id });
    // What the platform's administrators do for a tenant bears their ids.
    if (owner !== 'platform') tell(owner, id, account.username);
    tell(owner, account.password);
    return account;
  }
}
