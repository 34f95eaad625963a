import type { Statement } from '@weir/store';

/** As the engine, since a key names no tenant: finds one by its id, with its owner's role and its tenant's tier of now; the row is an `ApiKeyRecord`. */
export const FIND_API_KEY: Statement = {
  name: 'find-api-key',
  text: `select k.id, k.tenant_id, k.principal, k.hash, coalesce(u.role, k.role) as role, k.scopes, k.expires_at, k.revoked_at,
      k.user_id, k.quota, u.disabled_at, t.tier, t.platform, t.state
    from api_keys k join tenants t on t.id = k.tenant_id
      left join users u on u.tenant_id = k.tenant_id and u.id = k.user_id
    where k.id = $1`,
};

/**
 * Counts uses of keys of all tenants, as the engine. In the order of their ids, so that two groups do not wait for each other in a circle; the time of the last use is
 * that of a minute, whichever instance it was.
 */
export const NOTE_USES: Statement = {
  name: 'note-uses',
  text: `with used as (
      select k.id, v.uses from unnest($1::text[], $2::bigint[]) as v (id, uses) join api_keys k on k.id = v.id
      order by k.id for no key update of k)
    update api_keys k set uses = k.uses + used.uses,
      last_used_at = case when k.last_used_at > now() - interval '1 minute' then k.last_used_at else now() end
    from used where k.id = used.id`,
};
