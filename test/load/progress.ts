import type { Message } from './report.ts';

const WIDTH = 30;

/** Shows how far a run is: one moving line on a terminal, else a line when something new begins. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  #phase = '';

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
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

  end(): void {
    if (this.#out.isTTY === true) this.#out.write('\r\x1b[K');
  }
}
