import { createPrivateKey } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, test, vi } from 'vitest';
import { newServiceKey, ServiceTokenInvalid, ServiceTokenIssuer, ServiceTokenVerifier } from '../src/index.ts';

let keys: Record<'gateway' | 'worker' | 'stranger', { privateJwk: JWK; publicJwk: JWK }>;
let verifier: ServiceTokenVerifier;

beforeAll(async () => {
  const [gateway, worker, stranger] = await Promise.all(['gateway', 'worker', 'gateway'].map(newServiceKey));
  keys = { gateway, worker, stranger } as typeof keys;
  verifier = verifierFor('orchestrator');
});

const verifierFor = (audience: string) =>
  new ServiceTokenVerifier(audience, { keys: [keys.gateway.publicJwk, keys.worker.publicJwk] });

interface Claims {
  readonly key?: JWK;
  readonly kid?: string;
  readonly typ?: string;
  readonly subject?: string | undefined;
  readonly audience?: string;
  readonly issuer?: string;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}
const now = () => Math.floor(Date.now() / 1000);

const bearer = async (claims: Claims = {}): Promise<string> => {
  const { key = keys.gateway.privateJwk, kid = 'gateway', typ = 'service+jwt' } = claims;
  const token = new SignJWT(
    'subject' in claims && claims.subject === undefined ? {} : { sub: claims.subject ?? 'gateway' },
  )
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .setIssuer(claims.issuer ?? 'weir:services')
    .setAudience(claims.audience ?? 'orchestrator')
    .setIssuedAt(claims.issuedAt ?? now())
    .setExpirationTime(claims.expiresAt ?? now() + 300);
  return `Bearer ${await token.sign(createPrivateKey({ key: key as never, format: 'jwk' }))}`;
};

test('a service is known by the token it made, for the service it made it for, and it makes one for a while', async () => {
  const issuer = new ServiceTokenIssuer('gateway', keys.gateway.privateJwk);
  const token = await issuer.tokenFor('orchestrator');
  expect(await issuer.tokenFor('orchestrator')).toBe(token);
  expect(await issuer.tokenFor('security')).not.toBe(token);
  for (let time = 0; time < 3; time += 1) expect(await verifier.verify(`Bearer ${token}`)).toBe('gateway');
  expect(await verifier.verify(await bearer())).toBe('gateway');
});

test('a token is renewed well before it ends', async () => {
  vi.useFakeTimers();
  try {
    const issuer = new ServiceTokenIssuer('gateway', keys.gateway.privateJwk);
    const first = await issuer.tokenFor('orchestrator');
    vi.advanceTimersByTime(239_000);
    expect(await issuer.tokenFor('orchestrator')).toBe(first);
    vi.advanceTimersByTime(2_000);
    const second = await issuer.tokenFor('orchestrator');
    expect(second).not.toBe(first);
    expect(await verifierFor('orchestrator').verify(`Bearer ${second}`)).toBe('gateway');
  } finally {
    vi.useRealTimers();
  }
});

test('every other token is refused', async () => {
  const [head = '', body = '', signature = ''] = (await bearer()).slice(7).split('.');
  const changed = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'worker' }),
  );
  const unsecured = new UnsecuredJWT({ sub: 'gateway' })
    .setIssuer('weir:services')
    .setAudience('orchestrator')
    .setIssuedAt()
    .setExpirationTime('300 s')
    .encode();
  const rsa = await generateKeyPair('RS256', { extractable: true });
  const asHmac = await new SignJWT({ sub: 'gateway' })
    .setProtectedHeader({ alg: 'HS256', kid: 'gateway', typ: 'service+jwt' })
    .setIssuer('weir:services')
    .setAudience('orchestrator')
    .setIssuedAt()
    .setExpirationTime('300 s')
    .sign(Buffer.from(JSON.stringify(keys.gateway.publicJwk)));
  const refused: Record<string, string | undefined> = {
    none: undefined,
    empty: 'Bearer ',
    'another scheme': `Basic ${(await bearer()).slice(7)}`,
    'no token': 'Bearer abc',
    'for another service': await bearer({ audience: 'security' }),
    'of another issuer': await bearer({ issuer: 'somebody' }),
    'of another kind': await bearer({ typ: 'at+jwt' }),
    expired: await bearer({ issuedAt: now() - 400, expiresAt: now() - 100 }),
    'too old, whatever it says of its end': await bearer({ issuedAt: now() - 400, expiresAt: now() + 10_000 }),
    'from the future': await bearer({ issuedAt: now() + 1_000, expiresAt: now() + 1_300 }),
    'signed by a key that we do not know': await bearer({ key: keys.stranger.privateJwk }),
    'signed by another service in the name of this one': await bearer({ key: keys.worker.privateJwk }),
    'of a service that speaks for another': await bearer({ key: keys.worker.privateJwk, kid: 'worker' }),
    'without a subject': await bearer({ subject: undefined }),
    'with a key id of nobody': await bearer({ kid: 'nobody', subject: 'nobody' }),
    'of no algorithm': `Bearer ${unsecured}`,
    'signed with the public key as a password': `Bearer ${asHmac}`,
    'with another body': `Bearer ${head}.${changed.toString('base64url')}.${signature}`,
    'without its signature': `Bearer ${head}.${body}.`,
    'with a part of its signature': `Bearer ${head}.${body}.${signature.slice(0, -4)}`,
    'of another algorithm': `Bearer ${await new SignJWT({ sub: 'gateway' })
      .setProtectedHeader({ alg: 'RS256', kid: 'gateway', typ: 'service+jwt', jwk: await exportJWK(rsa.publicKey) })
      .setAudience('orchestrator')
      .setIssuer('weir:services')
      .setIssuedAt()
      .setExpirationTime('300 s')
      .sign(rsa.privateKey)}`,
  };
  for (const [what, authorization] of Object.entries(refused)) {
    await expect(verifier.verify(authorization), what).rejects.toThrow(ServiceTokenInvalid);
    await expect(verifier.verify(authorization), `${what}, again`).rejects.toThrow(ServiceTokenInvalid);
  }
});

test('a token that was verified is refused all the same once it is too old, whatever it says of its end', async () => {
  vi.useFakeTimers();
  try {
    const [short, long] = [await bearer(), await bearer({ expiresAt: now() + 100_000 })];
    for (const one of [short, long]) expect(await verifier.verify(one)).toBe('gateway');
    vi.advanceTimersByTime(340_000);
    for (const one of [short, long]) await expect(verifier.verify(one)).rejects.toThrow(ServiceTokenInvalid);
  } finally {
    vi.useRealTimers();
  }
});

test('what is remembered of verified tokens is bounded, and they are known again after it was forgotten', async () => {
  const fresh = verifierFor('orchestrator');
  const first = await bearer();
  await fresh.verify(first);
  for (let one = 0; one < 300; one += 1) await fresh.verify(await bearer({ expiresAt: now() + 100 + one }));
  expect(await fresh.verify(first)).toBe('gateway');
});
