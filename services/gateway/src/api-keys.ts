import type { ServiceAnswer, ServiceClient } from '@weir/runtime';
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
import { Problem } from './errors.ts';
import { listIn } from './list-in.ts';

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
    return valid(await this.#security.call('GET', pathOf(asker, id)));
  }

  /** @throws Problem when it may not be made, with the member that is wrong. */
  async create(asked: AddApiKey): Promise<ApiKey> {
    return valid(await this.#security.call('POST', PATH, asked));
  }

  async rotate(asked: ChangeApiKey, id: string): Promise<ApiKey> {
    return valid(await this.#security.call('POST', pathOf(asked.asker, id, '/rotate'), asked));
  }

  async revoke(asked: ChangeApiKey, id: string): Promise<ApiKey> {
    return valid(await this.#security.call('DELETE', pathOf(asked.asker, id), asked));
  }
}

/** Who may write users looks after all keys of the tenant, anybody else after their own. */
const keysOf = (asker: Identity): Record<string, string> => ({
  tenantId: asker.tenantId,
  ...(permits(asker, 'users:write') ? {} : { owner: asker.principal }),
});

const pathOf = (asker: Identity, id: string, verb = ''): string =>
  `${PATH}/${id}${verb}?${new URLSearchParams(keysOf(asker))}`;

interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** What the security service refuses, in words for the client. */
const refusals: Readonly<Record<string, (detail: string) => Problem>> = {
  ASKER_NOT_ACTIVE: () => new Problem('CREDENTIALS_INVALID', 'The credential is not good any more.'),
  API_KEY_NOT_FOUND: () =>
    new Problem('API_KEY_NOT_FOUND', 'There is no such API key.', {
      errors: [{ path: 'path:id', message: 'is no API key of yours' }],
    }),
  TENANT_NOT_FOUND: () => new Problem('TENANT_NOT_FOUND', 'There is no such tenant.'),
  KEY_EXCEEDS_MAKER: (path) =>
    new Problem('KEY_EXCEEDS_MAKER', 'A key lends no more than its maker has.', {
      errors: [{ path, message: 'is more than you have yourself' }],
    }),
  KEY_NOT_ACTIVE: () => new Problem('KEY_NOT_ACTIVE', 'The API key is revoked or has expired. Make another one.'),
  KEY_ROTATED: () => new Problem('KEY_ROTATED', 'Another key takes the place of this one already; rotate that one.'),
  KEYS_EXHAUSTED: (detail) =>
    new Problem('KEYS_EXHAUSTED', `No more keys can be made: ${detail}. Revoke those that are not used.`),
  EXPIRY_PASSED: () =>
    new Problem('EXPIRY_PASSED', 'The key would have expired before it is made.', {
      errors: [{ path: '/expiresAt', message: 'has passed' }],
    }),
};

function valid({ status, body }: ServiceAnswer): ApiKey {
  if (status === 200 && validateApiKey(body)) return body;
  const { code, detail } = body as Refusal;
  const refusal = refusals[code];
  if (refusal !== undefined) throw refusal(detail);
  throw new TypeError(`the security service answered ${status} with something that is no API key`);
}
