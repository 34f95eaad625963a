import type { Migrations } from '@weir/store';
import * as jobs from './0001-jobs.ts';
import * as queues from './0003-queues.ts';

/** In order; a migration that was released never changes. */
export const migrations: Migrations = { '0001-jobs': jobs, '0003-queues': queues };
