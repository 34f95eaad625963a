import type { ServiceAnswer } from '@weir/runtime';
import { Problem, type ProblemCode } from './errors.ts';

/** Try again after so long, where the security service names no time. */
const RETRY_AFTER_S = 1;

interface Words {
  /** Ours, where it is another. */
  readonly code?: ProblemCode;
  readonly detail: string | ((said: string) => string);
  /** What is wrong in the request: where, and how; either may be what the service has said. */
  readonly error?: (said: string) => readonly [path: string, message: string];
}

/** All that the security service refuses, in words for the client. */
const refusals = {
  CREDENTIALS_INVALID: {
    detail: 'The name or the password is wrong, or the refresh token is not valid any more.',
  },
  ASKER_NOT_ACTIVE: { code: 'CREDENTIALS_INVALID', detail: 'Who asks has just been deleted, disabled or revoked.' },
  ACCOUNT_LOCKED: { detail: 'There were too many failures. Try again later.' },
  LOGIN_BUSY: { detail: 'Too many passwords wait to be checked. Try again in a moment.' },
  REGISTRATION_CLOSED: { detail: 'Accounts are made by administrators here.' },
  USERNAME_TAKEN: {
    detail: 'The username is taken. Usernames are unique over all tenants.',
    error: () => ['/username', 'is the name of another user'],
  },
  PASSWORD_WRONG: {
    detail: 'The current password is another one.',
    error: () => ['/currentPassword', 'is another one'],
  },
  PASSWORD_WEAK: {
    detail: (said) => `The password cannot be taken: it ${said}.`,
    error: (said) => ['/password', said],
  },
  ROLE_TOO_HIGH: {
    code: 'FORBIDDEN',
    detail: 'Nobody gives a role above the own, or changes who has one.',
    error: () => ['/role', 'is above your own'],
  },
  USER_NOT_FOUND: { detail: 'There is no such user.', error: () => ['path:id', 'is no user of yours'] },
  LAST_ADMIN: { detail: 'This is the last admin of the tenant. Make another one first.' },
  TENANT_NOT_FOUND: { detail: 'There is no such tenant.', error: () => ['path:id', 'is no tenant that you may see'] },
  TENANT_EXISTS: { detail: 'Another tenant has this name.', error: () => ['/name', 'is the name of another tenant'] },
  TENANT_PROTECTED: { detail: "The platform's own tenant can be neither suspended nor renamed." },
  TENANT_SUSPENDED: { detail: 'The tenant of this user is suspended.' },
  API_KEY_NOT_FOUND: { detail: 'There is no such API key.', error: () => ['path:id', 'is no API key of yours'] },
  KEY_EXCEEDS_MAKER: {
    detail: 'A key lends no more than its maker has.',
    error: (path) => [path, 'is more than you have yourself'],
  },
  KEY_NOT_ACTIVE: { detail: 'The API key is revoked or has expired. Make another one.' },
  KEY_ROTATED: { detail: 'Another key takes the place of this one already; rotate that one.' },
  KEYS_EXHAUSTED: { detail: (said) => `No more keys can be made: ${said}. Revoke those that are not used.` },
  EXPIRY_PASSED: {
    detail: 'The key would have expired before it is made.',
    error: () => ['/expiresAt', 'has passed'],
  },
} satisfies Readonly<Record<string, Words>>;

type Refused = keyof typeof refusals;

/** Where a refusal is about something else than mostly: the path, by the code. */
type Paths = Readonly<Record<string, string>>;

/**
 * What the security service has answered with.
 *
 * @throws Problem for what it refuses; TypeError for anything else.
 */
export function answerOf<Body>(answer: ServiceAnswer, validate: (body: unknown) => body is Body, paths?: Paths): Body {
  if (answer.status < 300 && validate(answer.body)) return answer.body;
  throw refusalOf(answer, paths);
}

export function refusalOf({ status, body }: ServiceAnswer, paths: Paths = {}): Error {
  const { code = '', detail = '', retryAfterS = RETRY_AFTER_S } = (body ?? {}) as Partial<Refusal>;
  if (!isRefusal(code))
    return new TypeError(`the security service answered ${status} with something that was not asked for`);
  return refused(code, { said: detail, path: paths[code], ...(status === 429 && { retryAfterS }) });
}

const isRefusal = (code: string): code is Refused => Object.hasOwn(refusals, code);

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly retryAfterS: number;
}

/** What it refuses, or would: the gateway need not ask what it knows to be refused. */
export function refused(
  name: Refused,
  {
    said = '',
    path,
    ...later
  }: { readonly said?: string; readonly path?: string | undefined; readonly retryAfterS?: number } = {},
): Problem {
  const { code = name as ProblemCode, detail, error }: Words = refusals[name];
  const [usual, message] = error?.(said) ?? [];
  return new Problem(code, typeof detail === 'string' ? detail : detail(said), {
    ...later,
    ...(usual !== undefined && message !== undefined && { errors: [{ path: path ?? usual, message }] }),
  });
}
