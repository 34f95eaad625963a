import type { Bus } from '@weir/jetstream';
import { sql } from 'kysely';
import type { Parts } from './parts.ts';

/** As long as DEAD_LETTERS keeps them. */
const KEPT = '90 days';
/** Longer than any stream keeps a message, so that none is ever taken for new. */
const INBOX_KEPT = '100 days';
const SIZE_MAX = 1_000;
/** From so much of its room on, the stream gives up what Postgres has. */
const FULL_SHARE = 0.75;

type Manager = Pick<Awaited<ReturnType<Bus['manager']>>, 'streams' | 'consumers'>;

/** Forgets dead letters whose time is over, a bounded number at once. Returns how many. */
export async function forgetOldDeadLetters({ database }: Parts): Promise<number> {
  const gone = await database.with((kysely) =>
    kysely
      .deleteFrom('dead_letters')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('dead_letters')
          .select('id')
          .where('recorded_at', '<', sql<Date>`now() - ${KEPT}::interval`)
          .limit(SIZE_MAX),
      )
      .executeTakeFirst(),
  );
  await database.with((kysely) =>
    kysely
      .deleteFrom('redrives')
      .where('redriven_at', '<', sql<Date>`now() - ${KEPT}::interval`)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('dead_letters').select('id').whereRef('dead_letters.root_id', '=', 'redrives.root_id'))),
      )
      .execute(),
  );
  await database.with((kysely) =>
    kysely.deleteFrom('inbox').where('recorded_at', '<', sql<Date>`now() - ${INBOX_KEPT}::interval`).execute(),
  );
  return Number(gone.numDeletedRows);
}

/**
 * DEAD_LETTERS keeps its messages so that they can be read, and refuses new ones when it is full: then everything that has to bury
 * something waits. Before that, the older half of what is recorded makes room. Returns how many messages went.
 */
export async function makeRoomForDeadLetters(manager: Manager): Promise<number> {
  const { state, config } = await manager.streams.info('DEAD_LETTERS');
  if (config.max_bytes <= 0 || state.bytes < FULL_SHARE * config.max_bytes) return 0;
  const { ack_floor } = await manager.consumers.info('DEAD_LETTERS', 'orchestrator-message-dead-lettered');
  if (ack_floor.stream_seq < state.first_seq) return 0;
  const until = Math.ceil((state.first_seq + ack_floor.stream_seq) / 2);
  const { purged } = await manager.streams.purge('DEAD_LETTERS', { seq: until + 1 });
  return purged;
}
