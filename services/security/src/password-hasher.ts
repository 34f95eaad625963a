import { hash, type Options, verify } from '@node-rs/argon2';
import { normalized } from './domain/password-rules.ts';
import { Refused } from './errors.ts';

/** OWASP's second choice for argon2id, which takes a tenth of a second of one core at the most. The enum of the library is a number. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;
const PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$';
const AT_ONCE_MAX = 2;
const WAITING_MAX = 20;
export const BUSY_RETRY_AFTER_S = 1;

/**
 * Hashes and compares passwords: few at once, so that whoever sends many takes neither the memory nor the cores that other requests need,
 * and few in wait, so that nobody waits long to be refused.
 */
export class PasswordHasher {
  readonly #dummy: Promise<string>;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** What a test looks at: comparisons, and how many of them were with the hash of nobody. */
  readonly counts = { compared: 0, dummies: 0 };

  constructor() {
    this.#dummy = hash('nobody has this password', PARAMETERS);
    // Whoever needs it hears of it.
    this.#dummy.catch(() => undefined);
  }

  /** Runs what compares or hashes, when its turn comes. @throws Refused LOGIN_BUSY when too many wait. */
  async inTurn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE_MAX) {
      if (this.#waiting.length >= WAITING_MAX) throw new Refused('LOGIN_BUSY', { retryAfterS: BUSY_RETRY_AFTER_S });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work({ hash: (password) => hash(normalized(password), PARAMETERS), compare: this.#compare });
    } finally {
      const next = this.#waiting.shift();
      // Whoever is next takes over the place.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  /** Without a stored hash it compares with one that nobody's password has: an unknown user costs what a known one does. */
  readonly #compare: Turn['compare'] = async (stored, password) => {
    this.counts.compared += 1;
    if (stored === undefined) this.counts.dummies += 1;
    const isSame = await verify(stored ?? (await this.#dummy), normalized(password));
    return isSame && stored !== undefined;
  };
}

/** What may be done with passwords by whose turn it is. */
export interface Turn {
  readonly hash: (password: string) => Promise<string>;
  readonly compare: (stored: string | undefined, password: string) => Promise<boolean>;
}

/** Whether it was hashed with other parameters than today's. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PREFIX);
