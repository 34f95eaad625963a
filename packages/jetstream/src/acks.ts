import type { Delivered } from './delivered.ts';

const LINGER_MS = 25;

/**
 * Acks that wait a moment for company. Nobody waits for an ack, and each one sent alone is a write of this process and a wake-up of the
 * server. A process that dies before sending some gets their messages again, as it would have had it died a moment sooner.
 */
export class Acks {
  #waiting: Pick<Delivered, 'ack'>[] = [];
  #timer: NodeJS.Timeout | undefined;

  push(message: Pick<Delivered, 'ack'>): void {
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => this.flush(), LINGER_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const message of this.#waiting.splice(0)) message.ack();
  }
}
