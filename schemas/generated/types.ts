// Generated from the schemas by "npm run generate"; never edited.

/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid = string;
/**
 * RFC 3339, UTC.
 */
export type Timestamp = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid1 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid2 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid3 = string;
/**
 * For people; several keys may share one.
 */
export type ApiKeyName = string;
export type ApiKeyScope = string;
/**
 * Requests that the key may make in a day.
 */
export type ApiKeyQuota = number;
/**
 * The registered kind of a job, such as uncertainty.add.
 */
export type OperationName = string;
/**
 * A worker pool's intake.
 */
export type QueueName = string;
/**
 * 0 is lowest, 9 is highest.
 */
export type Priority = number;
/**
 * How long one attempt may run, in milliseconds.
 */
export type TimeoutMs = number;
/**
 * How many attempts a job gets before it is dead-lettered.
 */
export type AttemptsMax = number;
/**
 * Jobs of one tenant with the same key share a concurrency limit.
 */
export type ConcurrencyKey = string;
/**
 * Unique over all tenants.
 */
export type TenantName = string;
export type TenantTier = 'free' | 'pro' | 'enterprise';
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid4 = string;
/**
 * Names the key, also in logs; tells nothing about its secret.
 */
export type ApiKeyId = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid5 = string;
/**
 * RFC 3339, UTC.
 */
export type Timestamp1 = string;
/**
 * RFC 3339, UTC.
 */
export type Timestamp2 = string;
/**
 * Of a suspended tenant every key and token is refused; its jobs go on.
 */
export type TenantState = 'active' | 'suspended';
/**
 * One try at a job; counts from 1; it is the fence.
 */
export type Attempt = number;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid6 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid7 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid8 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid9 = string;
export type JobState =
  | 'scheduled'
  | 'queued'
  | 'dispatched'
  | 'running'
  | 'retrying'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'dead_lettered';
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid10 = string;
/**
 * RFC 3339, UTC.
 */
export type Timestamp3 = string;
/**
 * RFC 3339, UTC.
 */
export type Timestamp4 = string;
/**
 * One running process of a service.
 */
export type Instance = string;
/**
 * Unique over all tenants.
 */
export type TenantName1 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid11 = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid12 = string;
/**
 * The direct notice to the gateway whose client waits: the finished job as the client gets it.
 */
export type JobFinished = Job;
/**
 * One running process of the gateway, where it takes notices by HTTP, and `http` when it does not hear NATS now.
 */
export type GatewayAddress = string;
/**
 * A UUID in lower-case canonical form (RFC 9562).
 */
export type Uuid13 = string;
export type ServiceName = string;

/**
 * A CloudEvents 1.0 event in structured JSON. The id is minted once; it is the Nats-Msg-Id on one road and the Idempotency-Key on the other.
 */
export interface Envelope {
  readonly specversion: '1.0';
  readonly id: Uuid;
  /**
   * /service/instance
   */
  readonly source: string;
  readonly type: string;
  /**
   * What it is about: a job id for the messages of a job.
   */
  readonly subject: string;
  readonly time: Timestamp;
  readonly datacontenttype: 'application/json';
  /**
   * weir:<schema>:<major>
   */
  readonly dataschema: string;
  readonly tenantid: Uuid;
  /**
   * The request id of the client's request that began it.
   */
  readonly correlationid: string;
  readonly causationid?: Uuid;
  /**
   * W3C Trace Context.
   */
  readonly traceparent?: string;
  readonly expirytime?: Timestamp;
  readonly data: unknown;
}
/**
 * The gateway passes on that a client makes an API key, and who asks: a key lends no more than its maker has.
 */
export interface AddApiKey {
  readonly asker: Identity;
  readonly actor: Actor;
  readonly key: CreateApiKey;
}
/**
 * Who is asking, for which tenant, and what they may do.
 */
export interface Identity {
  /**
   * user:<id>, or key:<id>, or oidc:<issuer and subject, hashed>.
   */
  readonly principal: string;
  readonly tenantId: Uuid;
  readonly role: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  /**
   * Of the platform's own tenant: may look after all tenants, as far as the role goes.
   */
  readonly platform: boolean;
  /**
   * Of a key: what it lets through of its owner's role. Nothing narrows the role of who has none.
   */
  readonly scopes?: readonly string[];
  readonly tier: 'free' | 'pro' | 'enterprise';
  readonly userId?: Uuid;
  readonly keyId?: string;
  /**
   * Requests that the key may make in a day.
   */
  readonly keyQuota?: number;
  readonly sessionId?: Uuid1;
  readonly ownTenantId?: Uuid2;
  readonly expiresAt?: Timestamp;
}
/**
 * Whose request it is, for the audit record of what it changes.
 */
export interface Actor {
  readonly principal: string;
  readonly ownTenantId?: Uuid3;
  readonly requestId: string;
  readonly traceparent?: string;
}
/**
 * Make an API key.
 */
export interface CreateApiKey {
  readonly name: ApiKeyName;
  /**
   * read, write, admin, or operations such as uncertainty.add and uncertainty.*; read and write, as far as you have them, when absent.
   */
  readonly scopes?: readonly ApiKeyScope[];
  readonly expiresAt?: Timestamp;
  readonly quota?: ApiKeyQuota;
}
/**
 * The gateway passes on a schedule whose job it has checked.
 */
export interface AddSchedule {
  readonly tenantId: Uuid;
  readonly schedule: CreateSchedule;
  /**
   * What the operation had at that time, for what the job leaves open.
   */
  readonly defaults: {
    readonly queue: QueueName;
    readonly maxAttempts: AttemptsMax;
    readonly timeoutMs: TimeoutMs;
  };
  readonly actor: Actor;
}
/**
 * Ask for a job again and again: by a cron expression or at a fixed rate.
 */
