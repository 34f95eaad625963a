import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK, jwtVerify, SignJWT } from 'jose';
import { ServiceTokenInvalid } from './errors.ts';

const ISSUER = 'weir:services';
const LIFETIME_S = 300;
const RENEW_BEFORE_MS = 60_000;
const VERIFIED_MAX = 256;
/** The most that RFC 8725 practice allows; clocks further apart are a defect that has to be seen. */
const CLOCK_TOLERANCE_S = 30;

/** A new key pair of one service: it signs with `privateJwk`; the others know it by `publicJwk`. */
export async function newServiceKey(service: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const named = { kid: service, alg: 'EdDSA', use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...named },
    publicJwk: { ...(await exportJWK(publicKey)), ...named },
  };
}

/** Says who is calling, between services: a short-lived EdDSA token for one audience (RFC 8725), renewed ahead of its end. */
export class ServiceTokenIssuer {
  readonly #service: string;
  readonly #key: KeyObject;
  readonly #tokens = new Map<string, { token: string; renewAt: number }>();

  constructor(service: string, privateJwk: JWK) {
    this.#service = service;
    this.#key = createPrivateKey({ key: privateJwk as Record<string, unknown>, format: 'jwk' });
  }

  /** The audience refused its token: the next call makes another, by the clock as it is then. */
  forget(audience: string): void {
    this.#tokens.delete(audience);
  }

  async tokenFor(audience: string): Promise<string> {
    const known = this.#tokens.get(audience);
    if (known !== undefined && Date.now() < known.renewAt) return known.token;
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid: this.#service, typ: 'service+jwt' })
      .setIssuer(ISSUER)
      .setSubject(this.#service)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S} s`)
      .sign(this.#key);
    this.#tokens.set(audience, { token, renewAt: Date.now() + LIFETIME_S * 1000 - RENEW_BEFORE_MS });
    return token;
  }
}

/** Checks service tokens against the keys of the services we know; what was verified is remembered until it expires. */
export class ServiceTokenVerifier {
  readonly #audience: string;
  readonly #keys: ReturnType<typeof createLocalJWKSet>;
  readonly #verified = new Map<string, { service: string; expiresAt: number }>();

  constructor(audience: string, keys: JSONWebKeySet) {
    this.#audience = audience;
    this.#keys = createLocalJWKSet(keys);
  }

  /** Returns the calling service's name. @throws ServiceTokenInvalid. */
  async verify(authorization: string | undefined): Promise<string> {
    const token = authorization?.startsWith('Bearer ') === true ? authorization.slice(7) : '';
    const known = this.#verified.get(token);
    if (known !== undefined && Date.now() < known.expiresAt) return known.service;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys, {
        algorithms: ['EdDSA'],
        typ: 'service+jwt',
        issuer: ISSUER,
        audience: this.#audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        maxTokenAge: LIFETIME_S,
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      // A service may speak for itself alone: the subject is the key it signed with.
      if (payload.sub === undefined || payload.sub !== protectedHeader.kid)
        throw new Error('the subject is not the signer');
      if (this.#verified.size >= VERIFIED_MAX) this.#verified.clear();
      this.#verified.set(token, {
        service: payload.sub,
        expiresAt: Math.min(payload.exp as number, (payload.iat as number) + LIFETIME_S) * 1000,
      });
      return payload.sub;
    } catch (cause) {
      throw new ServiceTokenInvalid(`no valid service token: ${(cause as Error).message}`, { cause });
    }
  }
}
