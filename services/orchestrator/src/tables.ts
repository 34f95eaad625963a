import type { StoreTables } from '@weir/store';
import type { ColumnType, Generated } from 'kysely';
import type { JobState } from './domain/job-state.ts';
import type { QueueState } from './domain/queue-settings.ts';

type Json<T> = ColumnType<T, string | null, string | null>;

/**
 * One job. `domain/stored-request.ts` makes what was asked for again from `request` and the other columns, which are what the orchestrator
 * decides by and what it decided. No index covers a column that changes on the way of every job, so that updates stay HOT (ADR 0009).
 */
export interface JobsTable {
  id: string;
  tenant_id: string;
  operation: string;
  queue: string;
  state: JobState;
  attempt: number;
  max_attempts: number;
  priority: number;
  notify: string | null;
  request: Json<unknown>;
  output: Json<unknown>;
  error: Json<unknown>;
  progress: Json<unknown>;
  /** The attempts that ended without success, oldest first; the last attempt is in the row's own columns. */
  attempts: Json<unknown>;
  worker: string | null;
  deadline_at: Date | null;
  created_at: Date;
  recorded_at: Generated<Date>;
  dispatched_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
}

/** Jobs that cannot be dispatched now: the queue is full, their time has not come, or they wait for their next attempt. */
export interface WaitingTable {
  job_id: string;
  tenant_id: string;
  queue: string;
  priority: number;
  due_at: Date;
  /** What it waits for beside room in the queue; `domain/gate.ts` has the form. */
  gate: string;
}

/** A job in flight that counts against a limit: of its concurrency key, or of a queue whose every job counts. */
export interface SlotsTable {
  job_id: string;
  queue: string;
  tenant_id: string;
  /** Empty where the job has none. */
  concurrency_key: string;
  attempt: number;
}

/** How an operator wants a queue to be; one without a row is as it comes. */
export interface QueuesTable {
  name: string;
  state: Generated<QueueState>;
  concurrency_max: number | null;
  tenant_concurrency_max: number | null;
  key_concurrency_max: Generated<number>;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface QueueTenantsTable {
  queue: string;
  tenant_id: string;
  weight: Generated<number>;
  concurrency_max: number | null;
}

/** What is left of an operation's rate. */
export interface RateBucketsTable {
  operation: string;
  tokens: number;
  filled_at: Date;
}

/** Jobs that were not finished a while after they were recorded; the reconcile sweep looks after them one by one. */
export interface LingeringTable {
  job_id: string;
}

export interface OperationsTable {
  name: string;
  queue: string;
  definition: Json<unknown>;
  updated_at: Generated<Date>;
}

/** The worker processes that said they are there; a row counts while it is fresh. */
export interface WorkersTable {
  instance: string;
  queue: string;
  capacity: number;
  seen_at: Generated<Date>;
  /** What its service token says, and where it takes work by HTTP. */
  service: Generated<string>;
  internal_url: string | null;
}

/** Attempts that are held by a worker's heartbeat instead of a message, and when it last named them. */
export interface LeasesTable {
  job_id: string;
  attempt: number;
  instance: string;
  renewed_at: Generated<Date>;
}

/** How far the reconcile sweep has read the jobs; one row. */
export interface SweepCursorTable {
  id: Generated<number>;
  recorded_until: Date;
}

/** Jobs that come again and again. `next_run_at` is null while it is paused, and when no run is left. */
export interface SchedulesTable {
  id: string;
  tenant_id: string;
  name: string;
  principal: string;
  job: Json<unknown>;
  defaults: Json<unknown>;
  cron: string | null;
  time_zone: string | null;
  every_ms: ColumnType<string | null, number | null, never>;
  missed_runs: 'skip' | 'last' | 'all';
  start_at: Date | null;
  end_at: Date | null;
  paused: boolean;
  next_run_at: Date | null;
  last_run_at: Date | null;
  last_job_id: string | null;
  /** The latest run that did not begin when it should have, and why. */
  missed_run_at: Generated<Date | null>;
  missed_code: Generated<string | null>;
  /** Until then nobody tries again to begin the runs that are due: the tenant's quota is used up. */
  held_until: Generated<Date | null>;
  created_at: Date;
}

/** Who leads what, and until when. */
export interface LeadersTable {
  name: string;
  holder: string;
  expires_at: Date;
}

/** What was given up on. `root_id` is the first dead letter of its lineage, itself if it was never redriven. */
export interface DeadLettersTable {
  id: string;
  tenant_id: string;
  fingerprint: string;
  code: string;
  reason: string;
  operation: string | null;
  job_id: string | null;
  attempts: number;
  failed_at: Date;
  recorded_at: Generated<Date>;
  stream: string;
  consumer: string;
  sequence: string | null;
  envelope: Json<unknown>;
  /** In base64, when the bytes were no envelope. */
  raw: string | null;
  redrivable: boolean;
  root_id: string;
  redrive_of: string | null;
  redriven_as: string | null;
}

/** Each redrive of a lineage; kept longer than its dead letters, since deleting one must not allow more redrives. */
export interface RedrivesTable {
  tenant_id: string;
  root_id: string;
  number: number;
  dead_letter_id: string;
  job_id: string;
  principal: string;
  redriven_at: Generated<Date>;
}

export interface Tables extends StoreTables {
  jobs: JobsTable;
  waiting: WaitingTable;
  lingering: LingeringTable;
  operations: OperationsTable;
  workers: WorkersTable;
  sweep_cursor: SweepCursorTable;
  queues: QueuesTable;
  queue_tenants: QueueTenantsTable;
  slots: SlotsTable;
  rate_buckets: RateBucketsTable;
  schedules: SchedulesTable;
  leaders: LeadersTable;
  leases: LeasesTable;
  dead_letters: DeadLettersTable;
  redrives: RedrivesTable;
}