export interface CreateSchedule {
  /**
   * Unique within the tenant.
   */
  readonly name: string;
  readonly job: ScheduledJob;
  /**
   * Five fields, or six with seconds first. Either this or everyMs.
   */
  readonly cron?: string;
  /**
   * The IANA time zone in which cron is read; UTC when absent.
   */
  readonly timeZone?: string;
  /**
   * A fixed rate, counted from startAt or from the schedule's creation.
   */
  readonly everyMs?: number;
  /**
   * What happens to runs whose time passed while nobody could start them; skip when absent.
   */
  readonly missedRuns?: 'skip' | 'last' | 'all';
  readonly startAt?: Timestamp;
  readonly endAt?: Timestamp;
  readonly paused?: boolean;
}
/**
 * What each run asks for, as in POST /jobs. Its time is the run's.
 */
export interface ScheduledJob {
  readonly operation: OperationName;
  /**
   * Validated against the operation's input schema.
   */
  readonly input: unknown;
  readonly queue?: QueueName;
  readonly priority?: Priority;
  /**
   * Each run expires so long after its time.
   */
  readonly deadlineAfterMs?: number;
  readonly timeoutMs?: TimeoutMs;
  readonly maxAttempts?: AttemptsMax;
  readonly concurrencyKey?: ConcurrencyKey;
  readonly metadata?: Metadata;
}
/**
 * The client's own labels; stored, returned, never interpreted.
 */
export interface Metadata {
  readonly [k: string]: string;
}
/**
 * The gateway passes on that the platform makes a tenant.
 */
export interface AddTenant {
  readonly actor: Actor;
  readonly tenant: CreateTenant;
}
/**
 * Make a tenant.
 */
export interface CreateTenant {
  readonly name: TenantName;
  readonly tier: TenantTier;
  readonly settings?: TenantSettings;
  /**
   * null: what the tier gives.
   */
  readonly quotas?: {
    /**
     * Jobs that are not finished.
     */
    readonly jobsInFlight?: number | null;
    /**
     * Bytes of inputs and outputs.
     */
    readonly storedBytes?: number | null;
  };
}
/**
 * The tenant's own configuration; given, it replaces what was.
 */
export interface TenantSettings {
  readonly [k: string]: string | number | boolean;
}
/**
 * The gateway passes on a user that an administrator makes.
 */
export interface AddUser {
  readonly tenantId: Uuid;
  readonly actor: Actor;
  readonly actorRole: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  readonly user: CreateUser;
}
/**
 * Make a user of the tenant.
 */
export interface CreateUser {
  /**
   * Unique over all tenants, since a login names none.
   */
  readonly username: string;
  /**
   * 12 to 128 characters, neither the username nor one of the most common ones.
   */
  readonly password: string;
  readonly role: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
}
/**
 * An operator wants a queue to be otherwise.
 */
export interface AlterQueue {
  readonly tenantId: Uuid4;
  readonly actor: Actor;
  readonly state?: 'active' | 'paused' | 'draining';
  readonly change?: ChangeQueue;
}
/**
 * How a queue is to share and limit; what is not named stays.
 */
export interface ChangeQueue {
  /**
   * Jobs of the queue in flight at the most; null takes the limit away.
   */
  readonly concurrencyMax?: number | null;
  /**
   * Jobs of each tenant in flight at the most; null takes the limit away.
   */
  readonly tenantConcurrencyMax?: number | null;
  /**
   * Jobs of one tenant with the same concurrency key in flight at the most.
   */
  readonly keyConcurrencyMax?: number;
  readonly tenants?: readonly {
    readonly tenantId: Uuid;
    /**
     * Its share while others wait as well; 1 unless told.
     */
    readonly weight?: number;
    /**
     * Its own limit; null is that of every tenant.
     */
    readonly concurrencyMax?: number | null;
  }[];
}
/**
 * A page of API keys, newest first.
 */
export interface ApiKeyList {
  readonly items: readonly ApiKey[];
  readonly nextCursor: string | null;
}
/**
 * An API key as its owner sees it. The key itself is shown once, in the answer to making or rotating it.
 */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly tenantId: Uuid;
  readonly name: ApiKeyName;
  /**
   * The whole key: only when it is made. It is not stored, and cannot be read again.
   */
  readonly key?: string;
  /**
   * In whose name it acts: its owner, or itself when it belongs to no user.
   */
  readonly principal: string;
  readonly userId?: Uuid;
  /**
   * Its owner's role now, which the scopes narrow.
   */
  readonly role: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  readonly scopes: readonly string[];
  readonly state: 'active' | 'expired' | 'revoked';
  readonly quota: ApiKeyQuota | null;
  /**
   * Requests made with it; counted in groups, so that the latest minute may be missing.
   */
  readonly uses: number;
  readonly createdBy: string | null;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
  readonly lastUsedAt: Timestamp | null;
  /**
   * The key that takes its place.
   */
  readonly rotatedTo: ApiKeyId | null;
}
/**
 * The gateway passes on that a client wants a job cancelled.
 */
export interface CancelJob {
  readonly actor: Actor;
}
/**
 * The gateway passes on that a client rotates or revokes an API key.
 */
export interface ChangeApiKey {
  readonly asker: Identity;
  readonly actor: Actor;
  /**
   * For so many seconds both keys are good; a day when absent, seven at the most. 0 revokes the old one at once.
   */
  readonly overlapS?: number;
}
/**
 * In whose name the gateway asks.
 */
export interface Asker {
  readonly tenantId: Uuid;
  /**
   * Whether the caller also sees what belongs to no tenant.
   */
  readonly platform?: boolean;
  readonly principal: string;
  readonly ownTenantId?: Uuid5;
  readonly requestId: string;
  readonly traceparent?: string;
}
/**
 * What the gateway asks of the orchestrator about one dead letter or many.
 */
export interface ChangeDeadLetters {
  readonly asker: Asker;
  /**
   * The corrected input of one redrive.
   */
  readonly input?: unknown;
  readonly selection?: RedriveDeadLetters;
}
/**
 * Send the jobs of many dead letters on their way again.
 */
