import { newId } from '@weir/messaging';
import type { Identity } from '@weir/schemas';
import { SignJWT } from 'jose';
import type { SigningKeys } from './signing-keys.ts';

/** No access token lives longer, and clocks may differ by so much: what it depends on matters for so long. */
export const TOKEN_LIFE_MAX_S = 3_600;
export const TOKEN_MATTERS_S = TOKEN_LIFE_MAX_S + 300;
/** Whose services take these tokens. */
const AUDIENCE = 'weir-gateway';

/** What an access token says of its owner. */
export interface Claims {
  readonly userId: string;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly role: Identity['role'];
  readonly tier: Identity['tier'];
  readonly platform: boolean;
  /** Seconds, by the clock that also says when something was revoked. */
  readonly issuedAtS: number;
}

/** Signs access tokens (RFC 9068), which gateways check by themselves. */
export class AccessTokens {
  readonly #keys: SigningKeys;
  readonly #issuer: string;
  readonly ttlS: number;

  constructor(keys: SigningKeys, { issuer, ttlS }: { readonly issuer: string; readonly ttlS: number }) {
    this.#keys = keys;
    this.#issuer = issuer;
    this.ttlS = ttlS;
  }

  sign({ userId, tenantId, sessionId, role, tier, platform, issuedAtS }: Claims): Promise<string> {
    const { kid, privateKey } = this.#keys.current();
    return new SignJWT({ tid: tenantId, sid: sessionId, role, tier, platform })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
      .setIssuer(this.#issuer)
      .setAudience(AUDIENCE)
      .setSubject(`user:${userId}`)
      .setIssuedAt(issuedAtS)
      .setExpirationTime(issuedAtS + this.ttlS)
      .setJti(newId())
      .sign(privateKey);
  }
}
