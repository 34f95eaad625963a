import type { ServiceClient } from '@weir/runtime';
import {
  type AddApiKey,
  type ApiKey,
  type ApiKeyList,
  type ChangeApiKey,
  type Identity,
  type ListApiKeysQuery,
  permits,
  validateApiKey,
  validateApiKeyList,
} from '@weir/schemas';
import { listIn } from './list-in.ts';
import { answerOf } from './security-answers.ts';

const PATH = '/internal/v1/api-keys';

/** The API keys, which the security service keeps. Another tenant's key does not exist, nor does another user's for who may not see it. */
export class ApiKeys {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  async list(asker: Identity, query: ListApiKeysQuery): Promise<ApiKeyList> {
    const search = new URLSearchParams({ ...(query as Record<string, string>), ...keysOf(asker) });
    return listIn(await this.#security.call('GET', `${PATH}?${search}`), validateApiKeyList);
  }

  async find(asker: Identity, id: string): Promise<ApiKey> {
    return answerOf(await this.#security.call('GET', pathOf(asker, id)), validateApiKey);
  }

  /** @throws Problem when it may not be made, with the member that is wrong. */
  async create(asked: AddApiKey): Promise<ApiKey> {
    return answerOf(await this.#security.call('POST', PATH, asked), validateApiKey, {
      TENANT_NOT_FOUND: 'header:X-Tenant-Id',
    });
  }

  async rotate(asked: ChangeApiKey, id: string): Promise<ApiKey> {
    return answerOf(await this.#security.call('POST', pathOf(asked.asker, id, '/rotate'), asked), validateApiKey);
  }

  async revoke(asked: ChangeApiKey, id: string): Promise<ApiKey> {
    return answerOf(await this.#security.call('DELETE', pathOf(asked.asker, id), asked), validateApiKey);
  }

  /** All of one principal in the tenant of who asks. */
  async revokeAllOf(asked: ChangeApiKey, owner: string): Promise<ApiKeyList> {
    const search = new URLSearchParams({ tenantId: asked.asker.tenantId, owner });
    return answerOf(await this.#security.call('DELETE', `${PATH}?${search}`, asked), validateApiKeyList);
  }
}

/** Who may write users looks after all keys of the tenant, anybody else after their own. */
const keysOf = (asker: Identity): Record<string, string> => ({
  tenantId: asker.tenantId,
  ...(permits(asker, 'users:write') ? {} : { owner: asker.principal }),
});

const pathOf = (asker: Identity, id: string, verb = ''): string =>
  `${PATH}/${id}${verb}?${new URLSearchParams(keysOf(asker))}`;
