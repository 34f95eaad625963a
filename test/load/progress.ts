import type { Message } from './report.ts';

const WIDTH = 30;

/** Shows how far a run is: one moving line on a terminal, else a line when something new begins. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  #phase = '';

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    // Whoever no longer listens does not keep a run from ending in order.
    out.on('error', () => undefined);
  }

  show({ phase, done, of }: Extract<Message, { kind: 'progress' }>): void {
    if (this.#out.isTTY === true) {
      const full = Math.round((WIDTH * done) / of);
      this.#out.write(`\r\x1b[K  ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}  ${phase}`);
    } else if (phase !== this.#phase) this.#out.write(`  ${phase}\n`);
    this.#phase = phase;
  }

  say(line: string): void {
    this.#out.write(this.#out.isTTY === true ? `\r\x1b[K  ${line}\n` : `  ${line}\n`);
  }

  /** A log line of a service. */
  log(line: string): void {
    try {
      const { level, service, msg } = JSON.parse(line) as Record<string, string>;
      this.say(`${level} ${service}: ${msg?.slice(0, 300)}`);
    } catch {
      this.say(line);
    }
  }

  end(): void {
    if (this.#out.isTTY === true) this.#out.write('\r\x1b[K');
  }
}
