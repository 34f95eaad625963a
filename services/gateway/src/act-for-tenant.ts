import type { KnownTenants } from '@weir/runtime';
import { type Identity, permits } from '@weir/schemas';
import type { Request } from 'express';
import { Problem } from './errors.ts';

const HEADER = { errors: [{ path: 'header:X-Tenant-Id', message: 'is not a tenant that you may act for' }] };

/**
 * With `X-Tenant-Id` an administrator of the platform acts for another tenant: the request is that tenant's, the principal stays who it is.
 *
 * @throws Problem 403 for anybody else, 404 when there is no such tenant.
 */
export async function actForTenant(request: Request, identity: Identity, tenants: KnownTenants): Promise<Identity> {
  const wanted = request.headers['x-tenant-id'];
  if (wanted === undefined) return identity;
  if (!permits(identity, 'tenants:write'))
    throw new Problem('FORBIDDEN', 'Only administrators of the platform act for other tenants.', HEADER);
  const tenant = await tenants.find(String(wanted));
  if (tenant === undefined) throw new Problem('TENANT_NOT_FOUND', 'There is no such tenant.', HEADER);
  if (tenant.id === identity.tenantId) return identity;
  return { ...identity, tenantId: tenant.id, ownTenantId: identity.tenantId };
}
