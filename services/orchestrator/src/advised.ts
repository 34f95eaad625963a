import { type Advisory, type AdvisoryFate, type Bus, settledStreams, takeAdvisories } from '@weir/jetstream';
import {
  bytesOfPart,
  type DeadLetterFacts,
  type Envelope,
  isUuid,
  parseDocument,
  sealDeadLetter,
} from '@weir/messaging';
import { validateEnvelope } from '@weir/schemas';
import { isTerminal } from './domain/job-state.ts';
import { loseAttempts } from './lost-attempts.ts';
import type { Parts } from './parts.ts';
import { publishWork } from './send-work.ts';

const RECORDER = 'orchestrator-message-dead-lettered';
/** Our consumers terminate a message for this reason alone, and only when its dead letter is stored. */
const BURIED_BY_US = 'ENVELOPE_INVALID';
const RECORDED_SOON_MS = 1_000;

type Manager = Awaited<ReturnType<Bus['manager']>>;

/**
 * The net below all consumers: messages that the server gave up on while no code of ours could. None of our consumers has a limit of
 * deliveries, so it takes a person, or a consumer that was changed, to get here. Returns how many advisories were dealt with.
 */
export function buryAdvised(parts: Parts, bus: Bus, manager: Manager): Promise<number> {
  return takeAdvisories(
    bus,
    (advisory) => bury(parts, manager, advisory),
    (error) => parts.log.warn({ err: error }, 'an advisory could not be dealt with; it comes again'),
  );
}

async function bury(parts: Parts, manager: Manager, advisory: Advisory): Promise<AdvisoryFate> {
  const { stream, consumer, sequence, reason, kind, deliveries } = advisory;
  if (!settledStreams.includes(stream) || (kind === 'terminated' && reason === BURIED_BY_US)) return 'done';
  // Whoever died after it had stored the dead letter has told of the message already; that has to be recorded before we look.
  const { num_pending, num_ack_pending } = await manager.consumers.info('DEAD_LETTERS', RECORDER);
  if (num_pending + num_ack_pending > 0) return { againMs: RECORDED_SOON_MS };
  if (await isKnown(parts, advisory)) return 'done';

  const message = await manager.direct.getMessage(stream, { seq: sequence });
  const facts = {
    source: parts.source,
    stream,
    consumer,
    sequence,
    attempts: deliveries,
    code: kind === 'terminated' ? 'MESSAGE_TERMINATED' : 'DELIVERIES_EXHAUSTED',
    reason: reasonOf(advisory, message === null),
    ...(message === null ? {} : { subject: message.subject }),
  };
  const open = await withoutEnded(parts, stream, message === null ? [new Uint8Array()] : partsOf(message.data));
  const letters: DeadLetterFacts[] = [];
  for (const { what, part } of open) {
    if (!(what instanceof Uint8Array) && what.type === 'work-assigned')
      await loseWork(parts, what as Envelope<'work-assigned'>);
    else letters.push({ ...facts, what, part });
  }
  await parts.publisher.publish(letters.map(sealDeadLetter));
  for (const { code } of letters) parts.metrics.deadLetters.inc({ consumer, code });
  parts.log.warn({ ...advisory, buried: letters.length }, `${stream}: ${facts.reason}`);
  if (message !== null) await manager.streams.deleteMessage(stream, sequence);
  return 'done';
}

function reasonOf({ kind, consumer, deliveries, reason = 'no reason' }: Advisory, isGone: boolean): string {
  const what =
    kind === 'terminated'
      ? `the message was terminated at ${consumer} (${reason})`
      : `the message was delivered ${deliveries} times by ${consumer}, which gives up then`;
  return isGone ? `${what}, and was deleted before it could be read` : what;
}

async function isKnown({ database }: Parts, { stream, sequence }: Advisory): Promise<boolean> {
  const row = await database.with((kysely) =>
    kysely
      .selectFrom('dead_letters')
      .select('id')
      .where('stream', '=', stream)
      .where('sequence', '=', String(sequence))
      .limit(1)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

interface Part {
  readonly what: Envelope | Uint8Array;
  readonly part: number;
}

/** The envelopes of a message, and the bytes of what is none. */
function partsOf(data: Uint8Array): readonly (Envelope | Uint8Array)[] {
  let document: unknown;
  try {
    document = parseDocument(data);
  } catch {
    return [data];
  }
  const documents: readonly unknown[] = Array.isArray(document) ? document : [document];
  return documents.map((one) =>
    // Checked as an envelope alone: its payload may be just what was wrong with it.
    validateEnvelope(one) ? (one as unknown as Envelope) : documents.length === 1 ? data : bytesOfPart(one, data),
  );
}

/** Leaves out what had its effect before: a request whose job is recorded, and whatever is about a job that has ended. */
async function withoutEnded(
  { database }: Parts,
  stream: string,
  found: readonly (Envelope | Uint8Array)[],
): Promise<readonly Part[]> {
  const ids = found.flatMap((what) => (what instanceof Uint8Array || !isUuid(what.subject) ? [] : [what.subject]));
  const rows =
    ids.length === 0
      ? []
      : await database.with((kysely) =>
          kysely.selectFrom('jobs').select(['id', 'state']).where('id', 'in', ids).execute(),
        );
  const done = new Set(rows.filter(({ state }) => stream === 'JOBS' || isTerminal(state)).map(({ id }) => id));
  return found
    .map((what, part) => ({ what, part }))
    .filter(({ what }) => what instanceof Uint8Array || !done.has(what.subject));
}

/** A job is not dead while it has attempts left; without any, losing this one gives it its own dead letter. */
async function loseWork(parts: Parts, { subject, data }: Envelope<'work-assigned'>): Promise<void> {
  const next = await loseAttempts(parts, [{ jobId: subject, isLost: (attempt) => attempt === data.attempt }]);
  if (next.length > 0) await publishWork(parts, next);
}
