import type { Identity } from '@weir/schemas';
import type { Generated } from 'kysely';

export interface TenantsTable {
  id: string;
  name: string;
  tier: Identity['tier'];
  /** The one that looks after the others. */
  platform: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface ApiKeysTable {
  id: string;
  tenant_id: string;
  name: string;
  principal: string;
  role: Generated<Identity['role']>;
  /** HMAC-SHA-256 of the whole key with the pepper. */
  hash: Buffer;
  scopes: string[];
  created_at: Generated<Date>;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

export interface SecurityTables {
  tenants: TenantsTable;
  api_keys: ApiKeysTable;
}
