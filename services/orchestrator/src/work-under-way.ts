import { type Bus, hasSettled } from '@weir/jetstream';

type Manager = Awaited<ReturnType<Bus['manager']>>;

interface Look {
  /** When the oldest message of WORK was stored, or when we looked if there was none. */
  readonly oldest: Date;
  /** The newest message of RESULTS after that. */
  readonly lastResult: number;
}

/**
 * Tells which dispatched jobs cannot be on their way any more. A worker settles its work only when its result is stored: what WORK no
 * longer held when we looked had its result in RESULTS by then, and when all of those are recorded, what is still open was lost.
 */
export class WorkUnderWay {
  readonly #open: () => Promise<Manager>;
  readonly #recorder: string;
  #look: Look | undefined;

  /** `recorder` is the consumer that records results. */
  constructor(open: () => Promise<Manager>, recorder: string) {
    this.#open = open;
    this.#recorder = recorder;
  }

  /** Work that was dispatched before it and is not recorded was lost; undefined while results wait to be recorded. */
  async since(): Promise<Date | undefined> {
    const look = this.#look;
    if (look !== undefined && !(await this.#isRecorded(look.lastResult))) return undefined;
    this.#look = await this.#take();
    return look?.oldest;
  }

  async #take(): Promise<Look> {
    const manager = await this.#open();
    const now = new Date();
    const work = await manager.streams.info('WORK');
    const results = await manager.streams.info('RESULTS');
    return {
      oldest: work.state.messages === 0 ? now : new Date(work.state.first_ts),
      lastResult: results.state.last_seq,
    };
  }

  async #isRecorded(lastResult: number): Promise<boolean> {
    return hasSettled(await this.#open(), { stream: 'RESULTS', consumer: this.#recorder, sequence: lastResult });
  }
}
