import { type Identity, operationPattern, type Permission, permits, type Rights, scopeTable } from '@weir/schemas';

type NamedScope = keyof typeof scopeTable;

/** What the role has to permit for a named scope to be worth its name. */
const WORTH: Readonly<Record<NamedScope, Permission>> = {
  read: 'jobs:read',
  write: 'jobs:write',
  admin: 'users:write',
};
/** The scopes that contain a named one, itself included. */
const WITHIN: Readonly<Record<NamedScope, readonly NamedScope[]>> = {
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
};
const DEFAULT_SCOPES: readonly NamedScope[] = ['read', 'write'];

const isNamed = (scope: string): scope is NamedScope => Object.hasOwn(scopeTable, scope);

/** Whether every operation of the one pattern is one of the other. */
const covers = (wide: string, narrow: string): boolean =>
  wide.endsWith('.*') ? narrow.startsWith(wide.slice(0, -1)) : wide === narrow;

/** Whether who asks may give the scope to a key. A key that asks has no more to give than its own scopes. */
export function mayLend({ role, platform, scopes }: Rights, scope: string): boolean {
  if (isNamed(scope)) {
    if (!permits({ role, platform }, WORTH[scope])) return false;
    return scopes === undefined || scopes.some((own) => isNamed(own) && WITHIN[scope].includes(own));
  }
  if (!operationPattern.test(scope) || !permits({ role, platform }, 'jobs:write')) return false;
  if (scopes === undefined) return true;
  return scopes.some((own) => (isNamed(own) ? own !== 'read' : covers(own, scope)));
}

/** What a key gets that names no scopes: read and write, as far as who asks has them. */
export const defaultScopes = (asker: Rights): readonly string[] =>
  DEFAULT_SCOPES.filter((scope) => mayLend(asker, scope));

/** Who asks for a key: what is bounded is bounded by the key that asks, not by the token of a login, which is renewed. */
export type Asker = Pick<Identity, 'principal' | 'role' | 'platform' | 'scopes' | 'keyId' | 'keyQuota' | 'expiresAt'>;

export interface Lent {
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  readonly quota: number | null;
}

const DAY_MS = 24 * 3_600_000;
/** Of an identity provider that is not ours, which does not tell when somebody leaves. */
const isExternal = ({ principal }: Asker): boolean => principal.startsWith('oidc:');

/**
 * Until when a key lives at the most that is made now: no longer than the key that asks, and a bounded time when nobody will tell us that
 * its maker has left. null: without an end, for our own users.
 */
export function latestExpiry(asker: Asker, now: Date, externalDays: number): Date | null {
  if (asker.keyId !== undefined) return asker.expiresAt === undefined ? null : new Date(asker.expiresAt);
  return isExternal(asker) ? new Date(now.getTime() + externalDays * DAY_MS) : null;
}

/** Where the key would lend more than its maker has, as a JSON Pointer; undefined when it would not. */
export function excessOf(asker: Asker, { scopes, expiresAt, quota }: Lent, until: Date | null): string | undefined {
  const beyond = scopes.findIndex((scope) => !mayLend(asker, scope));
  if (beyond >= 0) return `/scopes/${beyond}`;
  if (until !== null && (expiresAt === null || expiresAt > until)) return '/expiresAt';
  if (asker.keyQuota !== undefined && (quota === null || quota > asker.keyQuota)) return '/quota';
  return undefined;
}
