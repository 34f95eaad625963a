import type { AccessRevoked, Identity, Tenant } from '@weir/schemas';
import type { StoreTables } from '@weir/store';
import type { ColumnType, Generated } from 'kysely';

export interface TenantsTable {
  id: string;
  name: string;
  tier: Identity['tier'];
  /** The one that looks after the others. */
  platform: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  state: Generated<Tenant['state']>;
  settings: ColumnType<Tenant['settings'], string | undefined, string>;
  /** null: what the tier gives. The driver gives bigint as text. */
  jobs_in_flight_max: ColumnType<string | null, number | null | undefined, number | null>;
  stored_bytes_max: ColumnType<string | null, number | null | undefined, number | null>;
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
  /** Its owner, whose role it lends; of a key that belongs to no user `role` counts. */
  user_id: string | null;
  created_by: string | null;
  quota: number | null;
  uses: Generated<string>;
  rotated_to: string | null;
}

export interface UsersTable {
  id: string;
  tenant_id: string;
  username: string;
  password_hash: string;
  role: Identity['role'];
  created_at: Generated<Date>;
  disabled_at: Date | null;
  last_login_at: Date | null;
}

/** A login, and the family of refresh tokens that follows from it. */
export interface SessionsTable {
  id: string;
  tenant_id: string;
  user_id: string;
  created_at: Generated<Date>;
  used_at: Generated<Date>;
  expires_at: Date;
  revoked_at: Date | null;
}

export interface RefreshTokensTable {
  /** SHA-256 of the token, which has 256 random bits: nothing can be guessed from it. */
  hash: Buffer;
  tenant_id: string;
  session_id: string;
  expires_at: Date;
  used_at: Date | null;
  uses: Generated<number>;
}

export interface LoginFailuresTable {
  username_hash: Buffer;
  failures: number;
  last_at: Date;
  locked_at: Date | null;
}

export interface SigningKeysTable {
  kid: string;
  x: string;
  /** The private key, encrypted. */
  sealed: Buffer;
  created_at: Generated<Date>;
  signs_from: Date;
}

export interface RevocationsTable {
  seq: Generated<string>;
  tenant_id: string;
  kind: AccessRevoked['kind'];
  id: string;
  at: Generated<Date>;
}

export interface SecurityTables extends StoreTables {
  tenants: TenantsTable;
  api_keys: ApiKeysTable;
  users: UsersTable;
  sessions: SessionsTable;
  refresh_tokens: RefreshTokensTable;
  login_failures: LoginFailuresTable;
  signing_keys: SigningKeysTable;
  revocations: RevocationsTable;
}