export interface RedriveDeadLetters {
  /**
   * Which dead letters; those that were redriven before are never among them.
   */
  readonly filter: {
    /**
     * Equal for failures of one cause.
     */
    readonly fingerprint?: string;
    readonly code?: string;
    readonly operation?: OperationName;
    readonly since?: Timestamp1;
    readonly until?: Timestamp2;
  };
  /**
   * Say what would happen, and do nothing.
   */
  readonly dryRun?: boolean;
  /**
   * How many of the new jobs become due in a second; 10 when absent.
   */
  readonly ratePerS?: number;
  /**
   * How many are redriven at the most, the oldest first; 100 when absent.
   */
  readonly max?: number;
}
/**
 * Somebody who has logged in wants another password.
 */
export interface ChangePassword {
  /**
   * Whoever has only found a token changes nothing.
   */
  readonly currentPassword: string;
  /**
   * 12 to 128 characters, neither the username nor one of the most common ones, and not the current one.
   */
  readonly newPassword: string;
}
/**
 * The gateway passes on that a client pauses a schedule, lets it go on, or deletes it.
 */
export interface ChangeSchedule {
  readonly actor: Actor;
  readonly paused?: boolean;
}
/**
 * The gateway passes on that the platform changes a tenant.
 */
export interface ChangeTenant {
  readonly actor: Actor;
  readonly change: UpdateTenant;
}
/**
 * Change a tenant; what is not named stays.
 */
export interface UpdateTenant {
  readonly name?: TenantName;
  readonly tier?: TenantTier;
  readonly state?: TenantState;
  readonly settings?: TenantSettings;
  /**
   * null: what the tier gives.
   */
  readonly quotas?: {
    /**
     * Jobs that are not finished.
     */
    readonly jobsInFlight?: number | null;
    /**
     * Bytes of inputs and outputs.
     */
    readonly storedBytes?: number | null;
  };
}
/**
 * The gateway passes on that an administrator changes or deletes a user.
 */
export interface ChangeUser {
  readonly actor: Actor;
  readonly actorRole: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  readonly change?: UpdateUser;
}
/**
 * Change a user; what is not named stays. A new password, another role and disabled end what the user was issued.
 */
export interface UpdateUser {
  readonly role?: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  /**
   * 12 to 128 characters, neither the username nor one of the most common ones.
   */
  readonly password?: string;
  readonly disabled?: boolean;
}
/**
 * The gateway passes on a name and a password.
 */
export interface CheckLogin {
  readonly username: string;
  readonly password: string;
  readonly requestId: string;
  readonly traceparent?: string;
}
/**
 * The gateway passes on a refresh token.
 */
export interface CheckRefresh {
  readonly refreshToken: string;
  readonly requestId?: string;
  readonly traceparent?: string;
}
/**
 * A worker was given work that another had begun, and asks whether it may take it over.
 */
export interface ClaimAttempt {
  readonly attempt: Attempt;
  readonly worker: string;
}
/**
 * The attempt that the worker now makes; results of earlier ones are discarded from here on.
 */
export interface ClaimedAttempt {
  readonly attempt: Attempt;
}
/**
 * Ask for a job.
 */
export interface CreateJob {
  readonly operation: OperationName;
  /**
   * Validated against the operation's input schema.
   */
  readonly input: unknown;
  readonly queue?: QueueName;
  readonly priority?: Priority;
  readonly runAt?: Timestamp;
  readonly deadline?: Timestamp;
  readonly timeoutMs?: TimeoutMs;
  readonly maxAttempts?: AttemptsMax;
  readonly concurrencyKey?: ConcurrencyKey;
  readonly metadata?: Metadata;
}
/**
 * Up to 1,000 jobs; each is judged on its own merit.
 */
export interface CreateJobsBatch {
  readonly jobs: readonly CreateJob[];
}
/**
 * A dead letter without what it holds.
 */
export interface DeadLetterSummary {
  readonly id: Uuid;
  readonly jobId?: Uuid;
  readonly operation?: OperationName;
  readonly reason: string;
  readonly code: string;
  /**
   * Equal for failures of one cause.
   */
  readonly fingerprint: string;
  readonly attempts: number;
  readonly failedAt: Timestamp;
  /**
   * Where the message was that was given up on.
   */
  readonly stream: string;
  /**
   * Who gave up on it.
   */
  readonly consumer: string;
  /**
   * Whether it holds the request of a job; nothing else can be redriven.
   */
  readonly redrivable: boolean;
  /**
   * How often its lineage was redriven: itself, those that it descends from and those that descend from them.
   */
  readonly redrives: number;
  readonly redriveOf?: Uuid6;
  readonly redrivenAs?: Uuid7;
}
/**
 * The dead letters of one cause; the sample is the latest.
 */
export interface DeadLetterGroup {
  /**
   * Equal for failures of one cause.
   */
  readonly fingerprint: string;
  readonly code: string;
  readonly operation?: OperationName;
  readonly count: number;
  readonly firstFailedAt: Timestamp;
  readonly lastFailedAt: Timestamp;
  readonly sample: DeadLetterSummary;
}
/**
 * A page of dead letters, or of groups of them by fingerprint; the latest first.
 */
export interface DeadLetterList {
  readonly items: readonly (DeadLetterGroup | DeadLetterSummary)[];
  readonly nextCursor: string | null;
}
/**
 * A message that was given up on, with the reason.
 */
export interface DeadLetter {
  readonly id: Uuid;
  readonly jobId?: Uuid;
  readonly operation?: OperationName;
  readonly reason: string;
  readonly code: string;
  /**
   * Equal for failures of one cause.
   */
  readonly fingerprint: string;
  readonly attempts: number;
  readonly failedAt: Timestamp;
  /**
   * Where the message was that was given up on.
   */
  readonly stream: string;
  /**
   * Who gave up on it.
   */
  readonly consumer: string;
  /**
   * Whether it holds the request of a job; nothing else can be redriven.
   */
  readonly redrivable: boolean;
  /**
   * How often its lineage was redriven: itself, those that it descends from and those that descend from them.
   */
  readonly redrives: number;
  readonly redriveOf?: Uuid8;
  readonly redrivenAs?: Uuid9;
  /**
   * The envelope as it was; null where the bytes could not be read as one.
   */
  readonly envelope: unknown;
  /**
   * The bytes in base64, where they could not be read.
   */
  readonly raw?: string;
}
/**
 * The gateway passes on that somebody logs out: the session of the access token ends, and that of the refresh token.
 */
