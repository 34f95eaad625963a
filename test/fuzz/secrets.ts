import type { Owner } from './people.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

interface Secret {
  readonly owner: Owner;
  /** The platform may read it, too: what a tenant is called, and what waits in its queues. */
  readonly isOpen: boolean;
}

/** All that is of one tenant and that no other may be told. Ids are looked up rather than searched for: there are thousands of them. */
export class Secrets {
  readonly #ids = new Map<string, Secret>();
  readonly #texts = new Map<string, Secret>();

  keep(owner: Owner, text: string, { isOpen = false } = {}): void {
    const all = text.replace(ID, '') === '' ? this.#ids : this.#texts;
    all.set(text.toLowerCase(), { owner, isOpen });
  }

  /** What of it stands in a text that somebody reads who may read what is of these. */
  *toldIn(text: string, readers: readonly Owner[]): Iterable<string> {
    const told = text.toLowerCase();
    const isForeign = ({ owner, isOpen }: Secret) =>
      !readers.includes(owner) && !(isOpen && readers.includes('platform'));
    for (const [id] of told.matchAll(ID)) {
      const secret = this.#ids.get(id);
      if (secret !== undefined && isForeign(secret)) yield id;
    }
    for (const [one, secret] of this.#texts) if (isForeign(secret) && told.includes(one)) yield one;
  }
}
