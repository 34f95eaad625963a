import { parseArgs } from 'node:util';

export interface Options {
  readonly only: readonly string[] | undefined;
  readonly seconds: number | undefined;
  readonly seed: number;
  readonly runs: number;
  readonly rate: number | undefined;
  readonly slack: number;
  readonly smoke: boolean;
  readonly json: boolean;
  readonly list: boolean;
  readonly keep: boolean;
  readonly directory: string | undefined;
}

export const USAGE = `npm run faults -- [options]

  --only <cells>     such as F1,F4-flapping; a row stands for all of its cells
  --smoke            the short run of npm run check
  --seconds <n>      of faults, where a cell does not need more (20)
  --seed <n>         of the first run; the next runs count on (1)
  --runs <n>         runs of each cell, each with its own seed (1)
  --rate <n>         requests a second, where a cell does not say otherwise
  --slack <x>        multiplies the budgets, for a machine that others use too (1)
  --directory <dir>  where histories and logs go (a temporary one)
  --keep             keeps them also for runs that pass
  --list             shows the cells
  --json             the reports as JSON on stdout
`;

/** What cannot be understood on the command line. */
export class UsageError extends Error {}

export function readOptions(args: readonly string[]): Options {
  const { only, directory, smoke, json, list, keep, ...numbers } = parse(args);
  const number = (name: keyof typeof numbers, least: number) => {
    const text = numbers[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Number.isFinite(value) && value >= least) return value;
    throw new UsageError(`--${name} must be a number from ${least}`);
  };
  return {
    only: only?.split(','),
    directory,
    smoke,
    json,
    list,
    keep,
    seconds: number('seconds', 1),
    seed: number('seed', 0) ?? 1,
    runs: number('runs', 1) ?? 1,
    rate: number('rate', 1),
    slack: number('slack', 0.1) ?? (smoke ? 3 : 1),
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    const options = {
      only: text,
      seconds: text,
      seed: text,
      runs: text,
      rate: text,
      slack: text,
      directory: text,
      smoke: flag,
      json: flag,
      list: flag,
      keep: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
