import type { Outgoing } from '@weir/messaging';
import type { Database } from '@weir/store';
import { jobEvent } from './domain/job-envelopes.ts';
import { isTerminal, type JobState } from './domain/job-state.ts';
import { type JobRow, jobColumns } from './domain/job-view.ts';
import type { Tables } from './tables.ts';

/**
 * Makes the events of an outbox row of kind `job-changed` from its facts, `[jobId, state, attempt]` each: the ones that the handler
 * made from memory when it wrote the row, with the same ids. Only a relay that finds the row after a crash needs it.
 */
export const unfoldJobChanged =
  (database: Database<Tables>, source: string) =>
  async (facts: unknown): Promise<readonly Outgoing[]> => {
    const changes = facts as readonly (readonly [string, JobState, number])[];
    const rows = await database.with((kysely) =>
      kysely
        .selectFrom('jobs')
        .select(jobColumns)
        .where(
          'id',
          'in',
          changes.map(([id]) => id),
        )
        .execute(),
    );
    const byId = new Map(rows.map((row) => [row.id, row as JobRow]));
    return changes.flatMap(([jobId, state, attempt]) => {
      const row = byId.get(jobId);
      if (row === undefined) return [];
      const { correlationid, traceparent } = row.request;
      const createdAt = row.created_at.toISOString();
      const finishedAt = isTerminal(state) ? row.finished_at?.toISOString() : undefined;
      return [
        jobEvent(source, {
          jobId,
          tenantId: row.tenant_id,
          correlationId: correlationid,
          traceparent,
          at: finishedAt ?? createdAt,
          data: {
            state,
            attempt,
            operation: row.operation,
            queue: row.queue,
            createdAt,
            ...(finishedAt === undefined ? {} : { finishedAt }),
            ...(isTerminal(state) && row.error !== null ? { error: row.error } : {}),
          },
        }),
      ];
    });
  };
