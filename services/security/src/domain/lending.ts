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
export type Asker = Pick<Identity, 'role' | 'platform' | 'scopes' | 'keyId' | 'keyQuota' | 'expiresAt'>;

export interface Lent {
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  readonly quota: number | null;
}

/** When the key that asks expires; null when it does not, and for who is logged in. */
export const expiryOf = ({ keyId, expiresAt }: Asker): Date | null =>
  keyId === undefined || expiresAt === undefined ? null : new Date(expiresAt);

/** Where the key would lend more than its maker has, as a JSON Pointer; undefined when it would not. */
export function excessOf(asker: Asker, { scopes, expiresAt, quota }: Lent): string | undefined {
  const beyond = scopes.findIndex((scope) => !mayLend(asker, scope));
  if (beyond >= 0) return `/scopes/${beyond}`;
  const until = expiryOf(asker);
  if (until !== null && (expiresAt === null || expiresAt > until)) return '/expiresAt';
  if (asker.keyQuota !== undefined && (quota === null || quota > asker.keyQuota)) return '/quota';
  return undefined;
}
