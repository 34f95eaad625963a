import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { connectBus, JetStreamNotifier } from '@weir/jetstream';
import { newId, seal } from '@weir/messaging';
import type { AccessRevoked, Tenant } from '@weir/schemas';
import type { TestSystem } from '@weir/testing';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

interface Pair {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: { readonly x: string } & Record<string, unknown>;
}

async function newPair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { x = '' } = await exportJWK(publicKey);
  return { kid, privateKey, publicJwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' } };
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/** Of which header and payload a token is made, beside what a good one has. */
export interface TokenParts {
  readonly claims?: JWTPayload;
  readonly without?: readonly string[];
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signer?: CryptoKey;
}

/**
 * What the gateway asks the security service about tokens, with answers that a test chooses: real signatures, a real list of
 * revocations, real notices. What it does not know itself, the security service of the system is asked.
 */
export class IdentityProvider {
  readonly asked: { readonly path: string; readonly body: unknown }[] = [];
  /** By path: what the routes of accounts answer. */
  readonly answers = new Map<string, Answered>();
  readonly tenants = new Map<string, Tenant>();
  readonly #revocations: Omit<AccessRevoked, 'seq'>[] = [];
  readonly #running: TestSystem;
  readonly #server = createServer((request, response) => {
    this.#answer(request).then(
      ({ status, body }) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        response.writeHead(status, text === '' ? {} : { 'content-type': 'application/json' }).end(text);
      },
      () => response.destroy(),
    );
  });
  pairs: readonly Pair[] = [];
  /** Answers nobody while true. */
  away = false;

  constructor(running: TestSystem) {
    this.#running = running;
  }

  async start(): Promise<this> {
    this.pairs = [await newPair('first')];
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  addTenant(more: Partial<Tenant> = {}): Tenant {
    const id = newId();
    const now = new Date().toISOString();
    const quotas = { jobsInFlight: null, storedBytes: null };
    const times = { createdAt: now, updatedAt: now };
    const tenant: Tenant = {
      id,
      name: `tenant ${id}`,
      tier: 'pro',
      platform: false,
      state: 'active',
      settings: {},
      quotas,
      ...times,
      ...more,
    };
    this.tenants.set(tenant.id, tenant);
    return tenant;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** An access token as the security service makes them, but for what `parts` change. */
  async token({ claims = {}, without = [], header = {}, signer }: TokenParts = {}): Promise<string> {
    const [pair] = this.pairs as [Pair];
    const now = Math.floor(Date.now() / 1000);
    const payload: JWTPayload = {
      iss: 'weir',
      aud: 'weir-gateway',
      sub: `user:${newId()}`,
      tid: newId(),
      role: 'operator',
      platform: false,
      tier: 'enterprise',
      sid: randomUUID(),
      iat: now,
      exp: now + 900,
      jti: randomUUID(),
      ...claims,
    };
    for (const name of without) delete payload[name];
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: pair.kid, ...header })
      .sign(signer ?? pair.privateKey);
  }

  /** Signed by HMAC with the public key as the secret: what a verifier that believes the header would accept. */
  symmetric(payload: object): string {
    const [{ kid, publicJwk }] = this.pairs as [Pair];
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid })}.${encode(payload)}`;
    const secret = Buffer.from(publicJwk.x, 'base64url');
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }

  /** Puts it on the list; returns what the notice of it says. */
  revoke(kind: AccessRevoked['kind'], id: string): AccessRevoked {
    const revocation = { kind, id, at: new Date().toISOString() };
    this.#revocations.push(revocation);
    return { ...revocation, seq: this.#revocations.length };
  }

  /** Tells the gateways, as the security service does: by a notice. */
  async notify(data: AccessRevoked): Promise<void> {
    const { NATS_URL: url = '', NATS_NKEY_FILE: file = '' } = this.#running.system.environmentOf('security');
    const bus = await connectBus({ url, service: 'security', seed: readFileSync(file) });
    const about = { source: '/security/test', subject: data.id, tenantId: newId(), correlationId: 'test' };
    new JetStreamNotifier(bus).notify([
      { subject: 'notices.revocations', envelope: seal({ ...about, type: 'access-revoked', data }) },
    ]);
    await bus.close();
  }

  async #answer(request: IncomingMessage): Promise<Answered> {
    if (this.away) throw new Error('away');
    const { pathname: path, searchParams } = new URL(request.url ?? '', this.url);
    const body = request.method === 'POST' ? await json(request) : undefined;
    this.asked.push({ path, body });
    const chosen = this.answers.get(path);
    if (chosen !== undefined) return chosen;
    if (path === '/internal/v1/jwks') return { status: 200, body: { keys: this.pairs.map((pair) => pair.publicJwk) } };
    if (path === '/internal/v1/revocations') {
      const revocations = this.#revocations.slice(Number(searchParams.get('after') ?? 0));
      return { status: 200, body: { seq: this.#revocations.length, revocations } };
    }
    if (path.startsWith('/internal/v1/tenants/')) {
      const tenant = this.tenants.get(path.split('/').at(-1) ?? '');
      return tenant === undefined ? { status: 404, body: { code: 'TENANT_NOT_FOUND' } } : { status: 200, body: tenant };
    }
    return this.#passOn(request, body);
  }

  async #passOn({ method = 'GET', url = '', headers }: IncomingMessage, body: unknown): Promise<Answered> {
    const target = this.#running.system.environmentOf('gateway').SECURITY_URL ?? '';
    const answer = await fetch(target + url, {
      method,
      headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }
}
