import { PlatformError, TerminalError } from '@weir/messaging';

/** What we were about to answer does not fit its schema: what is stored is wrong, and nobody may act on it. */
export class AnswerInvalid extends TerminalError {
  readonly code = 'ANSWER_INVALID';
}

/** What the gateway is refused on behalf of its client, `[status, why]`; `docs/errors.md` has the same rows. */
const refusals = {
  CREDENTIALS_INVALID: [401, 'the name, the password or the token is wrong'],
  PASSWORD_WRONG: [403, 'the current password is another one'],
  REGISTRATION_CLOSED: [403, 'nobody may make an account of their own here'],
  ROLE_TOO_HIGH: [403, 'nobody gives a role above the own'],
  USER_NOT_FOUND: [404, 'the tenant has no such user'],
  USERNAME_TAKEN: [409, 'somebody has the username'],
  ASKER_NOT_ACTIVE: [403, 'the user or key that asks is not good any more'],
  API_KEY_NOT_FOUND: [404, 'the tenant has no such key, or it is not for who asks'],
  KEY_EXCEEDS_MAKER: [403, 'the key would lend more than its maker has'],
  KEY_NOT_ACTIVE: [409, 'the key is revoked or has expired'],
  KEY_ROTATED: [409, 'another key takes the place of this one already'],
  KEYS_EXHAUSTED: [409, 'there are as many keys as there may be'],
  EXPIRY_PASSED: [422, 'the key would have expired before it is made'],
  TENANT_NOT_FOUND: [404, 'there is no such tenant'],
  TENANT_SUSPENDED: [403, 'the tenant is suspended'],
  TENANT_PROTECTED: [409, 'the platform would shut itself out'],
  TENANT_EXISTS: [409, 'a tenant has the name'],
  LAST_ADMIN: [409, 'the tenant would be left without an admin'],
  PASSWORD_WEAK: [422, 'the password cannot be taken'],
  ACCOUNT_LOCKED: [429, 'too many logins with the name have failed'],
  LOGIN_BUSY: [429, 'too many passwords wait to be checked'],
} as const satisfies Record<string, readonly [number, string]>;

/** An answer that is no success and no defect. */
export class Refused extends PlatformError {
  readonly code: keyof typeof refusals;
  readonly status: number;
  readonly retryAfterS: number | undefined;

  constructor(
    code: keyof typeof refusals,
    { retryAfterS, detail }: { readonly retryAfterS?: number; readonly detail?: string } = {},
  ) {
    super(detail ?? refusals[code][1]);
    this.code = code;
    [this.status] = refusals[code];
    this.retryAfterS = retryAfterS;
  }
}
