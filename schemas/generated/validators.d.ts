// Generated from the schemas by "npm run generate"; never edited.
import type {
  Envelope,
  AddApiKey,
  AddSchedule,
  AddTenant,
  AddUser,
  AlterQueue,
  ApiKeyList,
  ApiKey,
  CancelJob,
  ChangeApiKey,
  ChangeDeadLetters,
  ChangePassword,
  ChangeQueue,
  ChangeSchedule,
  ChangeTenant,
  ChangeUser,
  CheckLogin,
  CheckRefresh,
  ClaimAttempt,
  ClaimedAttempt,
  CreateApiKey,
  CreateJob,
  CreateJobsBatch,
  CreateSchedule,
  CreateTenant,
  CreateUser,
  DeadLetterList,
  DeadLetter,
  EndSession,
  ExecuteOperation,
  ExecutedOperation,
  Health,
  Identity,
  JobAttempts,
  JobList,
  Job,
  JobsBatch,
  JsonWebKeySet,
  ListApiKeysQuery,
  ListDeadLettersQuery,
  ListJobsQuery,
  ListSchedulesQuery,
  ListTenantsQuery,
  ListUsersQuery,
  Login,
  Logout,
  MessageFates,
  OperationList,
  Operation,
  PageQuery,
  Problem,
  QueueList,
  QueueStates,
  Queue,
  RedriveDeadLetter,
  RedriveDeadLetters,
  RedrivenDeadLetter,
  RedrivenDeadLetters,
  RefreshTokens,
  RegisterUser,
  RegisterWorker,
  Register,
  RegisteredWorker,
  ReplacePassword,
  RevocationList,
  RevokeApiKeysQuery,
  RotateApiKey,
  ScheduleList,
  Schedule,
  ServiceInfo,
  TenantList,
  TenantUsage,
  Tenant,
  Tokens,
  UpdateSchedule,
  UpdateTenant,
  UpdateUser,
  UserList,
  User,
  VerifyApiKey,
  AccessRevoked,
  AuditRecorded,
  BusProbed,
  JobChanged,
  JobFinished,
  JobRequested,
  MessageDeadLettered,
  OperationsChanged,
  RoadSwitched,
  WorkAssigned,
  WorkCancelled,
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
export declare const validateAddApiKey: Validator<AddApiKey>;
export declare const validateAddSchedule: Validator<AddSchedule>;
export declare const validateAddTenant: Validator<AddTenant>;
export declare const validateAddUser: Validator<AddUser>;
export declare const validateAlterQueue: Validator<AlterQueue>;
export declare const validateApiKeyList: Validator<ApiKeyList>;
export declare const validateApiKey: Validator<ApiKey>;
export declare const validateCancelJob: Validator<CancelJob>;
export declare const validateChangeApiKey: Validator<ChangeApiKey>;
export declare const validateChangeDeadLetters: Validator<ChangeDeadLetters>;
export declare const validateChangePassword: Validator<ChangePassword>;
export declare const validateChangeQueue: Validator<ChangeQueue>;
export declare const validateChangeSchedule: Validator<ChangeSchedule>;
export declare const validateChangeTenant: Validator<ChangeTenant>;
export declare const validateChangeUser: Validator<ChangeUser>;
export declare const validateCheckLogin: Validator<CheckLogin>;
export declare const validateCheckRefresh: Validator<CheckRefresh>;
export declare const validateClaimAttempt: Validator<ClaimAttempt>;
export declare const validateClaimedAttempt: Validator<ClaimedAttempt>;
export declare const validateCreateApiKey: Validator<CreateApiKey>;
export declare const validateCreateJob: Validator<CreateJob>;
export declare const validateCreateJobsBatch: Validator<CreateJobsBatch>;
export declare const validateCreateSchedule: Validator<CreateSchedule>;
export declare const validateCreateTenant: Validator<CreateTenant>;
export declare const validateCreateUser: Validator<CreateUser>;
export declare const validateDeadLetterList: Validator<DeadLetterList>;
export declare const validateDeadLetter: Validator<DeadLetter>;
export declare const validateEndSession: Validator<EndSession>;
export declare const validateExecuteOperation: Validator<ExecuteOperation>;
export declare const validateExecutedOperation: Validator<ExecutedOperation>;
export declare const validateHealth: Validator<Health>;
export declare const validateIdentity: Validator<Identity>;
export declare const validateJobAttempts: Validator<JobAttempts>;
export declare const validateJobList: Validator<JobList>;
export declare const validateJob: Validator<Job>;
export declare const validateJobsBatch: Validator<JobsBatch>;
export declare const validateJsonWebKeySet: Validator<JsonWebKeySet>;
export declare const validateListApiKeysQuery: Validator<ListApiKeysQuery>;
export declare const validateListDeadLettersQuery: Validator<ListDeadLettersQuery>;
export declare const validateListJobsQuery: Validator<ListJobsQuery>;
export declare const validateListSchedulesQuery: Validator<ListSchedulesQuery>;
export declare const validateListTenantsQuery: Validator<ListTenantsQuery>;
export declare const validateListUsersQuery: Validator<ListUsersQuery>;
export declare const validateLogin: Validator<Login>;
export declare const validateLogout: Validator<Logout>;
export declare const validateMessageFates: Validator<MessageFates>;
export declare const validateOperationList: Validator<OperationList>;
export declare const validateOperation: Validator<Operation>;
export declare const validatePageQuery: Validator<PageQuery>;
export declare const validateProblem: Validator<Problem>;
export declare const validateQueueList: Validator<QueueList>;
export declare const validateQueueStates: Validator<QueueStates>;
export declare const validateQueue: Validator<Queue>;
export declare const validateRedriveDeadLetter: Validator<RedriveDeadLetter>;
export declare const validateRedriveDeadLetters: Validator<RedriveDeadLetters>;
export declare const validateRedrivenDeadLetter: Validator<RedrivenDeadLetter>;
export declare const validateRedrivenDeadLetters: Validator<RedrivenDeadLetters>;
export declare const validateRefreshTokens: Validator<RefreshTokens>;
export declare const validateRegisterUser: Validator<RegisterUser>;
export declare const validateRegisterWorker: Validator<RegisterWorker>;
export declare const validateRegister: Validator<Register>;
export declare const validateRegisteredWorker: Validator<RegisteredWorker>;
export declare const validateReplacePassword: Validator<ReplacePassword>;
export declare const validateRevocationList: Validator<RevocationList>;
export declare const validateRevokeApiKeysQuery: Validator<RevokeApiKeysQuery>;
export declare const validateRotateApiKey: Validator<RotateApiKey>;
export declare const validateScheduleList: Validator<ScheduleList>;
export declare const validateSchedule: Validator<Schedule>;
export declare const validateServiceInfo: Validator<ServiceInfo>;
export declare const validateTenantList: Validator<TenantList>;
export declare const validateTenantUsage: Validator<TenantUsage>;
export declare const validateTenant: Validator<Tenant>;
export declare const validateTokens: Validator<Tokens>;
export declare const validateUpdateSchedule: Validator<UpdateSchedule>;
export declare const validateUpdateTenant: Validator<UpdateTenant>;
export declare const validateUpdateUser: Validator<UpdateUser>;
export declare const validateUserList: Validator<UserList>;
export declare const validateUser: Validator<User>;
export declare const validateVerifyApiKey: Validator<VerifyApiKey>;
export declare const validateAccessRevoked: Validator<AccessRevoked>;
export declare const validateAuditRecorded: Validator<AuditRecorded>;
export declare const validateBusProbed: Validator<BusProbed>;
export declare const validateJobChanged: Validator<JobChanged>;
export declare const validateJobFinished: Validator<JobFinished>;
export declare const validateJobRequested: Validator<JobRequested>;
export declare const validateMessageDeadLettered: Validator<MessageDeadLettered>;
export declare const validateOperationsChanged: Validator<OperationsChanged>;
export declare const validateRoadSwitched: Validator<RoadSwitched>;
export declare const validateWorkAssigned: Validator<WorkAssigned>;
export declare const validateWorkCancelled: Validator<WorkCancelled>;
export declare const validateWorkFinished: Validator<WorkFinished>;
export declare const validateWorkProgressed: Validator<WorkProgressed>;

/** Validators of `data`, by file name. */
export declare const messageValidators: { readonly [K in keyof MessageSchemas]: Validator<MessageSchemas[K]> };

/** Validators of bodies, by the names of routes.ts. */
export declare const httpValidators: { readonly [K in keyof HttpSchemas]: Validator<HttpSchemas[K]> };