export interface EndSession {
  readonly principal: string;
  readonly tenantId: Uuid;
  readonly sessionId?: Uuid;
  readonly refreshToken?: string;
  readonly requestId?: string;
  readonly traceparent?: string;
}
/**
 * The form of the older clients: an uncertainty operation by its short name, executed while they wait.
 */
export interface ExecuteOperation {
  readonly operation: string;
  readonly inputs: readonly [number, number][];
  readonly params?: {
    readonly [k: string]: unknown;
  };
  readonly parent_id?: string;
}
/**
 * What the older clients get back.
 */
export interface ExecutedOperation {
  /**
   * @minItems 2
   * @maxItems 2
   */
  readonly result: [number | null, number | null];
  /**
   * Relative uncertainty; the name is the older one.
   */
  readonly coverage: number | null;
  readonly invariant_passed: boolean;
  readonly ledger_id: string;
}
/**
 * How the system is; components only for callers who may see them.
 */
export interface Health {
  readonly status: 'HEALTHY' | 'DEGRADED' | 'UNHEALTHY' | 'UNKNOWN';
  readonly road?: 'jetstream' | 'http';
  readonly version?: string;
  readonly uptimeS?: number;
  readonly components?: {
    readonly [k: string]: {
      readonly status: 'HEALTHY' | 'DEGRADED' | 'UNHEALTHY' | 'UNKNOWN';
      readonly reason?: string;
      readonly latencyMs?: number;
    };
  };
}
/**
 * One try at a job; what it has not come to yet is null.
 */
export interface JobAttempt {
  readonly attempt: Attempt;
  /**
   * Who made the attempt; null until it is known.
   */
  readonly worker: string | null;
  readonly startedAt: Timestamp | null;
  readonly finishedAt: Timestamp | null;
  /**
   * null while it is under way.
   */
  readonly outcome: 'succeeded' | 'failed' | 'cancelled' | 'expired' | null;
  readonly error: JobError | null;
}
/**
 * Why an attempt did not succeed: a stable code, and a message for people.
 */
export interface JobError {
  readonly code: string;
  readonly message: string;
  /**
   * JSON Pointer into the input, where the input is to blame.
   */
  readonly path?: string;
}
/**
 * The tries at a job, the first one first.
 */
export interface JobAttempts {
  readonly items: readonly JobAttempt[];
  readonly nextCursor: string | null;
}
/**
 * A page of jobs, newest first.
 */
export interface JobList {
  readonly items: readonly Job[];
  readonly nextCursor: string | null;
}
/**
 * A job as its owner sees it.
 */
export interface Job {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  readonly operation: OperationName;
  readonly queue: QueueName;
  readonly state: JobState;
  /**
   * 0 until the first attempt is dispatched.
   */
  readonly attempt: number;
  readonly maxAttempts: AttemptsMax;
  readonly priority: Priority;
  readonly input: unknown;
  /**
   * null until it succeeded.
   */
  readonly output: unknown;
  readonly error: JobError | null;
  readonly progress: Progress | null;
  readonly createdAt: Timestamp;
  readonly startedAt: Timestamp | null;
  readonly finishedAt: Timestamp | null;
  readonly runAt?: Timestamp;
  readonly deadline?: Timestamp;
  readonly timeoutMs?: TimeoutMs;
  readonly concurrencyKey?: ConcurrencyKey;
  readonly metadata?: Metadata;
  readonly ledger: {
    readonly index: number;
    readonly logId: string;
  } | null;
  readonly redriveOf?: Uuid10;
}
export interface Progress {
  readonly sequence: number;
  readonly fraction?: number;
  readonly message?: string;
}
/**
 * One item for each job that was asked for, in the same order.
 */
export interface JobsBatch {
  readonly items: readonly (
    | {
        readonly id: Uuid;
        readonly state: JobState;
      }
    | {
        readonly error: Problem;
      }
  )[];
}
/**
 * RFC 9457 problem details.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly requestId: string;
  readonly instance?: string;
  /**
   * Of a 429: the policies of RateLimit-Policy, or the quotas, that refused.
   */
  'violated-policies'?: string[];
  readonly errors?: readonly {
    /**
     * JSON Pointer to what is wrong.
     */
    readonly path: string;
    readonly message: string;
  }[];
  readonly [k: string]: unknown;
}
/**
 * The public keys that access tokens are signed with (RFC 7517).
 */
export interface JsonWebKeySet {
  readonly keys: readonly {
    readonly kty: 'OKP';
    readonly crv: 'Ed25519';
    readonly kid: string;
    readonly x: string;
    readonly alg: 'EdDSA';
    readonly use: 'sig';
  }[];
}
/**
 * The page of a list of API keys; all values are strings, as they stand in a URL.
 */
export interface ListApiKeysQuery {
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
  /**
   * All that are not revoked when absent.
   */
  readonly state?: 'active' | 'expired' | 'revoked';
}
/**
 * The filter of a list of dead letters; all values are strings, as they stand in a URL.
 */
