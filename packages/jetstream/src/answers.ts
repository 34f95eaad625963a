import type { Msg } from '@nats-io/transport-node';

/**
 * Answers that go with what is sent next, and alone when this turn of the event loop, and the one after it, send nothing. Whoever has handed
 * something over waits for what comes of it, not for hearing that it has arrived; written alone, each answer is a call to the kernel here
 * and a wake-up of the server (ADR 0028).
 */
export class Answers {
  #waiting: { readonly message: Pick<Msg, 'respond'>; readonly text: string }[] = [];

  push(message: Pick<Msg, 'respond'>, text: string): void {
    this.#waiting.push({ message, text });
    // What the message has caused is sent at the end of this turn, before or after this would be: so one turn later.
    if (this.#waiting.length === 1) setImmediate(() => setImmediate(() => this.flush()));
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    for (const { message, text } of this.#waiting.splice(0)) {
      try {
        message.respond(text);
      } catch {
        // The connection was closed meanwhile: whoever asked hears nothing, and takes the stream.
      }
    }
  }
}
