import type { Statement } from '@weir/store';

/** Finds a key and its tenant's tier by the key's id; the row is an `ApiKeyRecord`. */
export const FIND_API_KEY: Statement = {
  name: 'find-api-key',
  text: `select k.id, k.tenant_id, k.principal, k.hash, k.role, k.scopes, k.expires_at, k.revoked_at, t.tier, t.platform
    from api_keys k join tenants t on t.id = k.tenant_id where k.id = $1`,
};

/**
 * Notes that keys were used, at most once a minute whichever instance it was. A row that another instance is writing is skipped: it is
 * being noted, and two groups cannot wait for each other.
 */
export const NOTE_LAST_USE: Statement = {
  name: 'note-last-use',
  text: `update api_keys set last_used_at = now() where id in (
    select id from api_keys
      where id = any($1) and (last_used_at is null or last_used_at <= now() - interval '1 minute')
      for no key update skip locked)`,
};
