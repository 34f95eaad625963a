import { hash } from 'node:crypto';
import { deriveId, type Envelope, open, seal } from '@weir/messaging';
import type { Operation } from '@weir/schemas';
import type { ScheduleRow } from './schedule-view.ts';

const PRIORITY_DEFAULT = 5;
const JOB_REQUESTED = new Set(['job-requested'] as const);

/**
 * What one run of a schedule asks for. The job's id follows from the schedule and the run's time, so that whoever starts the run
 * starts the same job. `operation` is the operation as it is now; without it the one of the schedule's creation counts.
 *
 * @throws EnvelopeInvalid when what is stored does not fit the schema of a request any more.
 */
export function scheduledJob(
  source: string,
  row: ScheduleRow,
  run: Date,
  now: Date,
  operation: Operation | undefined,
): Envelope<'job-requested'> {
  const { job, defaults } = row;
  const { deadlineAfterMs, ...asked } = job;
  const jobId = deriveId(row.id, run.toISOString());
  const requestedAt = now.toISOString();
  const request = seal({
    type: 'job-requested',
    id: jobId,
    source,
    subject: jobId,
    tenantId: row.tenant_id,
    correlationId: `schedule-${row.id}`,
    causationId: row.id,
    time: requestedAt,
    data: {
      ...asked,
      queue: operation?.queue ?? defaults.queue,
      priority: asked.priority ?? PRIORITY_DEFAULT,
      maxAttempts: asked.maxAttempts ?? operation?.maxAttempts ?? defaults.maxAttempts,
      timeoutMs: asked.timeoutMs ?? operation?.timeoutMs ?? defaults.timeoutMs,
      runAt: run.toISOString(),
      ...(deadlineAfterMs === undefined ? {} : { deadline: new Date(run.getTime() + deadlineAfterMs).toISOString() }),
      fingerprint: hash('sha256', JSON.stringify(job), 'base64url').slice(0, 22),
      principal: row.principal,
      requestedAt,
    },
  });
  return open(request, JOB_REQUESTED);
}
