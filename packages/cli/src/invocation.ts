import type { Command } from 'commander';
import { Api } from './api.ts';
import { findCredential, findTarget, type GlobalOptions } from './credentials.ts';
import { Output } from './output.ts';
import { sessionsFile } from './sessions.ts';
import type { Terminal } from './terminal.ts';

/** One call of a command: what was said, and what it works with. */
export interface Invocation<Options = object> {
  readonly terminal: Terminal;
  readonly options: GlobalOptions & Options;
  readonly output: Output;
  /** The API as whoever is logged in, or whoever has the key. */
  readonly api: () => Api;
}

type Run<Options> = (invocation: Invocation<Options>, ...args: readonly string[]) => Promise<void>;

/** What commander calls: the arguments, the options, and last the command itself. */
export const action =
  <Options>(terminal: Terminal, run: Run<Options>) =>
  async (...all: unknown[]): Promise<void> => {
    const command = all.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions & Options>();
    await run(
      {
        terminal,
        options,
        output: new Output(terminal, options.json === true),
        api() {
          const target = findTarget(options, terminal);
          const credential = findCredential(options, target, terminal);
          const { tenant } = options;
          return new Api(target, {
            credential,
            file: sessionsFile(terminal.env),
            ...(tenant === undefined ? {} : { tenant }),
          });
        },
      },
      ...(command.processedArgs as string[]),
    );
  };
