import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { newBusUser } from '@weir/jetstream';
import { mintApiKey, newServiceKey } from '@weir/runtime';
import type { Home } from './home.ts';

/** Everything secret of one system: made once, kept in files that only their owner may read, given to services as files. */
export class Secrets {
  readonly #home: Pick<Home, 'path'>;

  constructor(home: Pick<Home, 'path'>) {
    this.#home = home;
    mkdirSync(home.path('secrets'), { recursive: true, mode: 0o700 });
    chmodSync(home.path('secrets'), 0o700);
  }

  path(name: string): string {
    return this.#home.path('secrets', name);
  }

  /** Writes a secret that is different at each start; whole or not at all. */
  write(name: string, value: string): string {
    const path = this.path(name);
    writeFileSync(`${path}.new`, value, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return path;
  }

  /** Reads a secret, or makes it at the first start. */
  async keep(name: string, make: () => string | Promise<string>): Promise<string> {
    if (!existsSync(this.path(name))) this.write(name, await make());
    return readFileSync(this.path(name), 'utf8');
  }

  password(name: string): Promise<string> {
    return this.keep(name, () => randomBytes(24).toString('base64url'));
  }

  apiKey(): Promise<string> {
    return this.keep('api-key', () => mintApiKey().text);
  }

  /** The nkey of a service's NATS user; its seed is in the file. */
  async busUser(
    service: string,
  ): Promise<{ readonly service: string; readonly publicKey: string; readonly seed: string }> {
    const text = await this.keep(`${service}.nkey.json`, () => JSON.stringify(newBusUser(service)));
    const user = JSON.parse(text) as { service: string; publicKey: string; seed: string };
    this.write(`${service}.nkey`, user.seed);
    return user;
  }

  /** The key pair by which a service says who it is to the others; the private one is in the file. */
  async serviceKey(service: string): Promise<object> {
    const text = await this.keep(`${service}.keys.json`, async () => JSON.stringify(await newServiceKey(service)));
    const { privateJwk, publicJwk } = JSON.parse(text) as { privateJwk: object; publicJwk: object };
    this.write(`${service}.key`, JSON.stringify(privateJwk));
    return publicJwk;
  }
}
