import { PlatformError } from '@weir/messaging';

export interface PathError {
  /** JSON Pointer to what is wrong; empty for the whole body, `header:<Name>` or `query:<name>` elsewhere. */
  readonly path: string;
  readonly message: string;
}

/** Every answer that is not a success; `docs/errors.md` has the same rows. `[status, title]` */
export const problems = {
  BODY_MALFORMED: [400, 'The body is not JSON'],
  BODY_TOO_LARGE: [413, 'The body is too large'],
  CONTENT_TYPE_UNSUPPORTED: [415, 'The body must be application/json'],
  JSON_TOO_DEEP: [400, 'The JSON is nested too deeply'],
  JSON_TOO_MANY_KEYS: [400, 'An object has too many keys'],
  JSON_KEY_FORBIDDEN: [400, 'A key is not allowed'],
  JSON_NUMBER_INVALID: [400, 'A number is too large'],
  JSON_TEXT_INVALID: [400, 'A text has characters that cannot be stored'],
  REQUEST_MALFORMED: [400, 'The request is not HTTP'],
  REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
  URL_TOO_LONG: [414, 'The URL is too long'],
  HEADERS_TOO_LARGE: [431, 'The headers are too large'],
  REQUEST_INVALID: [400, 'The request does not fit its schema'],
  PATH_INVALID: [400, 'The path is not valid'],
  QUERY_INVALID: [400, 'The query is not valid'],
  HEADER_INVALID: [400, 'A header is not valid'],
  CREDENTIALS_MISSING: [401, 'No credentials'],
  CREDENTIALS_INVALID: [401, 'The credentials are not valid'],
  ACCOUNT_LOCKED: [429, 'The account is locked'],
  LOGIN_BUSY: [429, 'There are too many logins'],
  REGISTRATION_CLOSED: [403, 'Registration is closed'],
  USERNAME_TAKEN: [409, 'The name is taken'],
  PASSWORD_WRONG: [403, 'The current password is another one'],
  PASSWORD_WEAK: [422, 'The password is too weak'],
  USER_NOT_FOUND: [404, 'No such user'],
  LAST_ADMIN: [409, 'The tenant needs an admin'],
  FORBIDDEN: [403, 'The credentials do not permit it'],
  TENANT_NOT_FOUND: [404, 'No such tenant'],
  TENANT_EXISTS: [409, 'A tenant has this name already'],
  TENANT_PROTECTED: [409, "The platform's tenant can be neither suspended nor renamed"],
  TENANT_SUSPENDED: [403, 'The tenant is suspended'],
  API_KEY_NOT_FOUND: [404, 'No such API key'],
  KEY_EXCEEDS_MAKER: [403, 'The key would lend more than its maker has'],
  KEY_NOT_ACTIVE: [409, 'The API key is revoked or has expired'],
  KEY_ROTATED: [409, 'The API key was rotated before'],
  KEYS_EXHAUSTED: [409, 'There are as many API keys as there may be'],
  EXPIRY_PASSED: [422, 'The expiry has passed'],
  ROUTE_NOT_FOUND: [404, 'There is nothing here'],
  METHOD_NOT_ALLOWED: [405, 'The method is not allowed here'],
  JOB_NOT_FOUND: [404, 'No such job'],
  JOB_FINISHED: [409, 'The job has ended'],
  DEAD_LETTER_NOT_FOUND: [404, 'No such dead letter'],
  NOT_REDRIVABLE: [409, 'The dead letter cannot be redriven'],
  DEAD_LETTER_REDRIVEN: [409, 'The dead letter was redriven before'],
  REDRIVES_EXHAUSTED: [409, 'The dead letter was redriven too often'],
  OPERATION_NOT_FOUND: [404, 'No such operation'],
  QUEUE_NOT_FOUND: [404, 'No such queue'],
  OPERATION_UNKNOWN: [422, 'No such operation'],
  QUEUE_UNKNOWN: [422, 'The queue does not take this operation'],
  INPUT_INVALID: [422, "The input does not fit the operation's schema"],
  DEADLINE_PASSED: [422, 'The deadline has passed'],
  JOB_FAILED: [422, 'The operation failed'],
  RATE_LIMITED: [429, 'Too many requests'],
  QUOTA_EXCEEDED: [429, 'The tenant has as much as it may'],
  IDEMPOTENCY_KEY_IN_USE: [409, 'A request with this idempotency key is being processed'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The idempotency key was used for another request'],
  SCHEDULE_NOT_FOUND: [404, 'No such schedule'],
  SCHEDULE_INVALID: [422, 'The schedule is not valid'],
  SCHEDULE_EXISTS: [409, 'A schedule has this name already'],
  SCHEDULES_EXHAUSTED: [409, 'The tenant has as many schedules as it may'],
  STREAMS_EXHAUSTED: [503, 'Too many event streams are open'],
  QUEUE_DRAINING: [503, 'The queue takes no new jobs'],
  OVERLOADED: [503, 'There is more to do than can be accepted'],
  UNAVAILABLE: [503, 'A part of the system does not answer'],
  EXECUTION_TIMEOUT: [504, 'The operation did not finish in time'],
  INTERNAL: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export interface ProblemOptions extends ErrorOptions {
  readonly errors?: readonly PathError[];
  readonly retryAfterS?: number;
  /** Of a limit: the names of the policies that refused. */
  readonly violatedPolicies?: readonly string[];
}

/** An answer that is not a success (RFC 9457). Unlike other errors, its message is meant for the client. */
export class Problem extends PlatformError {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly errors: readonly PathError[] | undefined;
  readonly retryAfterS: number | undefined;
  readonly violatedPolicies: readonly string[] | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.code = code;
    [this.status, this.title] = problems[code];
    this.errors = options.errors;
    this.retryAfterS = options.retryAfterS;
    this.violatedPolicies = options.violatedPolicies;
  }
}

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string | undefined;
  /** The key that is wrong, where it is the key and not its value. */
  readonly propertyName?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What a validator found, below `prefix`. An unknown or missing member is named as the path itself. */
export function pathErrors(errors: readonly SchemaError[] | null | undefined, prefix = ''): readonly PathError[] {
  return (errors ?? []).slice(0, 10).map(({ instancePath, message = 'is invalid', params = {}, propertyName }) => {
    const member =
      propertyName ??
      params.additionalProperty ??
      params.unevaluatedProperty ??
      params.missingProperty ??
      params.propertyName;
    const tail =
      typeof member === 'string' ? `/${member.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
    return { path: `${prefix}${instancePath}${tail}`, message };
  });
}
