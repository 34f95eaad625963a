import type { ServiceClient } from '@weir/runtime';
import {
  type AddTenant,
  type ChangeTenant,
  type ListTenantsQuery,
  type Tenant,
  type TenantList,
  validateTenant,
  validateTenantList,
} from '@weir/schemas';
import { listIn } from './list-in.ts';
import { answerOf } from './security-answers.ts';

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
    return answerOf(await this.#security.call('GET', `${PATH}/${id}`), validateTenant);
  }

  async create(asked: AddTenant): Promise<Tenant> {
    return answerOf(await this.#security.call('POST', PATH, asked), validateTenant);
  }

  async change(id: string, asked: ChangeTenant): Promise<Tenant> {
    return answerOf(await this.#security.call('PUT', `${PATH}/${id}`, asked), validateTenant);
  }
}
