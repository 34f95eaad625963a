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
 * One try at a job; counts from 1; it is the fence.
 */
export type Attempt = number;
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
 * One running process of a service.
 */
export type Instance = string;
/**
 * The direct notice to the gateway whose client waits: the finished job as the client gets it.
 */
export type JobFinished = Job;
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
 * An operator wants a queue to be otherwise.
 */
export interface AlterQueue {
  readonly principal: string;
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
 * The client's own labels; stored, returned, never interpreted.
 */
export interface Metadata {
  readonly [k: string]: string;
}
/**
 * Up to 1,000 jobs; each is judged on its own merit.
 */
export interface CreateJobsBatch {
  readonly jobs: readonly CreateJob[];
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
 * Who is asking, for which tenant, and what they may do.
 */
export interface Identity {
  readonly principal: string;
  readonly tenantId: Uuid;
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly tier: 'free' | 'pro' | 'enterprise';
  readonly expiresAt?: Timestamp;
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
}
/**
 * Every registered operation.
 */
export interface OperationList {
  readonly items: readonly Operation[];
  readonly nextCursor: null;
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
 * Every queue, in the order of their names.
 */
export interface QueueList {
  readonly items: readonly Queue[];
  readonly nextCursor: null;
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
 * A worker process says that it is there, what it can do and how much at once; repeated as a heartbeat.
 */
export interface RegisterWorker {
  readonly instance: Instance;
  readonly queue: QueueName;
  /**
   * Jobs it can hold at once; 0 while it drains.
   */
  readonly capacity: number;
  readonly internalUrl?: string;
  readonly operations: readonly Operation[];
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
 * The gateway asks who an API key belongs to.
 */
export interface VerifyApiKey {
  readonly key: string;
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
   * 128 bits of SHA-256 over the request body: tells a retry from a reuse of its idempotency key.
   */
  readonly fingerprint: string;
  readonly principal: string;
  readonly requestedAt: Timestamp;
  readonly notify?: Instance;
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
  readonly 'job-changed.v1': JobChanged;
  readonly 'job-finished.v1': JobFinished;
  readonly 'job-requested.v1': JobRequested;
  readonly 'message-dead-lettered.v1': MessageDeadLettered;
  readonly 'operations-changed.v1': OperationsChanged;
  readonly 'work-assigned.v1': WorkAssigned;
  readonly 'work-finished.v1': WorkFinished;
  readonly 'work-progressed.v1': WorkProgressed;
}

/** Bodies, by the names that routes.ts uses. */
export interface HttpSchemas {
  readonly 'alter-queue': AlterQueue;
  readonly 'change-queue': ChangeQueue;
  readonly 'claim-attempt': ClaimAttempt;
  readonly 'claimed-attempt': ClaimedAttempt;
  readonly 'create-job': CreateJob;
  readonly 'create-jobs-batch': CreateJobsBatch;
  readonly 'execute-operation': ExecuteOperation;
  readonly 'executed-operation': ExecutedOperation;
  readonly 'health': Health;
  readonly 'identity': Identity;
  readonly 'job-list': JobList;
  readonly 'job': Job;
  readonly 'jobs-batch': JobsBatch;
  readonly 'list-jobs-query': ListJobsQuery;
  readonly 'message-fates': MessageFates;
  readonly 'operation-list': OperationList;
  readonly 'operation': Operation;
  readonly 'problem': Problem;
  readonly 'queue-list': QueueList;
  readonly 'queue-states': QueueStates;
  readonly 'queue': Queue;
  readonly 'register-worker': RegisterWorker;
  readonly 'registered-worker': RegisteredWorker;
  readonly 'service-info': ServiceInfo;
  readonly 'verify-api-key': VerifyApiKey;
}
