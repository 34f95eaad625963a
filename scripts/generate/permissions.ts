/** `docs/permissions.md`: what each role and scope may do, and what each route needs, from the tables that the gateway enforces. */
import {
  type Permission,
  permissions,
  permissionTable,
  permits,
  type Rights,
  roles,
} from '../../schemas/permissions.ts';
import { type Route, routes } from '../../schemas/routes.ts';

/** A scope that is none of the named ones names operations; all such let through the same permissions. */
const SCOPES = ['read', 'write', 'admin', 'uncertainty.*'] as const;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function cell(rights: Omit<Rights, 'platform'>, permission: Permission): string {
  if (permits({ ...rights, platform: false }, permission)) return 'yes';
  return permits({ ...rights, platform: true }, permission) ? 'platform' : '–';
}

const aboutOf = (permission: Permission): string =>
  'platform' in permissionTable[permission]
    ? `${permissionTable[permission].about} (platform)`
    : permissionTable[permission].about;

function needs({ auth }: Route): string {
  if (auth === false) return 'nothing';
  return auth === true ? 'valid credentials' : `\`${auth}\``;
}

const pathOf = ({ root, path }: Route): string => `${root === true ? '' : '/api/v1'}${path}`;

/** What a key of an admin may do, so that only the scope decides. */
const widest = { role: 'admin' } as const;

export const renderPermissions = (): string => `# Permissions

Made by \`npm run generate\` from \`schemas/permissions.ts\` and \`schemas/routes.ts\`, which the gateway enforces; do not edit.
\`services/gateway/test/permissions.test.ts\` asks every route below with every role and scope. Why it is so: [ADR 0016](decisions/0016-who-may-do-what.md).

A request is let through when the **role** has the permission and, for an API key, one of the **scopes** of the key lets it through. "platform" means
that it also takes a user or key of the platform's own tenant, since the thing concerns all tenants. What is not let through is answered
with 403 and the code \`FORBIDDEN\`; what belongs to another tenant with 404, as if it did not exist.

## Roles

${table(
  ['permission', ...roles, 'lets'],
  permissions.map((permission) => [
    `\`${permission}\``,
    ...roles.map((role) => cell({ role }, permission)),
    aboutOf(permission),
  ]),
)}

## Scopes of API keys

A scope narrows the role of the key's owner and never widens it. A scope that is not \`read\`, \`write\` or \`admin\` is an operation or a pattern such as
\`uncertainty.*\`: the key may ask for jobs of those operations, read jobs and read the registered operations. Below is the key of an admin.

${table(
  ['permission', ...SCOPES.map((scope) => `\`${scope}\``)],
  permissions.map((permission) => [
    `\`${permission}\``,
    ...SCOPES.map((scope) => cell({ ...widest, scopes: [scope] }, permission)),
  ]),
)}

## Routes

${table(
  ['route', 'needs', 'roles', 'does'],
  Object.values<Route>(routes).map((route) => [
    `\`${route.method.toUpperCase()} ${pathOf(route)}\``,
    needs(route),
    typeof route.auth === 'string'
      ? roles.filter((role) => cell({ role }, route.auth as Permission) !== '–').join(', ')
      : 'all',
    route.summary,
  ]),
)}
`;
