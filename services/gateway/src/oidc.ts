import { hash } from 'node:crypto';
import type { KnownTenants } from '@weir/runtime';
import { type Identity, type Role, roles, validateIdentity } from '@weir/schemas';
import type { Logger } from '@weir/telemetry';
import { errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { fetchJson } from './fetch-json.ts';
import { KeySet } from './key-set.ts';
import type { OidcIssuerConfig } from './oidc-config.ts';
import type { TokenIssuer, VerifiedToken } from './token-verifier.ts';

const KEYS_MAX = 100;

/** The access tokens of an OpenID Connect provider: its keys are found by discovery, its claims read as the configuration says. */
export function oidcTokens(config: OidcIssuerConfig, tenants: KnownTenants, log: Logger): TokenIssuer {
  const { issuer, audience, algorithms, type, toleranceS, ageMaxS } = config;
  const keys = new KeySet({ issuer, log, load: () => discoverKeys(issuer) }).start();
  return {
    issuer,
    async verify(token) {
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        algorithms: [...algorithms],
        typ: type,
        issuer,
        audience,
        requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
        maxTokenAge: ageMaxS,
        clockTolerance: toleranceS,
      });
      if (protectedHeader.crit !== undefined) throw new errors.JWTInvalid('"crit" is not understood');
      return verified(config, payload, tenants);
    },
    stop: () => keys.stop(),
  };
}

/** OpenID Connect Discovery 1.0, 4: the document has to say that it is of that very issuer. */
export async function discoverKeys(issuer: string): Promise<JSONWebKeySet> {
  const document = await fetchJson(new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  const { issuer: stated, jwks_uri: address } = (document ?? {}) as { issuer?: unknown; jwks_uri?: unknown };
  if (stated !== issuer || typeof address !== 'string')
    throw new TypeError(`what is published for ${issuer} is of another issuer, or names no keys`);
  const set = await fetchJson(new URL(address));
  const { keys } = (set ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length > KEYS_MAX) throw new TypeError(`${issuer} has published no set of keys`);
  return { keys };
}

async function verified(config: OidcIssuerConfig, claims: JWTPayload, tenants: KnownTenants): Promise<VerifiedToken> {
  const { issuer, tenant, toleranceS, ageMaxS } = config;
  const { sub = '', iat = 0, exp = 0 } = claims;
  const role = roleOf(config, claims);
  if (role === undefined) throw new errors.JWTInvalid('no role follows from the claims');
  const isFixed = 'id' in tenant;
  const tenantId = isFixed ? tenant.id : claimAt(claims, tenant.claim);
  const known = typeof tenantId === 'string' ? await tenants.find(tenantId) : undefined;
  // That somebody belongs to the platform's tenant is for our own configuration to say, not for another's claim.
  if (known === undefined || (known.platform && !isFixed)) throw new errors.JWTInvalid('the tenant is not one of ours');
  if (known.state === 'suspended') throw new errors.JWTInvalid('the tenant is suspended');
  const endS = Math.min(exp, iat + ageMaxS);
  const identity: Identity = {
    principal: `oidc:${hash('sha256', `${issuer} ${sub}`, 'base64url')}`,
    tenantId: known.id,
    role,
    platform: known.platform,
    tier: known.tier,
    expiresAt: new Date(endS * 1000).toISOString(),
  };
  if (!validateIdentity(identity)) throw new errors.JWTInvalid('the claims are no identity');
  return { identity, issuedAtMs: iat * 1000, untilMs: (endS + toleranceS) * 1000 };
}

/** Of several the one with the most rights: `roles` has them in that order. */
export function roleOf({ role }: Pick<OidcIssuerConfig, 'role'>, claims: JWTPayload): Role | undefined {
  const values = new Set([claimAt(claims, role.claim)].flat());
  const given = Object.entries(role.values).flatMap(([value, meant]) => (values.has(value) ? [meant] : []));
  return roles.find((one) => given.includes(one)) ?? role.default;
}

function claimAt(claims: JWTPayload, claim: string | readonly string[]): unknown {
  let found: unknown = claims;
  for (const name of [claim].flat()) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
