import { validateIdentity } from '@weir/schemas';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { KeySet } from './key-set.ts';
import type { TokenIssuer, VerifiedToken } from './token-verifier.ts';

const AUDIENCE = 'weir-gateway';
const CLOCK_TOLERANCE_S = 30;
const REQUIRED = ['iss', 'aud', 'sub', 'tid', 'role', 'platform', 'tier', 'sid', 'iat', 'exp', 'jti'];
/** What could name another key than one of ours (RFC 8725, 3.10), or change what is signed, has no place in the header. */
const HEADER = new Set(['alg', 'typ', 'kid']);

export interface AccessTokenOptions {
  readonly issuer: string;
  readonly keys: KeySet;
  /** Older ones are refused, whatever they say themselves. */
  readonly ageMaxS: number;
}

/** The access tokens of the security service, checked with its public keys. */
export function accessTokens({ issuer, keys, ageMaxS }: AccessTokenOptions): TokenIssuer {
  return {
    issuer,
    async verify(token) {
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer,
        audience: AUDIENCE,
        requiredClaims: REQUIRED,
        maxTokenAge: ageMaxS,
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      if (Object.keys(protectedHeader).some((name) => !HEADER.has(name)))
        throw new errors.JWTInvalid('the header has a member that has no place there');
      return verified(payload, ageMaxS);
    },
    stop: () => keys.stop(),
  };
}

function verified(claims: JWTPayload, ageMaxS: number): VerifiedToken {
  const { sub: principal = '', tid: tenantId, sid: sessionId, role, platform, tier, iat = 0, exp = 0 } = claims;
  const userId = /^user:(.+)$/.exec(principal)?.[1];
  const endS = Math.min(exp, iat + ageMaxS);
  const identity: unknown = {
    principal,
    tenantId,
    role,
    platform,
    tier,
    userId,
    sessionId,
    expiresAt: new Date(endS * 1000).toISOString(),
  };
  if (userId === undefined || !validateIdentity(identity)) throw new errors.JWTInvalid('the claims are no identity');
  return { identity, issuedAtMs: iat * 1000, untilMs: (endS + CLOCK_TOLERANCE_S) * 1000 };
}
