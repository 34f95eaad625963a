import { type Bus, hasSettled } from '@weir/jetstream';

const LOOK_EVERY_MS = 15;

/** The requests for jobs that JetStream has and that may not be recorded yet, of whatever gateway. */
export class RequestsUnderWay {
  readonly #bus: Pick<Bus, 'manager'>;

  constructor(bus: Pick<Bus, 'manager'>) {
    this.#bus = bus;
  }

  /**
   * Resolves with true when all that were stored before are recorded: the orchestrator settles them only then, and what goes by HTTP is recorded
   * before it is answered. With false when it is stopped. Rejects when NATS cannot say.
   */
  async areRecorded(stopped: AbortSignal): Promise<boolean> {
    const manager = await this.#bus.manager();
    const { state } = await manager.streams.info('JOBS');
    const request = { stream: 'JOBS', consumer: 'orchestrator-job-requested', sequence: state.last_seq };
    while (!stopped.aborted) {
      if (await hasSettled(manager, request)) return true;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return false;
  }
}
