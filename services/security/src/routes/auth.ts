import { firstError } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import {
  type Validator,
  validateCheckLogin,
  validateCheckRefresh,
  validateEndSession,
  validateRegisterUser,
  validateReplacePassword,
} from '@weir/schemas';
import type { Express, RequestHandler } from 'express';
import { login } from '../login.ts';
import { logout } from '../logout.ts';
import type { Parts } from '../parts.ts';
import { refresh } from '../refresh.ts';
import { register } from '../register.ts';
import { replacePassword } from '../replace-password.ts';
import { readRevocations } from '../revocations.ts';
import { refusing } from './refusing.ts';

/** What the gateway asks on behalf of who logs in, and what it needs to check tokens by itself. */
export function authRoutes(app: Express, parts: Parts): void {
  const post = <T>(path: string, validate: Validator<T>, status: number, run: (asked: T) => Promise<unknown>) =>
    app.post(`/internal/v1/auth/${path}`, onlyGateway, answering(validate, status, run));
  post('login', validateCheckLogin, 200, (asked) => login(parts, asked));
  post('refresh', validateCheckRefresh, 200, (asked) => refresh(parts, asked));
  post('logout', validateEndSession, 204, (asked) => logout(parts, asked));
  post('register', validateRegisterUser, 201, (asked) => register(parts, asked));
  post('password', validateReplacePassword, 200, (asked) => replacePassword(parts, asked));

  app.get('/internal/v1/jwks', onlyGateway, (_request, response) => void response.json(parts.keys.published()));
  app.get('/internal/v1/revocations', onlyGateway, async (request, response) => {
    const { after = '0' } = request.query;
    if (typeof after !== 'string' || !/^[0-9]{1,15}$/.test(after))
      return void response.status(400).json({ code: 'QUERY_INVALID', detail: 'after is a number that a list gave' });
    response.json(await readRevocations(parts.database, Number(after)));
  });
}

function answering<T>(validate: Validator<T>, status: number, run: (asked: T) => Promise<unknown>): RequestHandler {
  return refusing(async (request, response) => {
    const asked: unknown = request.body;
    if (!validate(asked))
      // The path alone: what is there may be a password.
      return void response.status(400).json({ code: 'REQUEST_INVALID', detail: firstError(validate.errors).trim() });
    const answer = await run(asked);
    response.status(status);
    if (answer === undefined) response.end();
    else response.json(answer);
  });
}