export interface ListDeadLettersQuery {
  /**
   * By fingerprint when absent, unless a fingerprint or a job is named.
   */
  readonly group?: 'fingerprint' | 'none';
  /**
   * Equal for failures of one cause.
   */
  readonly fingerprint?: string;
  readonly code?: string;
  readonly operation?: OperationName;
  readonly since?: Timestamp3;
  readonly until?: Timestamp4;
  readonly jobId?: Uuid;
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * The filter of a list of jobs; all values are strings, as they stand in a URL.
 */
export interface ListJobsQuery {
  readonly state?: JobState;
  readonly operation?: OperationName;
  readonly queue?: QueueName;
  readonly since?: Timestamp;
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * The page of a list of schedules; all values are strings, as they stand in a URL.
 */
export interface ListSchedulesQuery {
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * The page of a list of tenants; all values are strings, as they stand in a URL.
 */
export interface ListTenantsQuery {
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * The page of a list of users; all values are strings, as they stand in a URL.
 */
export interface ListUsersQuery {
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * Who wants to be known, by name and password.
 */
export interface Login {
  readonly username: string;
  readonly password: string;
}
/**
 * Ends the session of the access token, and that of the refresh token if there is one.
 */
export interface Logout {
  /**
   * Works once; the answer has the next one.
   */
  readonly refreshToken?: string;
}
/**
 * What a receiver says of the envelopes of one request by the HTTP road, in their order.
 */
export interface MessageFates {
  readonly fates: readonly EnvelopeFate[];
}
export interface EnvelopeFate {
  /**
   * 204 it is dealt with; 409 it had been before; 422 it never will be, and is a dead letter; 503 send it again.
   */
  readonly status: 204 | 409 | 422 | 503;
  readonly code?: string;
  readonly detail?: string;
  readonly retryAfterMs?: number;
  /**
   * An envelope that says what came of it, for whoever asked for one.
   */
  readonly reply?: {
    readonly [k: string]: unknown;
  };
}
/**
 * Every registered operation.
 */
export interface OperationList {
  readonly items: readonly Operation[];
  readonly nextCursor: string | null;
}
/**
 * A registered kind of job.
 */
export interface Operation {
  readonly name: OperationName;
  readonly queue: QueueName;
  readonly description?: string;
  /**
   * A JSON Schema (2020-12).
   */
  inputSchema:
    | {
        readonly [k: string]: unknown;
      }
    | boolean;
  /**
   * A JSON Schema (2020-12).
   */
  outputSchema:
    | {
        readonly [k: string]: unknown;
      }
    | boolean;
  readonly packSizeMax: number;
  readonly maxAttempts: AttemptsMax;
  readonly timeoutMs: TimeoutMs;
  /**
   * So many jobs of the operation may begin in so many milliseconds, whoever asks for them.
   */
  readonly rateLimit?: {
    readonly limit: number;
    readonly perMs: number;
  };
  /**
   * The handler takes up to so many jobs at once; the first of them waits so long for others.
   */
  readonly batch?: {
    readonly sizeMax: number;
    readonly waitMaxMs: number;
  };
}
/**
 * The page of a list that has no filter; all values are strings, as they stand in a URL.
 */
export interface PageQuery {
  /**
   * 1 to 500; 50 when absent.
   */
  readonly limit?: string;
  readonly cursor?: string;
}
/**
 * Every queue, in the order of their names.
 */
export interface QueueList {
  readonly items: readonly Queue[];
  readonly nextCursor: string | null;
}
/**
 * A queue as it is now. Whoever may not see the system sees the counts of their own tenant.
 */
export interface Queue {
  readonly name: QueueName;
  /**
   * A queue that is draining takes no new jobs; it is drained when none is left.
   */
  readonly state: 'active' | 'paused' | 'draining' | 'drained';
  /**
   * Jobs that its live workers hold at once.
   */
  readonly capacity: number;
  readonly workers: number;
  /**
   * Jobs that were dispatched and have not ended.
   */
  readonly inFlight: number;
  /**
   * Jobs that could run if there were room, by where they wait.
   */
  readonly waiting: {
    readonly memory: number;
    readonly table: number;
    /**
     * Jobs whose time has not come: scheduled, or between two attempts.
     */
    readonly later: number;
  };
  /**
   * How long the job waits that has waited longest; null when none waits.
   */
  readonly oldestWaitMs: number | null;
  readonly limits: {
    /**
     * Jobs of the queue in flight at the most.
     */
    readonly concurrencyMax: number | null;
    /**
     * Jobs of each tenant in flight at the most, unless it has a limit of its own.
     */
    readonly tenantConcurrencyMax: number | null;
    /**
     * Jobs of one tenant with the same concurrency key in flight at the most.
     */
    readonly keyConcurrencyMax: number;
  };
  /**
   * Those with the most jobs.
   */
  readonly tenants: readonly {
    readonly tenantId: Uuid;
    readonly inFlight: number;
    readonly waiting: number;
    readonly weight: number;
    /**
     * Jobs of the tenant in flight at the most; null is no limit.
     */
    readonly concurrencyMax: number | null;
  }[];
  /**
   * The concurrency keys with the most jobs.
   */
  readonly keys: readonly {
    readonly tenantId: Uuid;
    readonly key: ConcurrencyKey;
    readonly inFlight: number;
    readonly waiting: number;
  }[];
}
/**
 * The queues about which an operator has said something.
 */
export interface QueueStates {
  readonly items: readonly {
    readonly name: QueueName;
    readonly state: 'active' | 'paused' | 'draining';
  }[];
}
/**
 * Send the job of a dead letter on its way again.
 */
export interface RedriveDeadLetter {
  /**
   * In place of the input that failed; validated against the operation's input schema.
   */
  readonly input?: unknown;
}
/**
 * The new job, and the dead letter that it was made from.
 */
export interface RedrivenDeadLetter {
  readonly jobId: Uuid;
  readonly redriveOf: Uuid;
}
/**
 * What became of each dead letter, or would have.
 */
export interface RedrivenDeadLetters {
  readonly dryRun: boolean;
  /**
   * How many the filter finds that were never redriven, also beyond `max`.
   */
  readonly matched: number;
  readonly redriven: number;
  /**
   * Only when a quota of the tenant ended it.
   */
  readonly stopped?: {
    readonly code: string;
    /**
     * The quota that is used up.
     */
    readonly policy: string;
    /**
     * How many of those that were asked for it left as they were; those that it came to are among the items.
     */
    readonly notRedriven: number;
  };
  readonly items: readonly {
    readonly id: Uuid;
    readonly jobId?: Uuid;
    readonly runAt?: Timestamp;
    readonly refusal?: string;
  }[];
}
/**
 * Asks for new tokens in exchange for a refresh token.
 */
export interface RefreshTokens {
  /**
   * Works once; the answer has the next one.
   */
  readonly refreshToken: string;
}
/**
 * The gateway passes on that somebody wants an account.
 */
export interface RegisterUser {
  /**
   * Unique over all tenants, since a login names none.
   */
  readonly username: string;
  readonly password: string;
  readonly tenant?: TenantName;
  readonly requestId?: string;
  readonly traceparent?: string;
}
export interface RunningAttempt {
  readonly jobId: Uuid;
  readonly attempt: Attempt;
}
/**
 * A worker process says that it is there, what it can do and how much at once; repeated as a heartbeat.
 */
export interface RegisterWorker {
  readonly instance: Instance;
  readonly queue: QueueName;
  /**
   * Jobs it can hold at once; 0 while it drains.
   */
  readonly capacity: number;
  /**
   * Where it takes work by HTTP while NATS is away.
   */
  readonly internalUrl?: string;
  readonly operations: readonly Operation[];
  /**
   * The work that it has in hand and that came by HTTP; what is missing for long was lost.
   */
  readonly held?: readonly HeldWork[];
  /**
   * How work reaches it now; by HTTP while it has no NATS.
   */
  readonly road?: 'jetstream' | 'http';
  /**
   * Attempts that have been under way here for a while, so that it can be told which are current no more.
   */
  readonly running?: readonly RunningAttempt[];
}
export interface HeldWork {
  readonly jobId: Uuid;
  readonly attempt: Attempt;
}
/**
 * Who wants an account of their own, where that is open to anybody.
 */
export interface Register {
  /**
   * Unique over all tenants, since a login names none.
   */
  readonly username: string;
  readonly password: string;
  readonly tenant?: TenantName1;
}
/**
 * Where the worker pulls from, how soon it has to say again that it is there, and how long it may be silent about its work.
 */
export interface RegisteredWorker {
  readonly consumers: readonly string[];
  readonly heartbeatMs: number;
  /**
   * Work about which nothing was heard for so long is given to another worker.
   */
  readonly ackWaitMs: number;
  /**
   * Of those that are running, the attempts whose result would be discarded: the job was cancelled, or another attempt has begun.
   */
  readonly stale?: readonly RunningAttempt[];
}
/**
 * The gateway passes on that a user wants another password.
 */
export interface ReplacePassword {
  readonly tenantId: Uuid11;
  readonly userId: Uuid;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly requestId: string;
  readonly traceparent?: string;
}
/**
 * What was revoked, as far as it can still matter. Tokens of a user or tenant that were issued at or before the time are refused; a session or key altogether.
 */
export interface RevocationList {
  /**
   * Ask for what comes after it next time.
   */
  readonly seq: number;
  readonly revocations: readonly {
    readonly kind: 'user' | 'tenant' | 'session' | 'key';
    /**
     * Of the user, tenant, session or key.
     */
    readonly id: string;
    readonly at: Timestamp;
  }[];
}
/**
 * Whose API keys are revoked.
 */
export interface RevokeApiKeysQuery {
  /**
   * A principal, as `createdBy` and `principal` of a key name it.
   */
  readonly owner: string;
}
/**
 * Replace an API key by a new one.
 */
export interface RotateApiKey {
  /**
   * For so many seconds both keys are good; a day when absent, seven at the most. 0 revokes the old one at once.
   */
  readonly overlapS?: number;
}
/**
 * A page of schedules, newest first.
 */
export interface ScheduleList {
  readonly items: readonly Schedule[];
  readonly nextCursor: string | null;
}
/**
 * A schedule as its owner sees it.
 */
export interface Schedule {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  /**
   * Unique within the tenant.
   */
  readonly name: string;
  readonly job: ScheduledJob;
  /**
   * Five fields, or six with seconds first. Either this or everyMs.
   */
  readonly cron?: string;
  /**
   * The IANA time zone in which cron is read; UTC when absent.
   */
  readonly timeZone?: string;
  /**
   * A fixed rate, counted from startAt or from the schedule's creation.
   */
  readonly everyMs?: number;
  /**
   * What happens to runs whose time passed while nobody could start them; skip when absent.
   */
  readonly missedRuns: 'skip' | 'last' | 'all';
  readonly startAt?: Timestamp;
  readonly endAt?: Timestamp;
  readonly paused: boolean;
  /**
   * null while it is paused, and when no run is left.
   */
  readonly nextRunAt: Timestamp | null;
  /**
   * The time of the latest run, as the schedule has it.
   */
  readonly lastRunAt: Timestamp | null;
  /**
   * The job of the latest run.
   */
  readonly lastJobId: Uuid | null;
  /**
   * The latest run that did not begin when it should have, and why; missedRuns says whether it begins later.
   */
  readonly lastMissedRun: {
    readonly runAt: Timestamp;
    readonly code: string;
  } | null;
  readonly createdAt: Timestamp;
}
/**
 * Name, version and where to go from here.
 */
export interface ServiceInfo {
  readonly name: string;
  readonly version: string;
  readonly links: {
    readonly [k: string]: string;
  };
}
/**
 * A page of tenants, newest first.
 */
export interface TenantList {
  readonly items: readonly Tenant[];
  readonly nextCursor: string | null;
}
/**
 * A tenant, whose users, keys and jobs are apart from those of all others.
 */
export interface Tenant {
  readonly id: Uuid;
  readonly name: TenantName;
  readonly tier: TenantTier;
  /**
   * The one that looks after the others.
   */
  readonly platform: boolean;
  readonly state: TenantState;
  readonly settings: TenantSettings;
  /**
   * null: what the tier gives.
   */
  readonly quotas: {
    /**
     * Jobs that are not finished.
     */
    readonly jobsInFlight: number | null;
    /**
     * Bytes of inputs and outputs.
     */
    readonly storedBytes: number | null;
  };
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}
/**
 * What of its quotas a tenant uses, as counted a moment ago.
 */
export interface TenantUsage {
  /**
   * Jobs that have not ended, whatever they wait for.
   */
  readonly jobsInFlight: number;
  /**
   * Of inputs and outputs, as they are stored.
   */
  readonly storedBytes: number;
  /**
   * So long ago the count began.
   */
  readonly ageMs: number;
}
/**
 * What a login gives, and each refresh again.
 */
export interface Tokens {
  /**
   * Sent as Authorization: Bearer.
   */
  readonly accessToken: string;
  /**
   * Works once; the answer has the next one.
   */
  readonly refreshToken: string;
  readonly tokenType: 'Bearer';
  /**
   * Seconds until the access token expires.
   */
  readonly expiresIn: number;
}
/**
 * Pause a schedule, or let it go on.
 */
export interface UpdateSchedule {
  readonly paused: boolean;
}
/**
 * A page of users, newest first.
 */
export interface UserList {
  readonly items: readonly User[];
  readonly nextCursor: string | null;
}
/**
 * A user as administrators see it.
 */
export interface User {
  readonly id: Uuid;
  /**
   * Unique over all tenants, since a login names none.
   */
  readonly username: string;
  readonly tenantId: Uuid;
  readonly role: 'admin' | 'operator' | 'auditor' | 'viewer' | 'guest';
  readonly createdAt: Timestamp;
  /**
   * May not log in, and nothing that was issued is taken.
   */
  readonly disabled: boolean;
  readonly lastLoginAt?: Timestamp;
}
/**
 * The gateway asks who an API key belongs to.
 */
export interface VerifyApiKey {
  readonly key: string;
  /**
   * Requests that the gateway has let through with it since it asked last, beside the one that it asks for.
   */
  readonly uses?: number;
}
/**
 * Tokens or a key must not be taken any more: whoever believes them forgets them at once, and reads the list of revocations.
 */
export interface AccessRevoked {
  readonly kind: 'user' | 'tenant' | 'session' | 'key';
  /**
   * Of the user, tenant, session or key.
   */
  readonly id: string;
  readonly at: Timestamp;
  /**
   * Its place in the list of revocations.
   */
  readonly seq: number;
}
/**
 * Who did what to which thing, and how it went. The envelope's subject is the thing's id, its tenant whose record it is.
 */
export interface AuditRecorded {
  readonly principal: string;
  readonly ownTenantId?: Uuid12;
  /**
   * A noun, which is the category in the subject, and a verb: dead-letter.redrive.
   */
  readonly action: string;
  readonly resource: {
    readonly type: string;
    readonly id: string;
  };
  readonly outcome: 'succeeded' | 'refused' | 'failed';
  readonly at: Timestamp;
  /**
   * Of the client's request; the envelope's correlation id.
   */
  readonly requestId: string;
  /**
   * What a reader needs to understand the action; never an input or an output of a job.
   */
  readonly details?: {
    readonly [k: string]: string | number | boolean;
  };
}
/**
 * A service asks JetStream to store something, to see whether it does.
 */
export interface BusProbed {
  readonly instance: Instance;
}
/**
 * A fact about a job: it is in a new state. The type says which; output and input are not in it, read the job.
 */
export interface JobChanged {
  readonly state: JobState;
  readonly attempt: number;
  readonly operation: OperationName;
  readonly queue: QueueName;
  readonly error?: JobError;
  readonly progress?: Progress;
  readonly createdAt: Timestamp;
  readonly finishedAt?: Timestamp;
}
/**
 * A client asked for a job. The envelope's id and subject are the job id.
 */
export interface JobRequested {
  readonly operation: OperationName;
  readonly queue: QueueName;
  /**
   * Validated against the operation's input schema.
   */
  readonly input: unknown;
  readonly priority: Priority;
  readonly maxAttempts: AttemptsMax;
  readonly timeoutMs?: TimeoutMs;
  readonly runAt?: Timestamp;
  readonly deadline?: Timestamp;
  readonly concurrencyKey?: ConcurrencyKey;
  readonly metadata?: Metadata;
  /**
   * 128 bits of SHA-256 over the request body: tells a retry from a reuse of its idempotency key. Without a key, dashes.
   */
  readonly fingerprint: string;
  readonly principal: string;
  readonly requestedAt: Timestamp;
  readonly notify?: GatewayAddress;
  /**
   * The dead letter that the job was made from again.
   */
  readonly redrive?: {
    readonly of: Uuid;
    readonly root: Uuid13;
    /**
     * Which redrive of the lineage this is.
     */
    readonly number: number;
  };
}
/**
 * An envelope together with the reason we gave up on it.
 */
export interface MessageDeadLettered {
  readonly reason: string;
  readonly code: string;
  /**
   * Equal for failures of one cause: a hash of code, operation and the message with its figures and ids taken out.
   */
  readonly fingerprint: string;
  readonly attempts: number;
  readonly failedAt: Timestamp;
  readonly stream: string;
  readonly consumer: string;
  readonly subject?: string;
  readonly sequence?: number;
  readonly jobId?: Uuid;
  readonly operation?: OperationName;
  /**
   * The envelope as it was, where it could be read.
   */
  readonly envelope?: unknown;
  /**
   * The bytes in base64, where they could not be read as an envelope.
   */
  readonly raw?: string;
}
/**
 * The registry of operations has changed: whoever caches it reads it again.
 */
export interface OperationsChanged {
  readonly names: readonly OperationName[];
}
/**
 * A service sends by another road than before. It is said once JetStream takes it again, with the time at which it happened.
 */
export interface RoadSwitched {
  readonly service: string;
  readonly instance: Instance;
  /**
   * The road from then on.
   */
  readonly road: 'jetstream' | 'http';
  readonly at: Timestamp;
}
/**
 * The orchestrator gives one attempt at a job to a queue.
 */
export interface WorkAssigned {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly attempt: Attempt;
  readonly maxAttempts: AttemptsMax;
  readonly timeoutMs?: TimeoutMs;
  readonly deadline?: Timestamp;
  readonly metadata?: Metadata;
  /**
   * The job is not recorded yet. An end that comes at once is wanted in the reply, and is recorded together with the job.
   */
  readonly endInReply?: true;
}
/**
 * The direct notice to the workers of a queue that a job of theirs was cancelled; the subject is the job.
 */
export interface WorkCancelled {
  readonly attempt: Attempt;
}
/**
 * A worker reports how an attempt ended.
 */
export interface WorkFinished {
  readonly attempt: Attempt;
  readonly outcome: 'succeeded' | 'failed' | 'expired';
  readonly output?: unknown;
  readonly error?: JobError;
  /**
   * Only with outcome failed; trying again cannot help when false.
   */
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly worker: string;
  readonly startedAt: Timestamp;
  readonly finishedAt: Timestamp;
}
/**
 * An attempt is running; sent by handlers that report progress or take long.
 */
export interface WorkProgressed {
  readonly attempt: Attempt;
  readonly worker: string;
  readonly startedAt: Timestamp;
  readonly progress?: Progress;
}

/** What a message carries as `data`, by file name. */
export interface MessageSchemas {
  readonly 'access-revoked.v1': AccessRevoked;
  readonly 'audit-recorded.v1': AuditRecorded;
  readonly 'bus-probed.v1': BusProbed;
  readonly 'job-changed.v1': JobChanged;
  readonly 'job-finished.v1': JobFinished;
  readonly 'job-requested.v1': JobRequested;
  readonly 'message-dead-lettered.v1': MessageDeadLettered;
  readonly 'operations-changed.v1': OperationsChanged;
  readonly 'road-switched.v1': RoadSwitched;
  readonly 'work-assigned.v1': WorkAssigned;
  readonly 'work-cancelled.v1': WorkCancelled;
  readonly 'work-finished.v1': WorkFinished;
  readonly 'work-progressed.v1': WorkProgressed;
}

/** Bodies, by the names that routes.ts uses. */
export interface HttpSchemas {
  readonly 'add-api-key': AddApiKey;
  readonly 'add-schedule': AddSchedule;
  readonly 'add-tenant': AddTenant;
  readonly 'add-user': AddUser;
  readonly 'alter-queue': AlterQueue;
  readonly 'api-key-list': ApiKeyList;
  readonly 'api-key': ApiKey;
  readonly 'cancel-job': CancelJob;
  readonly 'change-api-key': ChangeApiKey;
  readonly 'change-dead-letters': ChangeDeadLetters;
  readonly 'change-password': ChangePassword;
  readonly 'change-queue': ChangeQueue;
  readonly 'change-schedule': ChangeSchedule;
  readonly 'change-tenant': ChangeTenant;
  readonly 'change-user': ChangeUser;
  readonly 'check-login': CheckLogin;
  readonly 'check-refresh': CheckRefresh;
  readonly 'claim-attempt': ClaimAttempt;
  readonly 'claimed-attempt': ClaimedAttempt;
  readonly 'create-api-key': CreateApiKey;
  readonly 'create-job': CreateJob;
  readonly 'create-jobs-batch': CreateJobsBatch;
  readonly 'create-schedule': CreateSchedule;
  readonly 'create-tenant': CreateTenant;
  readonly 'create-user': CreateUser;
  readonly 'dead-letter-list': DeadLetterList;
  readonly 'dead-letter': DeadLetter;
  readonly 'end-session': EndSession;
  readonly 'execute-operation': ExecuteOperation;
  readonly 'executed-operation': ExecutedOperation;
  readonly 'health': Health;
  readonly 'identity': Identity;
  readonly 'job-attempts': JobAttempts;
  readonly 'job-list': JobList;
  readonly 'job': Job;
  readonly 'jobs-batch': JobsBatch;
  readonly 'json-web-key-set': JsonWebKeySet;
  readonly 'list-api-keys-query': ListApiKeysQuery;
  readonly 'list-dead-letters-query': ListDeadLettersQuery;
  readonly 'list-jobs-query': ListJobsQuery;
  readonly 'list-schedules-query': ListSchedulesQuery;
  readonly 'list-tenants-query': ListTenantsQuery;
  readonly 'list-users-query': ListUsersQuery;
  readonly 'login': Login;
  readonly 'logout': Logout;
  readonly 'message-fates': MessageFates;
  readonly 'operation-list': OperationList;
  readonly 'operation': Operation;
  readonly 'page-query': PageQuery;
  readonly 'problem': Problem;
  readonly 'queue-list': QueueList;
  readonly 'queue-states': QueueStates;
  readonly 'queue': Queue;
  readonly 'redrive-dead-letter': RedriveDeadLetter;
  readonly 'redrive-dead-letters': RedriveDeadLetters;
  readonly 'redriven-dead-letter': RedrivenDeadLetter;
  readonly 'redriven-dead-letters': RedrivenDeadLetters;
  readonly 'refresh-tokens': RefreshTokens;
  readonly 'register-user': RegisterUser;
  readonly 'register-worker': RegisterWorker;
  readonly 'register': Register;
  readonly 'registered-worker': RegisteredWorker;
  readonly 'replace-password': ReplacePassword;
  readonly 'revocation-list': RevocationList;
  readonly 'revoke-api-keys-query': RevokeApiKeysQuery;
  readonly 'rotate-api-key': RotateApiKey;
  readonly 'schedule-list': ScheduleList;
  readonly 'schedule': Schedule;
  readonly 'service-info': ServiceInfo;
  readonly 'tenant-list': TenantList;
  readonly 'tenant-usage': TenantUsage;
  readonly 'tenant': Tenant;
  readonly 'tokens': Tokens;
  readonly 'update-schedule': UpdateSchedule;
  readonly 'update-tenant': UpdateTenant;
  readonly 'update-user': UpdateUser;
  readonly 'user-list': UserList;
  readonly 'user': User;
  readonly 'verify-api-key': VerifyApiKey;
}
