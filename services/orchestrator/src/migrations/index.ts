import type { Migrations } from '@weir/store';
import * as jobs from './0001-jobs.ts';
import * as deadLetters from './0002-dead-letters.ts';
import * as queues from './0003-queues.ts';
import * as schedules from './0004-schedules.ts';
import * as leases from './0005-leases.ts';
import * as rowLevelSecurity from './0006-row-level-security.ts';
import * as missedRuns from './0007-missed-runs.ts';
import * as roomForUpdates from './0008-room-for-updates.ts';
import * as requests from './0009-requests.ts';

/** In order; a migration that was released never changes. */
export const migrations: Migrations = {
  '0001-jobs': jobs,
  '0002-dead-letters': deadLetters,
  '0003-queues': queues,
  '0004-schedules': schedules,
  '0005-leases': leases,
  '0006-row-level-security': rowLevelSecurity,
  '0007-missed-runs': missedRuns,
  '0008-room-for-updates': roomForUpdates,
  '0009-requests': requests,
};
