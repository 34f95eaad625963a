import type { ServiceAnswer, ServiceClient } from '@weir/runtime';
import {
  type Actor,
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
import { Problem, type ProblemCode } from './errors.ts';

const PATH = '/internal/v1/auth';
const RETRY_AFTER_S = 1;

/** Which request it is, for the audit record. */
type Asked = Pick<Actor, 'requestId' | 'traceparent'>;

/** What the security service may refuse, in words for the client. */
const refusals: Partial<Record<ProblemCode, string>> = {
  CREDENTIALS_INVALID: 'The name or the password is wrong, or the refresh token is not valid any more.',
  ACCOUNT_LOCKED: 'There were too many failures. Try again later.',
  LOGIN_BUSY: 'There are too many logins at once. Try again in a moment.',
  REGISTRATION_CLOSED: 'Accounts are made by administrators here.',
  USERNAME_TAKEN: 'Another user has this name.',
  PASSWORD_WEAK: 'The password is too short, or known to be a common one.',
  TENANT_EXISTS: 'Another tenant has this name.',
  TENANT_SUSPENDED: 'The tenant of this user is suspended.',
};

/** Logins and sessions, which the security service keeps. */
export class Accounts {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** @throws Problem when it is refused. */
  async login(login: Login, request: Asked): Promise<Tokens> {
    return tokensOf(await this.#security.call('POST', `${PATH}/login`, { ...login, ...request }));
  }

  /** @throws Problem when the refresh token is refused. */
  async refresh({ refreshToken }: RefreshTokens, request: Asked): Promise<Tokens> {
    return tokensOf(await this.#security.call('POST', `${PATH}/refresh`, { refreshToken, ...request }));
  }

  async logout(
    { principal, sessionId, tenantId, ownTenantId = tenantId }: Identity,
    { refreshToken }: Logout,
    request: Asked,
  ): Promise<void> {
    const session = { refreshToken, principal, tenantId: ownTenantId, sessionId, ...request };
    const answer = await this.#security.call('POST', `${PATH}/logout`, session);
    if (answer.status !== 204) throw refused(answer);
  }

  /** @throws Problem when it is refused. */
  async register(wanted: Register, request: Asked): Promise<User> {
    const answer = await this.#security.call('POST', `${PATH}/register`, { ...wanted, ...request });
    if (answer.status === 201 && validateUser(answer.body)) return answer.body;
    throw refused(answer);
  }
}

function tokensOf(answer: ServiceAnswer): Tokens {
  if (answer.status === 200 && validateTokens(answer.body)) return answer.body;
  throw refused(answer);
}

function refused({ status, body }: ServiceAnswer): Error {
  const { code, retryAfterS, message } = (body ?? {}) as Partial<Record<string, unknown>>;
  const words = typeof code === 'string' && Object.hasOwn(refusals, code) ? refusals[code as ProblemCode] : undefined;
  if (words === undefined)
    return new TypeError(`the security service answered ${status} with something that is neither tokens nor a refusal`);
  const detail = code === 'PASSWORD_WEAK' && typeof message === 'string' ? message : words;
  const later = status === 429 ? { retryAfterS: typeof retryAfterS === 'number' ? retryAfterS : RETRY_AFTER_S } : {};
  return new Problem(code as ProblemCode, detail, { ...later, ...about(code as ProblemCode) });
}

const about = (code: ProblemCode) => {
  const path = { USERNAME_TAKEN: '/username', PASSWORD_WEAK: '/password', TENANT_EXISTS: '/tenant' }[code as string];
  return path === undefined ? {} : { errors: [{ path, message: 'is refused' }] };
};
