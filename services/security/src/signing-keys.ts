import { DependencyUnavailable } from '@weir/messaging';
import type { JsonWebKeySet } from '@weir/schemas';
import type { Database } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import { TOKEN_MATTERS_S } from './access-tokens.ts';
import { deriveKey, mintTokenKey, openTokenKey, sealTokenKey, type TokenKey } from './domain/token-key.ts';
import type { SecurityTables } from './tables.ts';

/** A key is published so long before it signs: whoever keeps the set for ten minutes, and asks five too late, knows it by then. */
export const PUBLISH_AHEAD_S = 15 * 60;
const REFRESH_MS = 60_000;
const AGAIN_MS = 1_000;
/** Any number that no other lock in the database has; the same in every instance. */
export const ROTATION_LOCK = 7_361_405;

export interface SigningKeysOptions {
  readonly database: Database<SecurityTables>;
  readonly secret: string;
  readonly rotationDays: number;
  readonly onError: (error: unknown) => void;
  readonly onRotated: (kid: string) => void;
}

const unread = () => new DependencyUnavailable('the signing keys could not be read yet', { retryAfterMs: AGAIN_MS });

interface Known extends TokenKey {
  readonly signsFrom: number;
}

/** The keys that sign access tokens, kept in Postgres for all instances. Whichever of them finds one missing makes it, under a lock. */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  readonly #sealing: Buffer;
  #known: readonly Known[] = [];
  /** Postgres' clock is ahead of ours by so much. */
  #aheadMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: SigningKeysOptions) {
    this.#options = options;
    this.#sealing = deriveKey(options.secret, 'signing keys');
  }

  /** Resolves when it has looked for the first time. Without Postgres there is no key yet, and it looks again soon. */
  async start(): Promise<this> {
    this.#looking = this.refresh().catch(this.#options.onError);
    await this.#looking;
    this.#later();
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #later(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(
      () => {
        this.#looking = this.refresh()
          .catch(this.#options.onError)
          .finally(() => this.#later());
      },
      this.#known.length === 0 ? AGAIN_MS : REFRESH_MS,
    );
  }

  /** The one that signs now: the newest whose time has come. @throws DependencyUnavailable before Postgres was first read. */
  current(): TokenKey {
    const now = Date.now() + this.#aheadMs;
    const key = this.#known.findLast(({ signsFrom }) => signsFrom <= now) ?? this.#known[0];
    if (key === undefined) throw unread();
    return key;
  }

  /** All that a token may still be signed with, and the one that comes next. @throws DependencyUnavailable as `current`. */
  published(): JsonWebKeySet {
    if (this.#known.length === 0) throw unread();
    return {
      keys: this.#known.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', kid, x, alg: 'EdDSA', use: 'sig' })),
    };
  }

  /** Reads what there is, after making what is missing and dropping what is dead. */
  async refresh(): Promise<void> {
    const { database, onRotated } = this.#options;
    const made = await database.with((kysely) => kysely.transaction().execute((tx) => this.#look(tx)));
    for (const kid of made) onRotated(kid);
  }

  async #look(tx: Transaction<SecurityTables>): Promise<string[]> {
    await sql`select pg_advisory_xact_lock(${ROTATION_LOCK})`.execute(tx);
    // A key is dead when its successor has signed for so long that nothing is alive that the key signed last.
    await sql`delete from signing_keys k where exists (
      select from signing_keys s where s.signs_from > k.signs_from and s.signs_from < now() - ${TOKEN_MATTERS_S} * interval '1 s')`.execute(
      tx,
    );
    const known = await this.#read(tx);
    const made: string[] = [];
    const now = Date.now() + this.#aheadMs;
    // Nobody waits for the first one; nobody could sign meanwhile.
    if (!known.some(({ signsFrom }) => signsFrom <= now)) made.push(await this.#make(tx, 0));
    const newest = Math.max(...known.map(({ signsFrom }) => signsFrom), 0);
    if (known.length > 0 && newest < now - this.#options.rotationDays * 86_400_000)
      made.push(await this.#make(tx, PUBLISH_AHEAD_S));
    this.#known = made.length === 0 ? known : await this.#read(tx);
    return made;
  }

  async #read(tx: Transaction<SecurityTables>): Promise<Known[]> {
    const rows = await tx
      .selectFrom('signing_keys')
      // Of the moment: whoever had the lock before may have made a key after this transaction began.
      .select(['kid', 'x', 'sealed', 'signs_from', sql<Date>`clock_timestamp()`.as('now')])
      .orderBy('signs_from')
      .execute();
    const [first] = rows;
    if (first !== undefined) this.#aheadMs = first.now.getTime() - Date.now();
    return rows.flatMap((row) => {
      const key = openTokenKey(row, this.#sealing);
      return key === undefined ? [] : [{ ...key, signsFrom: row.signs_from.getTime() }];
    });
  }

  async #make(tx: Transaction<SecurityTables>, aheadS: number): Promise<string> {
    const { kid, x, sealed } = sealTokenKey(mintTokenKey(), this.#sealing);
    const signs_from = sql<Date>`clock_timestamp() + ${aheadS} * interval '1 s'`;
    await tx.insertInto('signing_keys').values({ kid, x, sealed, signs_from }).execute();
    return kid;
  }
}
