// Generated from the schemas by "npm run generate"; never edited.
import type {
  Envelope,
  AlterQueue,
  ChangeQueue,
  ClaimAttempt,
  ClaimedAttempt,
  CreateJob,
  CreateJobsBatch,
  ExecuteOperation,
  ExecutedOperation,
  Health,
  Identity,
  JobList,
  Job,
  JobsBatch,
  ListJobsQuery,
  MessageFates,
  OperationList,
  Operation,
  Problem,
  QueueList,
  QueueStates,
  Queue,
  RegisterWorker,
  RegisteredWorker,
  ServiceInfo,
  VerifyApiKey,
  JobChanged,
  JobFinished,
  JobRequested,
  MessageDeadLettered,
  OperationsChanged,
  WorkAssigned,
  WorkFinished,
  WorkProgressed,
  HttpSchemas,
  MessageSchemas,
} from './types.ts';

export interface ValidationError {
  /** JSON Pointer to what is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schemaPath: string;
}

/** A type guard. `errors` holds the first error of the last call, or null when that found none: read it at once. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly ValidationError[] | null;
}

export declare const validateEnvelope: Validator<Envelope>;
export declare const validateAlterQueue: Validator<AlterQueue>;
export declare const validateChangeQueue: Validator<ChangeQueue>;
export declare const validateClaimAttempt: Validator<ClaimAttempt>;
export declare const validateClaimedAttempt: Validator<ClaimedAttempt>;
export declare const validateCreateJob: Validator<CreateJob>;
export declare const validateCreateJobsBatch: Validator<CreateJobsBatch>;
export declare const validateExecuteOperation: Validator<ExecuteOperation>;
export declare const validateExecutedOperation: Validator<ExecutedOperation>;
export declare const validateHealth: Validator<Health>;
export declare const validateIdentity: Validator<Identity>;
export declare const validateJobList: Validator<JobList>;
export declare const validateJob: Validator<Job>;
export declare const validateJobsBatch: Validator<JobsBatch>;
export declare const validateListJobsQuery: Validator<ListJobsQuery>;
export declare const validateMessageFates: Validator<MessageFates>;
export declare const validateOperationList: Validator<OperationList>;
export declare const validateOperation: Validator<Operation>;
export declare const validateProblem: Validator<Problem>;
export declare const validateQueueList: Validator<QueueList>;
export declare const validateQueueStates: Validator<QueueStates>;
export declare const validateQueue: Validator<Queue>;
export declare const validateRegisterWorker: Validator<RegisterWorker>;
export declare const validateRegisteredWorker: Validator<RegisteredWorker>;
export declare const validateServiceInfo: Validator<ServiceInfo>;
export declare const validateVerifyApiKey: Validator<VerifyApiKey>;
export declare const validateJobChanged: Validator<JobChanged>;
export declare const validateJobFinished: Validator<JobFinished>;
export declare const validateJobRequested: Validator<JobRequested>;
export declare const validateMessageDeadLettered: Validator<MessageDeadLettered>;
export declare const validateOperationsChanged: Validator<OperationsChanged>;
export declare const validateWorkAssigned: Validator<WorkAssigned>;
export declare const validateWorkFinished: Validator<WorkFinished>;
export declare const validateWorkProgressed: Validator<WorkProgressed>;

/** Validators of `data`, by file name. */
export declare const messageValidators: { readonly [K in keyof MessageSchemas]: Validator<MessageSchemas[K]> };

/** Validators of bodies, by the names of routes.ts. */
export declare const httpValidators: { readonly [K in keyof HttpSchemas]: Validator<HttpSchemas[K]> };
