import type { Identity } from '@weir/schemas';
import type { RequestHandler, Response } from 'express';
import { Problem } from '../errors.ts';
import type { HistoryEntry } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { identityOf } from '../request.ts';
import { idOf, jobNotFound } from './read-jobs.ts';

/** Events wake us; when none comes, because NATS is away, we look all the same. */
const LOOK_EVERY_MS = 2_000;
const KEEP_ALIVE_MS = 15_000;

const POSITION = /^\d{1,6}\.\d{1,6}\.\d{1,10}$/;

/** GET /jobs/{id}/events: the job's life as server-sent events, from `Last-Event-ID` on, until it ends. */
export function streamJob(parts: Parts): RequestHandler {
  let open = 0;
  return async (request, response) => {
    const id = idOf(request);
    const identity = identityOf(request);
    const openedAt = Date.now();
    const after = readPosition(request.headers['last-event-id']);
    if (open >= parts.streamsMax)
      throw new Problem(
        'STREAMS_EXHAUSTED',
        'This gateway serves as many event streams as it can. Try again in a moment.',
        { retryAfterS: 5 },
      );
    const first = await parts.jobs.historyOfAccepted(identity.tenantId, id);
    if (first === undefined) throw jobNotFound(id);
    // An EventSource comes back whenever a stream ends; this answer alone tells it not to (HTML, 9.2.3).
    if (
      after !== undefined &&
      first.finished &&
      !first.entries.some(({ position }) => comparePositions(position, after) > 0)
    )
      return void response.status(204).end();
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    if (request.method === 'HEAD') return void response.end();
    open += 1;
    try {
      await follow(parts, response, { identity, openedAt }, id, after);
    } finally {
      open -= 1;
    }
  };
}

async function follow(
  parts: Parts,
  response: Response,
  { identity, openedAt }: { readonly identity: Identity; readonly openedAt: number },
  id: string,
  after: string | undefined,
): Promise<void> {
  const { tenantId } = identity;
  let sent = after;
  let wake: () => void = () => undefined;
  const stopWatching = parts.feed.watch(tenantId, id, () => wake());
  // What a slow reader has not taken waits in our memory: nothing is added to it before it is gone.
  const keepAlive = setInterval(() => response.writableNeedDrain || response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.once('close', () => wake());
  response.on('drain', () => wake());
  try {
    while (!response.destroyed && !parts.context.lifecycle.stopping) {
      // A stream does not outlive its credential: the client comes back with another one and its last position.
      if (!parts.authenticator.isStillGood(identity, openedAt)) break;
      const woken = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const history = response.writableNeedDrain
        ? undefined
        : await parts.jobs.history(tenantId, id).catch(() => undefined);
      for (const entry of history?.entries ?? []) {
        if (response.writableNeedDrain) break;
        if (sent !== undefined && comparePositions(entry.position, sent) <= 0) continue;
        response.write(toEvent(entry));
        sent = entry.position;
      }
      if (history?.finished === true && !response.writableNeedDrain) break;
      await woken;
    }
  } finally {
    stopWatching();
    clearInterval(keepAlive);
    response.end();
  }
}

const toEvent = ({ position, envelope }: HistoryEntry): string =>
  `id: ${position}\nevent: ${envelope.type}\ndata: ${JSON.stringify(envelope)}\n\n`;

function readPosition(header: string | string[] | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (typeof header === 'string' && POSITION.test(header)) return header;
  throw new Problem('HEADER_INVALID', 'Last-Event-ID must be the id of an event of this stream.', {
    errors: [{ path: 'header:Last-Event-ID', message: 'must be the id of an event of this stream' }],
  });
}

/** Number by number, as `<attempt>.<step>.<progress>`. */
export function comparePositions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
