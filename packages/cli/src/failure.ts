import type { Problem } from '@weir/schemas';

/** What the command ends with; scripts go by these. */
export const exits = { ok: 0, refused: 1, usage: 2, unreachable: 3, notPermitted: 4, interrupted: 130 } as const;

/** Ends the command. The message says what to do about it. */
export class Failure extends Error {
  readonly exit: number;
  /** What the server answered, if it did. */
  readonly problem: Problem | undefined;

  constructor(reason: keyof typeof exits, message: string, problem?: Problem) {
    super(message);
    this.exit = exits[reason];
    this.problem = problem;
  }
}

/** For people; with `--json` for machines, on the same stream. */
export function describe(error: unknown, asJson: boolean): string {
  if (!(error instanceof Failure)) return `weir: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`;
  const { message, exit, problem } = error;
  if (asJson) return `${JSON.stringify({ error: { message, exit, ...(problem === undefined ? {} : { problem }) } })}\n`;
  const details = problem?.errors?.map(({ path, message }) => `  ${path || 'body'}: ${message}\n`).join('') ?? '';
  const about = problem === undefined ? '' : `  (${problem.code}, request ${problem.requestId})\n`;
  return `weir: ${message}\n${details}${about}`;
}
