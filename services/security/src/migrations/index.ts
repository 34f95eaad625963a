import type { Migrations } from '@weir/store';
import * as tenantsAndApiKeys from './0001-tenants-and-api-keys.ts';
import * as roles from './0002-roles.ts';
import * as users from './0003-users.ts';
import * as keysAndTenants from './0004-keys-and-tenants.ts';
import * as rowLevelSecurity from './0005-row-level-security.ts';
import * as tenantsOwnRow from './0006-tenants-own-row.ts';

/** In the order of their names. One that was released is never changed: what comes later is another one. */
export const migrations: Migrations = {
  '0001-tenants-and-api-keys': tenantsAndApiKeys,
  '0002-roles': roles,
  '0003-users': users,
  '0004-keys-and-tenants': keysAndTenants,
  '0005-row-level-security': rowLevelSecurity,
  '0006-tenants-own-row': tenantsOwnRow,
};
