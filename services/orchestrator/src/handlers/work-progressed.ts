import type { GroupHandler, Outgoing } from '@weir/messaging';
import type { JobChanged } from '@weir/schemas';
import { enqueue } from '@weir/store';
import { jobEvent } from '../domain/job-envelopes.ts';
import { inFlightStates } from '../domain/job-state.ts';
import type { Parts } from '../parts.ts';

/** Records that attempts run and how far they are. Only handlers that take long or report progress cause it, so it may cost more. */
export const workProgressed =
  (parts: Parts): GroupHandler<'work-progressed'> =>
  async (deliveries) => {
    await parts.workInHand.lease(deliveries.map(({ envelope }) => envelope.subject));
    const owed = await parts.database.with((kysely) =>
      kysely.transaction().execute(async (tx) => {
        const outgoing: Outgoing[] = [];
        for (const { envelope } of deliveries) {
          const { attempt, worker, startedAt, progress } = envelope.data;
          const found = await tx
            .selectFrom('jobs')
            .select(['state', 'operation', 'queue', 'tenant_id', 'progress', 'created_at'])
            .where('id', '=', envelope.subject)
            .where('attempt', '=', attempt)
            .where('state', 'in', inFlightStates)
            .forUpdate()
            .executeTakeFirst();
          if (found === undefined) continue;
          const sequence = (found.progress as { sequence: number } | null)?.sequence ?? 0;
          // Reports may overtake one another; an older one is no news, and neither is a start that is known.
          if (progress === undefined ? found.state === 'running' : progress.sequence <= sequence) continue;
          await tx
            .updateTable('jobs')
            .set({
              state: 'running',
              worker,
              started_at: startedAt,
              ...(progress === undefined ? {} : { progress: JSON.stringify(progress) }),
            } as never)
            .where('id', '=', envelope.subject)
            .execute();
          const event = (at: string, more: Pick<JobChanged, 'progress'>) =>
            jobEvent(parts.source, {
              jobId: envelope.subject,
              tenantId: found.tenant_id,
              correlationId: envelope.correlationid,
              traceparent: envelope.traceparent,
              at,
              data: {
                state: 'running',
                attempt,
                operation: found.operation,
                queue: found.queue,
                createdAt: found.created_at.toISOString(),
                ...more,
              },
            });
          // The first report of an attempt may be of its progress already; that it has begun is a fact of its own.
          if (found.state !== 'running') outgoing.push(event(startedAt, {}));
          if (progress !== undefined) outgoing.push(event(envelope.time, { progress }));
        }
        return { id: await enqueue(tx, outgoing), outgoing };
      }),
    );
    if (owed.id !== undefined) parts.relay.offer(owed.id, owed.outgoing);
    return { publish: [] };
  };
