import { parseArgs } from 'node:util';

export const measures = ['openLoop', 'closedLoop', 'bulk', 'failing'] as const;
export type Measure = (typeof measures)[number];

/** How much load there is and for how long. */
export interface Plan {
  readonly only: readonly Measure[];
  readonly warmUp: { readonly jobs: number; readonly seconds: number };
  readonly openLoop: { readonly rate: number; readonly seconds: number };
  readonly closedLoop: { readonly connections: number; readonly seconds: number };
  readonly bulk: { readonly jobs: number; readonly batchSize: number; readonly inFlight: number };
  readonly failing: { readonly jobs: number; readonly warmUp: number };
  readonly idleSeconds: number;
  /** The longest time until it counts as idle. */
  readonly settleSecondsMax: number;
}

export interface Options {
  readonly json: boolean;
  readonly profile: string | undefined;
  readonly plan: Plan;
}

export const USAGE = `npm run bench -- [options]

  --quick             a short run, to see that everything works
  --only <measures>   of ${measures.join(',')}
  --seconds <n>       of the open loop (20) and of the closed loop (6)
  --jobs <n>          of the bulk measure (20000)
  --profile <service> writes a CPU profile of that service and shows where its time goes
  --json              the report as JSON on stdout
`;

/** What cannot be understood on the command line. */
export class UsageError extends Error {}

export function readOptions(args: readonly string[]): Options {
  const { quick, json, only, profile, jobs, seconds } = parse(args);
  const chosen = only?.split(',') ?? measures;
  for (const name of chosen) {
    if (!measures.includes(name as Measure)) throw new UsageError(`--only: ${name} is none of ${measures.join(', ')}`);
  }
  const length = seconds === undefined ? undefined : natural('seconds', seconds, 600);
  const plan: Plan = {
    only: measures.filter((measure) => chosen.includes(measure)),
    warmUp: quick ? { jobs: 500, seconds: 0.5 } : { jobs: 4_000, seconds: 2 },
    openLoop: { rate: 500, seconds: length ?? (quick ? 2 : 20) },
    closedLoop: { connections: 64, seconds: length ?? (quick ? 1 : 6) },
    bulk: {
      jobs: jobs === undefined ? (quick ? 2_000 : 20_000) : natural('jobs', jobs, 1_000_000),
      batchSize: 1_000,
      inFlight: 4,
    },
    failing: quick ? { jobs: 500, warmUp: 100 } : { jobs: 4_000, warmUp: 500 },
    idleSeconds: quick ? 1 : 10,
    settleSecondsMax: quick ? 1 : 120,
  };
  return { json, profile, plan };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    const options = { quick: flag, json: flag, only: text, profile: text, jobs: text, seconds: text };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function natural(name: string, text: string, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new UsageError(`--${name} must be a number from 1 to ${max}`);
}
