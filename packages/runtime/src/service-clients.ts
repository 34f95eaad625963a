import { ServiceClient } from './service-client.ts';
import type { ServiceTokenIssuer } from './service-token.ts';

const CLIENTS_MAX = 128;

/** Clients of processes that come and go, by address; those that were not used for longest are closed. */
export class ServiceClients {
  readonly #tokens: ServiceTokenIssuer;
  readonly #clients = new Map<string, ServiceClient>();

  constructor(tokens: ServiceTokenIssuer) {
    this.#tokens = tokens;
  }

  /** `service` is whom the token is for. */
  at(service: string, url: string): ServiceClient {
    const key = `${service} ${url}`;
    const client = this.#clients.get(key) ?? new ServiceClient(service, url, this.#tokens);
    this.#clients.delete(key);
    this.#clients.set(key, client);
    if (this.#clients.size > CLIENTS_MAX) {
      const [oldest, unused] = this.#clients.entries().next().value as [string, ServiceClient];
      this.#clients.delete(oldest);
      void unused.close();
    }
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
  }
}
