/**
 * Who may do what: one table. The gateway enforces it, `docs/permissions.md` is made from it, and a test walks every route with
 * every role and scope. A right that is not in this table does not exist.
 */
export const roles = ['admin', 'operator', 'auditor', 'viewer', 'guest'] as const;
export type Role = (typeof roles)[number];

const everybody = ['admin', 'operator', 'auditor', 'viewer'] as const;

interface PermissionRow {
  readonly roles: readonly Role[];
  /** Concerns all tenants, so it needs a user or key of the platform's tenant beside the role. */
  readonly platform?: true;
  readonly about: string;
}

// biome-ignore format: one row for each permission, so that the table can be read down.
export const permissionTable = {
  'jobs:read': { roles: everybody, about: 'read jobs, their attempts and events' },
  'jobs:write': { roles: ['admin', 'operator'], about: 'ask for jobs and cancel them' },
  'operations:read': { roles: everybody, about: 'read the registered operations' },
  'schedules:read': { roles: everybody, about: 'read schedules' },
  'schedules:write': { roles: ['admin', 'operator'], about: 'make, pause and delete schedules' },
  'dead-letters:read': { roles: everybody, about: 'read dead letters' },
  'dead-letters:write': { roles: ['admin', 'operator'], about: 'redrive and delete dead letters' },
  'queues:read': { roles: everybody, about: "see what waits and runs, of one's own tenant" },
  'queues:write': { roles: ['admin', 'operator'], platform: true, about: 'pause, drain and limit queues, which all tenants share' },
  'users:read': { roles: ['admin', 'auditor'], about: 'read the users of the tenant' },
  'users:write': { roles: ['admin'], about: 'make, change and delete users of the tenant' },
  'keys:read': { roles: everybody, about: "read one's own API keys; those of the whole tenant for who may write users" },
  'keys:write': { roles: everybody, about: "make, rotate and revoke one's own API keys; those of the whole tenant for who may write users" },
  'tenants:read': { roles: ['admin', 'auditor'], about: "read one's own tenant; all of them on the platform" },
  'tenants:write': { roles: ['admin'], platform: true, about: 'make and change tenants' },
  'system:read': { roles: ['admin', 'operator', 'auditor'], platform: true, about: 'see the parts of the system and what belongs to no tenant' },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissionTable;
export const permissions = Object.keys(permissionTable) as Permission[];

/** What a key's scope lets through of what its owner's role permits. A scope that is none of these is a pattern of operations. */
export const scopeTable: Readonly<Record<'read' | 'write' | 'admin', (permission: Permission) => boolean>> = {
  read: (permission) => permission.endsWith(':read'),
  write: (permission) =>
    permission.endsWith(':read') || ['jobs:write', 'schedules:write', 'dead-letters:write'].includes(permission),
  admin: () => true,
};

/** What a key with only patterns of operations may do: ask for jobs of those, and look after them. */
const WITH_PATTERN: readonly Permission[] = ['jobs:read', 'jobs:write', 'operations:read'];

/** `uncertainty.add`, or `uncertainty.*` for all below. */
export const operationPattern = /^[a-z][a-z0-9_-]{0,62}(\.[a-z][a-z0-9_-]{0,62}){0,3}(\.\*)?$/;

const isNamed = (scope: string): scope is keyof typeof scopeTable => Object.hasOwn(scopeTable, scope);

/** Who asks, as far as rights go. Without `scopes` nothing narrows the role. */
export interface Rights {
  readonly role: Role;
  /** Of the platform's own tenant. */
  readonly platform: boolean;
  readonly scopes?: readonly string[];
}

/** Whether the role has the permission and, for a key, one of its scopes lets it through. */
export function permits({ role, platform, scopes }: Rights, permission: Permission): boolean {
  const row: PermissionRow = permissionTable[permission];
  if (!row.roles.includes(role) || (row.platform === true && !platform)) return false;
  if (scopes === undefined) return true;
  return scopes.some((scope) => (isNamed(scope) ? scopeTable[scope](permission) : WITH_PATTERN.includes(permission)));
}

/** Whether jobs of the operation may be asked for, by who may ask for jobs at all. */
export function permitsOperation({ scopes }: Rights, operation: string): boolean {
  if (scopes === undefined || scopes.includes('write') || scopes.includes('admin')) return true;
  return scopes.some((scope) =>
    isNamed(scope) ? false : scope.endsWith('.*') ? operation.startsWith(scope.slice(0, -1)) : operation === scope,
  );
}
