import { type Ask, answered } from './ask.ts';

/** A tenant that the platform has made, without any limit. */
export class FuzzTenant {
  readonly #ask: Ask;
  readonly #name: string;
  #id = '';

  constructor(ask: Ask, name: string) {
    this.#ask = ask;
    this.#name = name;
  }

  async make(): Promise<string> {
    const answer = await this.#ask('platformKey', 'POST', '/api/v1/tenants', { body: this.#body });
    this.#id = answered<{ id: string }>(answer, 201).id;
    return this.#id;
  }

  /** It has its name, its tier and its quotas again, and is not suspended. */
  async restore(): Promise<void> {
    const path = `/api/v1/tenants/${this.#id}`;
    const found = answered<object>(await this.#ask('platformKey', 'GET', path), 200);
    const body = { ...this.#body, state: 'active' };
    if (JSON.stringify({ ...found, ...body }) === JSON.stringify(found)) return;
    answered(await this.#ask('platformKey', 'PATCH', path, { body }), 200);
  }

  get #body(): object {
    const quotas = { jobsInFlight: null, storedBytes: null };
    return { name: this.#name, tier: 'enterprise', settings: { note: this.#name }, quotas };
  }
}
