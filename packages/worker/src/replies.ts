import {
  DependencyUnavailable,
  deriveId,
  type Envelope,
  fullJitterMs,
  type Outgoing,
  type Publisher,
  seal,
  utcText,
} from '@weir/messaging';
import type { WorkFinished } from '@weir/schemas';
import type { Logger } from '@weir/telemetry';
import type { Attempt, Ending } from './attempt.ts';
import type { Report } from './progress-reports.ts';

export interface RepliesOptions {
  /** `<service>/<instance>` */
  readonly worker: string;
  readonly publisher: Publisher;
  readonly log: Logger;
  readonly onFinished?: (operation: string, ending: Ending, seconds: number) => void;
}

export const RETRY_BACKOFF = { baseMs: 500, capMs: 15_000 };
/** A result is sent so often while the bus is away, over about two minutes; then the work is left to be done again. */
const RESULT_TRIES_MAX = 20;

/** What a worker says of the work that it was assigned: how far it is, and how it ended. */
export class Replies {
  readonly #options: RepliesOptions;

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  /** How an attempt that is over now ended, for `store`. */
  result(assignment: Envelope<'work-assigned'>, attempt: number, { startedAt }: Attempt, ending: Ending): Outgoing {
    const finishedAt = Date.now();
    const data: WorkFinished = {
      attempt,
      worker: this.#options.worker,
      startedAt: utcText(startedAt),
      finishedAt: utcText(finishedAt),
      ...ending,
    };
    this.#options.onFinished?.(assignment.data.operation, ending, (finishedAt - startedAt) / 1000);
    return {
      subject: 'results.finished',
      envelope: this.#reply('work-finished', assignment, `finished/${attempt}`, data),
    };
  }

  /** What was done must not be done again only because the bus is away: the results are kept, and sent under the same ids. */
  async store(results: readonly Outgoing[], isDraining: () => boolean): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        if (results.length > 0) await this.#options.publisher.publish(results);
        return;
      } catch (error) {
        if (!(error instanceof DependencyUnavailable) || tries >= RESULT_TRIES_MAX || isDraining()) throw error;
        await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, RETRY_BACKOFF)));
      }
    }
  }

  /** Nobody sends it again when it is lost: the next one says more. */
  progress({ assignment, data }: Report): void {
    const envelope = this.#reply(
      'work-progressed',
      assignment,
      `progressed/${data.attempt}/${data.progress?.sequence ?? 0}`,
      { ...data, worker: this.#options.worker },
    );
    this.#options.publisher
      .publish([{ subject: 'results.progressed', envelope }])
      .catch((error: unknown) => this.#options.log.debug({ err: error }, 'progress was not sent'));
  }

  #reply<T extends 'work-finished' | 'work-progressed'>(
    type: T,
    assignment: Envelope<'work-assigned'>,
    name: string,
    data: Envelope<T>['data'],
  ): Envelope<T> {
    return seal<T>({
      type,
      data: data as never,
      id: deriveId(assignment.id, name),
      source: `/${this.#options.worker}`,
      subject: assignment.subject,
      tenantId: assignment.tenantid,
      correlationId: assignment.correlationid,
      causationId: assignment.id,
      traceparent: assignment.traceparent,
    });
  }
}
