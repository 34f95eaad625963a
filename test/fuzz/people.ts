import { permits, type Rights, type Role, type Route, routes } from '@weir/schemas';

/** Whose something is: the tenant that looks after all, or one of two customers who know nothing of each other. */
export type Owner = 'platform' | 'own' | 'strangers';

/** Logs in with a name and a password. */
export interface UserPerson {
  readonly owner: Owner;
  readonly role: Role;
}
/** Has a key that a user has made. */
export interface KeyPerson {
  readonly owner: Owner;
  readonly madeBy: IdentityName;
  readonly scopes: readonly string[];
}

export type IdentityName =
  | 'platformKey'
  | 'platformAdmin'
  | 'ownAdmin'
  | 'ownOperator'
  | 'ownAuditor'
  | 'ownViewer'
  | 'ownGuest'
  | 'ownLeaver'
  | 'ownKey'
  | 'ownReadingKey'
  | 'ownNarrowKey'
  | 'strangersAdmin'
  | 'strangersOperator'
  | 'strangersViewer'
  | 'strangersLeaver'
  | 'strangersKey'
  | 'nobody'
  | 'liar'
  | 'forger';

/** A leaver is who logs out, so that the others stay. The key of `platformKey` comes with the system. */
export const users: Partial<Record<IdentityName, UserPerson>> = {
  platformAdmin: { owner: 'platform', role: 'admin' },
  ownAdmin: { owner: 'own', role: 'admin' },
  ownOperator: { owner: 'own', role: 'operator' },
  ownAuditor: { owner: 'own', role: 'auditor' },
  ownViewer: { owner: 'own', role: 'viewer' },
  ownGuest: { owner: 'own', role: 'guest' },
  ownLeaver: { owner: 'own', role: 'operator' },
  strangersAdmin: { owner: 'strangers', role: 'admin' },
  strangersOperator: { owner: 'strangers', role: 'operator' },
  strangersViewer: { owner: 'strangers', role: 'viewer' },
  strangersLeaver: { owner: 'strangers', role: 'operator' },
};
export const keys: Partial<Record<IdentityName, KeyPerson>> = {
  ownKey: { owner: 'own', madeBy: 'ownOperator', scopes: ['read', 'write'] },
  ownReadingKey: { owner: 'own', madeBy: 'ownAdmin', scopes: ['read'] },
  ownNarrowKey: { owner: 'own', madeBy: 'ownAdmin', scopes: ['diagnostics.*'] },
  strangersKey: { owner: 'strangers', madeBy: 'strangersAdmin', scopes: ['admin'] },
};

/** Undefined for who has no valid credentials. */
export const ownerOf = (identity: IdentityName): Owner | undefined =>
  identity === 'platformKey' ? 'platform' : (users[identity] ?? keys[identity])?.owner;

export const leavers: readonly IdentityName[] = ['ownLeaver', 'strangersLeaver'];

function rightsOf(identity: IdentityName): Rights | undefined {
  if (identity === 'platformKey') return { role: 'admin', platform: true, scopes: ['admin'] };
  const key = keys[identity];
  const user = users[key?.madeBy ?? identity];
  if (user === undefined) return undefined;
  return { role: user.role, platform: user.owner === 'platform', ...(key === undefined ? {} : { scopes: key.scopes }) };
}

/** Everybody whom the table of permissions lets ask. */
export function whoMay(path: string, method: string): readonly IdentityName[] {
  const row: Route | undefined = Object.values(routes).find(
    (one) => path.replace('/api/v1', '') === one.path && method === one.method.toUpperCase(),
  );
  const all = [...Object.keys(users), ...Object.keys(keys), 'platformKey'] as IdentityName[];
  const permission = row?.auth;
  if (row === undefined || typeof permission !== 'string') return all;
  return all.filter((identity) => {
    const rights = rightsOf(identity);
    return rights !== undefined && permits(rights, permission) && !leavers.includes(identity);
  });
}
