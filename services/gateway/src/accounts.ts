import type { ServiceClient } from '@weir/runtime';
import {
  type Actor,
  type ChangePassword,
  type Identity,
  type Login,
  type Logout,
  type RefreshTokens,
  type Register,
  type Tokens,
  type User,
  validateTokens,
  validateUser,
} from '@weir/schemas';
import { answerOf, refusalOf } from './security-answers.ts';

const PATH = '/internal/v1/auth';

/** Which request it is, for the audit record. */
type Asked = Pick<Actor, 'requestId' | 'traceparent'>;

/** Logins and sessions, which the security service keeps. */
export class Accounts {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** @throws Problem when it is refused. */
  async login(login: Login, request: Asked): Promise<Tokens> {
    return answerOf(await this.#security.call('POST', `${PATH}/login`, { ...login, ...request }), validateTokens);
  }

  /** @throws Problem when the refresh token is refused. */
  async refresh({ refreshToken }: RefreshTokens, request: Asked): Promise<Tokens> {
    return answerOf(await this.#security.call('POST', `${PATH}/refresh`, { refreshToken, ...request }), validateTokens);
  }

  /** @throws Problem when it is refused. */
  async changePassword(user: Pick<Identity, 'tenantId' | 'userId'>, change: ChangePassword, request: Asked) {
    const answer = await this.#security.call('POST', `${PATH}/password`, { ...user, ...change, ...request });
    return answerOf(answer, validateTokens, { PASSWORD_WEAK: '/newPassword' });
  }

  async logout(
    { principal, sessionId, tenantId, ownTenantId = tenantId }: Identity,
    { refreshToken }: Logout,
    request: Asked,
  ): Promise<void> {
    const session = { refreshToken, principal, tenantId: ownTenantId, sessionId, ...request };
    const answer = await this.#security.call('POST', `${PATH}/logout`, session);
    if (answer.status !== 204) throw refusalOf(answer);
  }

  /** @throws Problem when it is refused. */
  async register(wanted: Register, request: Asked): Promise<User> {
    const answer = await this.#security.call('POST', `${PATH}/register`, { ...wanted, ...request });
    return answerOf(answer, validateUser, { TENANT_EXISTS: '/tenant' });
  }
}
