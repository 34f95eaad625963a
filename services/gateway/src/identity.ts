import { type Bus, hear } from '@weir/jetstream';
import type { Context, KnownTenants, ServiceClient } from '@weir/runtime';
import { validateJsonWebKeySet } from '@weir/schemas';
import type { JSONWebKeySet } from 'jose';
import { accessTokens } from './access-token.ts';
import { Accounts } from './accounts.ts';
import { Authenticator } from './authenticate.ts';
import type { GatewayConfig } from './config.ts';
import { KeySet } from './key-set.ts';
import { oidcTokens } from './oidc.ts';
import { readOidcIssuers } from './oidc-config.ts';
import type { Parts } from './parts.ts';
import { Revocations } from './revocations.ts';
import { TokenVerifier } from './token-verifier.ts';

/** A revocation is kept for longer than the clocks of two machines may differ. */
const CLOCKS_DIFFER_S = 120;

interface Neighbours {
  readonly security: ServiceClient;
  readonly tenants: KnownTenants;
  readonly bus: Bus;
  readonly context: Context;
}

/** Starts all that finds out who asks. @throws ConfigInvalid */
export function startIdentity(
  config: GatewayConfig,
  { security, tenants, bus, context }: Neighbours,
): Pick<Parts, 'authenticator' | 'accounts' | 'revocations' | 'tokenKeys'> {
  const { log, lifecycle } = context;
  const { TOKEN_ISSUER: issuer, TOKEN_AGE_MAX_S: ageMaxS } = config;
  const issuers = readOidcIssuers(config.OIDC_ISSUERS, issuer);
  const longestS = Math.max(ageMaxS, ...issuers.map((one) => one.ageMaxS));

  const times = {
    pollMs: config.REVOCATIONS_POLL_MS,
    staleMs: config.REVOCATIONS_STALE_MS,
    keepMs: (longestS + CLOCKS_DIFFER_S) * 1000,
  };
  const revocations = new Revocations(security, times, log).start();
  lifecycle.onStop('revocations', () => revocations.stop());
  const readAtOnce = () => void revocations.read().catch(() => undefined);
  const onInvalid = (error: unknown) => log.warn({ err: error }, 'a notice was not valid and was dropped');
  const onRevoked = ({ data }: { readonly data: Parameters<Revocations['apply']>[0] }) => {
    revocations.apply(data);
    readAtOnce();
  };
  hear(bus, 'notices.revocations', ['access-revoked'], onRevoked, onInvalid);
  // What was told meanwhile was missed.
  bus.onConnect(readAtOnce);

  const tokenKeys = new KeySet({ issuer, log, load: () => readKeys(security) }).start();
  const own = accessTokens({ issuer, keys: tokenKeys, ageMaxS });
  const external = issuers.map((one) => oidcTokens(one, tenants, log));
  const tokens = new TokenVerifier({ own, external, revocations, context });
  lifecycle.onStop('token verifier', () => tokens.stop());

  const authenticator = new Authenticator(
    { security, tokens, revocations, tenants },
    { freshMs: config.KEY_FRESH_MS, believedMs: config.KEY_BELIEVED_MS, unknownMs: config.KEY_UNKNOWN_MS },
  );
  return { authenticator, accounts: new Accounts(security), revocations, tokenKeys };
}

async function readKeys(security: ServiceClient): Promise<JSONWebKeySet> {
  const { status, body } = await security.call('GET', '/internal/v1/jwks');
  if (status !== 200 || !validateJsonWebKeySet(body))
    throw new TypeError(`the security service answered ${status} with something that is no set of keys`);
  return { keys: [...body.keys] };
}
