import type { Row } from './api.ts';
import type { Terminal } from './terminal.ts';

const CELL_LENGTH_MAX = 60;

/** What others have named may hold commands to the terminal: none of them may arrive there. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return plain(value.join(', ')) || '–';
  return plain(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const shortened = (text: string): string =>
  text.length > CELL_LENGTH_MAX ? `${text.slice(0, CELL_LENGTH_MAX - 1)}…` : text;

/** `createdAt` is CREATED AT. */
const headOf = (column: string): string => column.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();

/** Columns that no row has are left out. */
export function table(rows: readonly Row[], columns: readonly string[]): string {
  const shown = columns.filter((column) => rows.some((row) => row[column] !== undefined));
  const lines = [shown.map(headOf), ...rows.map((row) => shown.map((column) => shortened(textOf(row[column]))))];
  const widths = shown.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

export class Output {
  readonly #terminal: Terminal;
  readonly #asJson: boolean;

  constructor(terminal: Terminal, asJson: boolean) {
    this.#terminal = terminal;
    this.#asJson = asJson;
  }

  /** A list as the API answers it. */
  list(
    { items, nextCursor }: { readonly items: readonly Row[]; readonly nextCursor: unknown },
    columns: readonly string[],
  ): void {
    if (this.#asJson) {
      this.#json({ items, nextCursor });
      return;
    }
    if (items.length > 0) this.#terminal.stdout.write(table(items, columns));
    this.note(items.length === 0 ? 'There is none.' : nextCursor === null ? '' : 'There are more: raise --limit.');
  }

  /** One object, a line for each member. */
  one(row: Row): void {
    if (this.#asJson) {
      this.#json(row);
      return;
    }
    const width = Math.max(0, ...Object.keys(row).map((name) => name.length));
    for (const [name, value] of Object.entries(row))
      this.#terminal.stdout.write(`${plain(name).padEnd(width)}  ${textOf(value)}\n`);
  }

  /** What was done, for people only: nothing of it is data. */
  note(text: string): void {
    if (!this.#asJson && text !== '') this.#terminal.stderr.write(`${text}\n`);
  }

  #json(value: unknown): void {
    this.#terminal.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }
}
