// Generated from the schemas by "npm run generate"; never edited.
import type {
  Envelope,
  ChangeDeadLetters,
  ClaimAttempt,
  ClaimedAttempt,
  CreateJob,
  CreateJobsBatch,
  DeadLetterList,
  DeadLetter,
  ExecuteOperation,
  ExecutedOperation,
  Health,
  Identity,
  JobList,
  Job,
  JobsBatch,
  ListDeadLettersQuery,
  ListJobsQuery,
  MessageFates,
  OperationList,
  Operation,
  Problem,
  RedriveDeadLetter,
  RedriveDeadLetters,
  RedrivenDeadLetter,
  RedrivenDeadLetters,
  RegisterWorker,
  RegisteredWorker,
  ServiceInfo,
  VerifyApiKey,
  AuditRecorded,
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
export declare const validateChangeDeadLetters: Validator<ChangeDeadLetters>;
export declare const validateClaimAttempt: Validator<ClaimAttempt>;
export declare const validateClaimedAttempt: Validator<ClaimedAttempt>;
export declare const validateCreateJob: Validator<CreateJob>;
export declare const validateCreateJobsBatch: Validator<CreateJobsBatch>;
export declare const validateDeadLetterList: Validator<DeadLetterList>;
export declare const validateDeadLetter: Validator<DeadLetter>;
export declare const validateExecuteOperation: Validator<ExecuteOperation>;
export declare const validateExecutedOperation: Validator<ExecutedOperation>;
export declare const validateHealth: Validator<Health>;
export declare const validateIdentity: Validator<Identity>;
export declare const validateJobList: Validator<JobList>;
export declare const validateJob: Validator<Job>;
export declare const validateJobsBatch: Validator<JobsBatch>;
export declare const validateListDeadLettersQuery: Validator<ListDeadLettersQuery>;
export declare const validateListJobsQuery: Validator<ListJobsQuery>;
export declare const validateMessageFates: Validator<MessageFates>;
export declare const validateOperationList: Validator<OperationList>;
export declare const validateOperation: Validator<Operation>;
export declare const validateProblem: Validator<Problem>;
export declare const validateRedriveDeadLetter: Validator<RedriveDeadLetter>;
export declare const validateRedriveDeadLetters: Validator<RedriveDeadLetters>;
export declare const validateRedrivenDeadLetter: Validator<RedrivenDeadLetter>;
export declare const validateRedrivenDeadLetters: Validator<RedrivenDeadLetters>;
export declare const validateRegisterWorker: Validator<RegisterWorker>;
export declare const validateRegisteredWorker: Validator<RegisteredWorker>;
export declare const validateServiceInfo: Validator<ServiceInfo>;
export declare const validateVerifyApiKey: Validator<VerifyApiKey>;
export declare const validateAuditRecorded: Validator<AuditRecorded>;
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
