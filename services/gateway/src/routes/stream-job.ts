import type { Request, RequestHandler, Response } from 'express';
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
    const { tenantId } = identityOf(request);
    const after = readPosition(request.headers['last-event-id']);
    if (open >= parts.streamsMax)
      throw new Problem(
        'STREAMS_EXHAUSTED',
        'This gateway serves as many event streams as it can. Try again in a moment.',
        { retryAfterS: 5 },
      );
    const first = await parts.jobs.historyOfAccepted(tenantId, id);
    if (first === undefined) throw jobNotFound(id);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    if (request.method === 'HEAD') return void response.end();
    open += 1;
    try {
      await follow(parts, { request, response }, tenantId, id, after);
    } finally {
      open -= 1;
    }
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function follow(
  parts: Parts,
  { request, response }: Exchange,
  tenantId: string,
  id: string,
  after: string | undefined,
): Promise<void> {
  let sent = after;
  let wake: () => void = () => undefined;
  const stopWatching = parts.feed.watch(tenantId, id, () => wake());
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.once('close', () => wake());
  try {
    while (!response.destroyed && !parts.context.lifecycle.stopping) {
      // A stream does not outlive its credential: the client comes back with another one and its last position.
      if (!(await isStillKnown(parts, request))) break;
      const woken = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const history = await parts.jobs.history(tenantId, id).catch(() => undefined);
      for (const entry of history?.entries ?? []) {
        if (sent !== undefined && comparePositions(entry.position, sent) <= 0) continue;
        response.write(toEvent(entry));
        sent = entry.position;
      }
      if (history?.finished === true) break;
      await woken;
    }
  } finally {
    stopWatching();
    clearInterval(keepAlive);
    response.end();
  }
}

/** While nobody can say, it goes on with what is known. */
const isStillKnown = ({ authenticator }: Parts, request: Request): Promise<boolean> =>
  authenticator.identify(request).then(
    () => true,
    (error: unknown) => !(error instanceof Problem),
  );

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
