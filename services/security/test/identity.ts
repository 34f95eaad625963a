import { newId } from '@weir/messaging';
import { ServiceTokenIssuer } from '@weir/runtime';
import type { Tokens } from '@weir/schemas';
import type { TestDatabase } from './database.ts';
import { type Answer, type Instance, keyPairs } from './security.ts';

export const PASSWORD = 'a long and quiet river';

/** Asks an instance as the gateway does. */
export async function ask(
  { url }: Pick<Instance, 'url'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  caller: keyof typeof keyPairs = 'gateway',
): Promise<Answer> {
  const token = await new ServiceTokenIssuer(caller, keyPairs[caller].privateJwk).tokenFor('security');
  const response = await fetch(`${url}/internal/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

export const login = (instance: Pick<Instance, 'url'>, username: string, password: string = PASSWORD) =>
  ask(instance, 'POST', 'auth/login', { username, password, requestId: 'of-a-test' });

export const tokensOf = ({ status, body }: Answer): Tokens => {
  if (status !== 200) throw new Error(`no tokens but ${status} ${JSON.stringify(body)}`);
  return body as unknown as Tokens;
};

export const refresh = (instance: Pick<Instance, 'url'>, refreshToken: string) =>
  ask(instance, 'POST', 'auth/refresh', { refreshToken });

export const claimsOf = ({ accessToken }: Tokens) =>
  JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
    sid: string;
    tid: string;
    iat: number;
    exp: number;
    role: string;
  };

export async function addTenant(database: TestDatabase): Promise<string> {
  const id = newId();
  await database.query('insert into tenants (id, name, tier) values ($1, $2, $3)', [id, `tenant ${id}`, 'pro']);
  return id;
}

export const actor = { principal: 'user:of-a-test', requestId: 'of-a-test' };
let count = 0;

/** A user as an admin makes one; each with a name of its own. */
export async function addUser(instance: Pick<Instance, 'url'>, tenantId: string, role = 'operator') {
  count += 1;
  const username = `User.${count}-${newId().slice(-6)}`;
  const made = await ask(instance, 'POST', 'users', {
    tenantId,
    actor,
    actorRole: 'admin',
    user: { username, password: PASSWORD, role },
  });
  if (made.status !== 201) throw new Error(`no user but ${made.status} ${JSON.stringify(made.body)}`);
  return { ...(made.body as { id: string; username: string; tenantId: string; role: string }), tenantId };
}
