import type { ServiceClient } from '@weir/runtime';
import {
  type AddUser,
  type ChangeUser,
  type ListUsersQuery,
  type User,
  type UserList,
  validateUser,
  validateUserList,
} from '@weir/schemas';
import { listIn } from './list-in.ts';
import { answerOf } from './security-answers.ts';

const PATH = '/internal/v1/users';

/** The users, whom the security service keeps. Every question names the tenant: another tenant's user does not exist. */
export class Users {
  readonly #security: ServiceClient;

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** @throws Problem when it is refused. */
  async add(asked: AddUser): Promise<User> {
    return answerOf(await this.#security.call('POST', PATH, asked), validateUser);
  }

  async list(tenantId: string, query: ListUsersQuery): Promise<UserList> {
    const search = new URLSearchParams({ ...query, tenantId });
    return listIn(await this.#security.call('GET', `${PATH}?${search}`), validateUserList);
  }

  /** @throws Problem when it is refused. */
  async change(tenantId: string, id: string, change: ChangeUser): Promise<User> {
    return answerOf(await this.#security.call('PUT', `${PATH}/${id}?tenantId=${tenantId}`, change), validateUser);
  }

  /** The user as it was. @throws Problem when it is refused. */
  async remove(tenantId: string, id: string, change: ChangeUser): Promise<User> {
    return answerOf(await this.#security.call('DELETE', `${PATH}/${id}?tenantId=${tenantId}`, change), validateUser);
  }
}
