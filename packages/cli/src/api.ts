import type { Credential, Target } from './credentials.ts';
import { type Answer, exchange, isSuccess, refusal } from './exchange.ts';
import { exits, Failure } from './failure.ts';
import { changeSessions, type Session } from './sessions.ts';

const BASE = '/api/v1';
/** A token that is good for no longer than this is renewed first: it has a way to go. */
const RENEW_BEFORE_MS = 30_000;
const PAGE_SIZE = 100;

export type Row = Readonly<Record<string, unknown>>;

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

export const sessionOf = (username: string, { accessToken, refreshToken, expiresIn }: Tokens): Session => ({
  username,
  accessToken,
  refreshToken,
  expiresAt: new Date(Date.now() + expiresIn * 1000).toISOString(),
});

/** Asks the public API. Every answer that is no success is a Failure that says what to do. */
export class Api {
  readonly #url: string;
  readonly #file: string;
  readonly #tenant: string | undefined;
  #credential: Credential | undefined;

  constructor(
    { url }: Target,
    { credential, tenant, file }: { readonly credential?: Credential; readonly tenant?: string; readonly file: string },
  ) {
    this.#url = url;
    this.#credential = credential;
    this.#tenant = tenant;
    this.#file = file;
  }

  async call<Body = Row>(method: string, path: string, body?: unknown): Promise<Body> {
    await this.#renewOld();
    let answer = await this.#send(method, path, body);
    // It may have been revoked, or our clock may be wrong; once is enough to find out.
    if (answer.status === 401 && this.#session !== undefined) {
      await this.#renew(this.#session);
      answer = await this.#send(method, path, body);
    }
    if (!isSuccess(answer)) throw refusal(answer, this.#advice());
    return (answer.body ?? {}) as Body;
  }

  /** Up to `limit` items of a list, over as many pages as that takes. */
  async list(path: string, limit: number, query: Readonly<Record<string, string | undefined>> = {}) {
    const items: Row[] = [];
    let cursor: string | null = '';
    while (cursor !== null && items.length < limit) {
      const parameters = Object.entries({ ...query, limit: String(Math.min(PAGE_SIZE, limit - items.length)), cursor });
      const wanted = parameters.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '');
      const page: Row = await this.call('GET', `${path}?${new URLSearchParams(wanted)}`);
      const found = (page.items ?? []) as Row[];
      items.push(...found);
      // A server that gives a cursor and nothing with it would keep us for ever.
      cursor = found.length === 0 ? null : ((page.nextCursor ?? null) as string | null);
    }
    return { items, nextCursor: cursor };
  }

  /** Ends the session on the server. One that is over already is no failure. */
  async logout(): Promise<void> {
    try {
      // What has run out could not say which login it is.
      await this.#renewOld();
      const answer = await this.#send('POST', '/auth/logout', { refreshToken: this.#session?.refreshToken });
      if (!isSuccess(answer)) throw refusal(answer, this.#advice());
    } catch (error) {
      if (!(error instanceof Failure && error.exit === exits.notPermitted)) throw error;
    }
  }

  get #session(): Session | undefined {
    return this.#credential?.kind === 'session' ? this.#credential.session : undefined;
  }

  #advice(): string {
    if (this.#credential === undefined) return 'Look at the name and the password.';
    return this.#credential.kind === 'key' ? 'Give another API key, or run "weir login".' : 'Run "weir login" again.';
  }

  async #renewOld(): Promise<void> {
    const session = this.#session;
    if (session !== undefined && Date.parse(session.expiresAt) - Date.now() < RENEW_BEFORE_MS)
      await this.#renew(session);
  }

  async #renew(used: Session): Promise<void> {
    const url = this.#url;
    const { sessions } = await changeSessions(this.#file, async (before) => {
      const known = before.sessions[url];
      // Another command was here first, with a login, a logout or this very thing.
      if (known === undefined || known.refreshToken !== used.refreshToken) return before;
      const answer = await exchange(`${url}${BASE}/auth/refresh`, 'POST', { refreshToken: used.refreshToken }, {});
      if (answer.status === 401) {
        const { [url]: _gone, ...others } = before.sessions;
        return { ...before, sessions: others };
      }
      if (!isSuccess(answer)) throw refusal(answer, this.#advice());
      return { ...before, sessions: { ...before.sessions, [url]: sessionOf(used.username, answer.body as Tokens) } };
    });
    const session = sessions[url];
    if (session === undefined)
      throw new Failure('notPermitted', `the login at ${url} is over: run "weir login" again.`);
    this.#credential = { kind: 'session', session };
  }

  #send(method: string, path: string, body?: unknown): Promise<Answer> {
    const credential = this.#credential;
    const token = credential?.kind === 'session' ? credential.session.accessToken : credential?.key;
    return exchange(`${this.#url}${BASE}${path}`, method, body, {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(this.#tenant === undefined ? {} : { 'x-tenant-id': this.#tenant }),
    });
  }
}
