import { ConfigInvalid } from '@weir/runtime';
import { type Role, roles } from '@weir/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isSafe } from './fetch-json.ts';

/** An OpenID Connect provider whose access tokens are taken, and what its claims mean here. */
export interface OidcIssuerConfig {
  readonly issuer: string;
  readonly audience: string;
  /** Signatures that are taken; only such with a public key can be named. */
  readonly algorithms: readonly string[];
  /** The `typ` of its access tokens; RFC 9068 has at+jwt. */
  readonly type: string;
  readonly toleranceS: number;
  /** Older tokens are refused, whatever they say themselves. */
  readonly ageMaxS: number;
  /** A claim, or the way to one within others; of several values the one with the most rights counts. */
  readonly role: {
    readonly claim: string | readonly string[];
    readonly values: Readonly<Record<string, Role>>;
    /** Without it, who has none of the values is refused. */
    readonly default?: Role;
  };
  /** One tenant for all, or a claim with the tenant's id. */
  readonly tenant: { readonly id: string } | { readonly claim: string | readonly string[] };
}

const claim = {
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 256 },
    { type: 'array', minItems: 1, maxItems: 8, items: { type: 'string', minLength: 1, maxLength: 256 } },
  ],
};
const role = { enum: roles };
const ASYMMETRIC = ['EdDSA', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});

const schema = {
  type: 'array',
  maxItems: 16,
  items: object(['issuer', 'audience', 'role', 'tenant'], {
    issuer: { type: 'string', minLength: 1, maxLength: 512 },
    audience: { type: 'string', minLength: 1, maxLength: 512 },
    algorithms: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: ASYMMETRIC },
      default: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    },
    type: { type: 'string', minLength: 1, maxLength: 64, default: 'at+jwt' },
    toleranceS: { type: 'integer', minimum: 0, maximum: 30, default: 30 },
    ageMaxS: { type: 'integer', minimum: 1, maximum: 86_400, default: 86_400 },
    role: object(['claim', 'values'], { claim, values: { type: 'object', additionalProperties: role }, default: role }),
    tenant: {
      oneOf: [
        object(['id'], { id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' } }),
        object(['claim'], { claim }),
      ],
    },
  }),
};

/** Reads OIDC_ISSUERS. `own` is the issuer of our own tokens, which nobody else may be. @throws ConfigInvalid with all that is wrong. */
export function readOidcIssuers(text: string | undefined, own: string): readonly OidcIssuerConfig[] {
  if (text === undefined) return [];
  const issuers = parse(text);
  const check = new Ajv2020({ allErrors: true, useDefaults: true, strict: false }).compile<OidcIssuerConfig[]>(schema);
  if (!check(issuers))
    throw wrong((check.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`));
  const problems = issuers.flatMap(({ issuer }, place) => {
    if (!URL.canParse(issuer) || !isSafe(new URL(issuer)) || /[?#]/.test(issuer))
      return [`/${place}/issuer must be an https URL without query and fragment; http on this machine alone`];
    const isTaken = issuer === own || issuers.findIndex((other) => other.issuer === issuer) < place;
    return isTaken ? [`/${place}/issuer is there already`] : [];
  });
  if (problems.length > 0) throw wrong(problems);
  return issuers;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(['is not JSON']);
  }
}

const wrong = (problems: readonly string[]) =>
  new ConfigInvalid(`OIDC_ISSUERS is wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
