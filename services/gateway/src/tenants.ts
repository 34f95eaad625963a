import type { ServiceAnswer, ServiceClient } from '@weir/runtime';
import {
  type AddTenant,
  type ChangeTenant,
  type ListTenantsQuery,
  type Tenant,
  type TenantList,
  validateTenant,
  validateTenantList,
} from '@weir/schemas';
import { Problem } from './errors.ts';
import { listIn } from './list-in.ts';

const PATH = '/internal/v1/tenants';

/** The tenants, which the security service keeps. */
export class Tenants {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** All of them, or the one that `only` names. */
  async list(only: string | undefined, query: ListTenantsQuery): Promise<TenantList> {
    const search = new URLSearchParams({
      ...(query as Record<string, string>),
      ...(only === undefined ? {} : { tenantId: only }),
    });
    return listIn(await this.#security.call('GET', `${PATH}?${search}`), validateTenantList);
  }

  async find(id: string): Promise<Tenant> {
    return valid(await this.#security.call('GET', `${PATH}/${id}`), id);
  }

  async create(asked: AddTenant): Promise<Tenant> {
    return valid(await this.#security.call('POST', PATH, asked));
  }

  async change(id: string, asked: ChangeTenant): Promise<Tenant> {
    return valid(await this.#security.call('PUT', `${PATH}/${id}`, asked), id);
  }
}

export const tenantNotFound = (id: string) =>
  new Problem('TENANT_NOT_FOUND', `There is no tenant ${id}.`, {
    errors: [{ path: 'path:id', message: 'is no tenant that you may see' }],
  });

function valid({ status, body }: ServiceAnswer, id = ''): Tenant {
  if (status === 200 && validateTenant(body)) return body;
  const { code } = body as { readonly code: string };
  if (code === 'TENANT_NOT_FOUND') throw tenantNotFound(id);
  if (code === 'TENANT_EXISTS')
    throw new Problem('TENANT_EXISTS', 'Another tenant has this name.', {
      errors: [{ path: '/name', message: 'is the name of another tenant' }],
    });
  if (code === 'TENANT_PROTECTED')
    throw new Problem('TENANT_PROTECTED', "The platform's own tenant can be neither suspended nor renamed.");
  throw new TypeError(`the security service answered ${status} with something that is no tenant`);
}
