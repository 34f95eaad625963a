import type { ServiceAnswer, ServiceClient } from '@weir/runtime';
import {
  type AddUser,
  type ChangeUser,
  type ListUsersQuery,
  type User,
  type UserList,
  validateUser,
  validateUserList,
} from '@weir/schemas';
import { type PathError, Problem, type ProblemCode } from './errors.ts';
import { listIn } from './list-in.ts';

const PATH = '/internal/v1/users';

/** What the security service refuses: our code, our words, and the path that is wrong. */
const refusals: Readonly<Record<string, readonly [ProblemCode, string, PathError?]>> = {
  ROLE_TOO_HIGH: [
    'FORBIDDEN',
    'Nobody gives a role above the own, or changes who has one.',
    { path: '/role', message: 'is above your own' },
  ],
  USER_NOT_FOUND: ['USER_NOT_FOUND', 'There is no such user.', { path: 'path:id', message: 'is no user of yours' }],
  USERNAME_TAKEN: [
    'USERNAME_TAKEN',
    'The username is taken. Usernames are unique over all tenants.',
    { path: '/username', message: 'is the name of another user' },
  ],
  ASKER_NOT_ACTIVE: ['CREDENTIALS_INVALID', 'Who asks has just been deleted, disabled or revoked.'],
  LAST_ADMIN: ['LAST_ADMIN', 'This is the last admin of the tenant. Make another one first.'],
  LOGIN_BUSY: ['LOGIN_BUSY', 'Too many passwords wait to be hashed. Try again in a moment.'],
};

/** The users, whom the security service keeps. Every question names the tenant: another tenant's user does not exist. */
export class Users {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** @throws Problem when it is refused. */
  async add(asked: AddUser): Promise<User> {
    return read(await this.#security.call('POST', PATH, asked));
  }

  async list(tenantId: string, query: ListUsersQuery): Promise<UserList> {
    const search = new URLSearchParams({ ...query, tenantId });
    return listIn(await this.#security.call('GET', `${PATH}?${search}`), validateUserList);
  }

  /** @throws Problem when it is refused. */
  async change(tenantId: string, id: string, change: ChangeUser): Promise<User> {
    return read(await this.#security.call('PUT', `${PATH}/${id}?tenantId=${tenantId}`, change));
  }

  /** The user as it was. @throws Problem when it is refused. */
  async remove(tenantId: string, id: string, change: ChangeUser): Promise<User> {
    return read(await this.#security.call('DELETE', `${PATH}/${id}?tenantId=${tenantId}`, change));
  }
}

function read({ status, body }: ServiceAnswer): User {
  if (status < 300 && validateUser(body)) return body;
  const {
    code = '',
    detail = '',
    retryAfterS,
  } = (body ?? {}) as {
    readonly code?: string;
    readonly detail?: string;
    readonly retryAfterS?: number;
  };
  if (code === 'PASSWORD_WEAK')
    throw new Problem('PASSWORD_WEAK', `The password cannot be taken: it ${detail}.`, {
      errors: [{ path: '/password', message: detail }],
    });
  const refusal = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (refusal === undefined)
    throw new TypeError(`the security service answered ${status} with something that is no user`);
  const [ours, words, error] = refusal;
  throw new Problem(ours, words, {
    ...(error === undefined ? {} : { errors: [error] }),
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  });
}
