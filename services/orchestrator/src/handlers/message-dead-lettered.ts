import type { Delivery, Envelope, GroupHandler, Outgoing } from '@weir/messaging';
import { transactional } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import { deadLetterRow, requestIn } from '../domain/dead-letter.ts';
import { jobEvent } from '../domain/job-envelopes.ts';
import { storedRequest } from '../domain/stored-request.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';

type Letter = Envelope<'message-dead-lettered'>;

/** Records what anybody gave up on, whatever it is. The inbox keeps a dead letter that was deleted from coming back. */
export const messageDeadLettered = (parts: Parts): GroupHandler<'message-dead-lettered'> =>
  transactional<Tables, 'message-dead-lettered'>(
    parts.database,
    parts.relay,
    async (deliveries: readonly Delivery<'message-dead-lettered'>[], tx) => {
      const letters = deliveries.map(({ envelope }) => envelope);
      await tx
        .insertInto('dead_letters')
        .values(letters.map(deadLetterRow))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const events: Outgoing[] = [];
      for (const letter of letters) events.push(...(await endUnrecorded(parts, tx, letter)));
      return events;
    },
  );

/**
 * A job whose request was given up on was promised to its client and never recorded; it is recorded as what it is now. What Postgres
 * refuses about it is the reason why it is here, and must not cost the dead letter.
 */
async function endUnrecorded(parts: Parts, tx: Transaction<Tables>, letter: Letter): Promise<Outgoing[]> {
  const { code, reason, envelope, stream, failedAt } = letter.data;
  const request = requestIn({ envelope, tenantId: letter.tenantid });
  if (request === undefined || stream === 'WORK') return [];
  const { operation, queue, maxAttempts, priority, requestedAt } = request.data;
  const error = { code, message: reason };
  await sql`savepoint unrecorded`.execute(tx);
  try {
    const added = await tx
      .insertInto('jobs')
      .values({
        id: request.subject,
        tenant_id: request.tenantid,
        operation,
        queue,
        state: 'dead_lettered',
        attempt: 0,
        max_attempts: maxAttempts,
        priority,
        notify: null,
        request: JSON.stringify(storedRequest(request)),
        error: JSON.stringify(error),
        created_at: new Date(requestedAt),
        finished_at: new Date(failedAt),
      } as never)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    await sql`release savepoint unrecorded`.execute(tx);
    if (added === undefined) return [];
  } catch (cause) {
    await sql`rollback to savepoint unrecorded`.execute(tx);
    parts.log.warn({ err: cause, jobId: request.subject }, 'a job that was given up on could not be recorded');
    return [];
  }
  return [
    jobEvent(parts.source, {
      jobId: request.subject,
      tenantId: request.tenantid,
      correlationId: request.correlationid,
      traceparent: request.traceparent,
      at: failedAt,
      data: {
        state: 'dead_lettered',
        attempt: 0,
        operation,
        queue,
        createdAt: requestedAt,
        finishedAt: failedAt,
        error,
      },
    }),
  ];
}
