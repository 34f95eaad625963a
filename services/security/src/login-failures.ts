import { createHmac } from 'node:crypto';
import type { Database, Statement } from '@weir/store';
import { deriveKey } from './domain/token-key.ts';
import type { SecurityTables } from './tables.ts';

/** After so many failures a name is locked for so long; failures that are older are forgotten. */
export const FAILURES_MAX = 5;
const LOCK_S = 15 * 60;

const LEFT = `ceil(extract(epoch from last_at - now()) + ${LOCK_S})::int`;
const isOver = (table: string) => `${table}.last_at <= now() - interval '${LOCK_S} s'`;

const LOOK: Statement = {
  name: 'look-at-login-failures',
  text: `select ${LEFT} as left_s from login_failures
    where username_hash = $1 and locked_at is not null and last_at > now() - interval '${LOCK_S} s'`,
};
const TAKE: Statement = {
  name: 'take-a-login',
  text: `insert into login_failures as f (username_hash, failures, last_at) values ($1, 1, now())
    on conflict (username_hash) do update set
      failures = case when ${isOver('f')} then 1 else f.failures + 1 end,
      locked_at = case when ${isOver('f')} then null else f.locked_at end,
      last_at = now()
    where f.failures < ${FAILURES_MAX} or ${isOver('f')}
    returning failures`,
};
const LOCK: Statement = {
  name: 'lock-logins',
  text: `update login_failures set locked_at = now() where username_hash = $1 and failures >= ${FAILURES_MAX} and locked_at is null`,
};
const CLEAR: Statement = { name: 'clear-login-failures', text: 'delete from login_failures where username_hash = $1' };
const FORGET: Statement = {
  name: 'forget-login-failures',
  text: `delete from login_failures where last_at <= now() - interval '${LOCK_S} s'`,
};

/**
 * Counts logins that fail, over all instances, by name: a name that no user has locks in the same way, so that a lock tells nobody who
 * exists. A login is counted before it is checked, so that of many at once no more are checked than may fail.
 */
export class LoginFailures {
  readonly #database: Database<SecurityTables>;
  readonly #key: Buffer;

  constructor(database: Database<SecurityTables>, secret: string) {
    this.#database = database;
    this.#key = deriveKey(secret, 'usernames');
  }

  /** What is stored of a name: people type passwords there, too. */
  keyOf(username: string): Buffer {
    return createHmac('sha256', this.#key).update(username.toLowerCase()).digest();
  }

  /** For how many seconds more the name is locked; undefined when it is not. */
  async lockedFor(key: Buffer): Promise<number | undefined> {
    const [row] = await this.#database.run<{ left_s: number }>(LOOK, [key]);
    return row === undefined ? undefined : Math.max(row.left_s, 1);
  }

  /** Counts a login that is about to be checked, and says which it is; undefined when as many as may fail are under way or have failed. */
  async take(key: Buffer): Promise<number | undefined> {
    const [row] = await this.#database.run<{ failures: number }>(TAKE, [key]);
    return row?.failures;
  }

  /** A login has failed; after the last that may, the name is locked. */
  async failed(key: Buffer): Promise<void> {
    await this.#database.run(LOCK, [key]);
  }

  async succeeded(key: Buffer): Promise<void> {
    await this.#database.run(CLEAR, [key]);
  }

  async forget(): Promise<void> {
    await this.#database.run(FORGET, []);
  }
}
