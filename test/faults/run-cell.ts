import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from './cell.ts';
import { check, type Violation } from './checker.ts';
import { gatherEvidence, staleRefused, writeEvidence } from './evidence.ts';
import { History } from './history.ts';
import { Nemesis } from './nemesis.ts';
import { Random } from './random.ts';
import { Records } from './records.ts';
import { figures, type Phases, type RunReport, takeoversIn } from './report.ts';
import { Resources } from './resources.ts';
import { Subject } from './subject.ts';
import { mixed, pause, Workload } from './workload.ts';

const RATE_PER_S = 120;
const LOOK_EVERY_MS = 250;
/** A system that never drains is looked at for so much longer than it may take, and then given up on. */
const PATIENCE = 2;
/** What faults hit is chance: so often they are tried until they hit what the cell is about. */
const AIMS_MAX = 3;

export interface RunOptions {
  readonly cell: Cell;
  readonly seed: number;
  readonly faultS: number;
  readonly warmS: number;
  readonly healS: number;
  /** Budgets are multiplied with it: a busy machine is slow without being wrong. */
  readonly slack: number;
  readonly ratePerS?: number | undefined;
  /** Where histories are kept; those of runs that pass are removed unless `keep` is set. */
  readonly directory: string;
  readonly keep?: boolean | undefined;
  readonly say: (line: string) => void;
  readonly stopped: () => boolean;
}

/** Runs one cell with one seed on a fresh system: load, faults under load, healing under load, drain, and the reckoning. */
export async function runCell(options: RunOptions): Promise<RunReport> {
  const { cell, seed, say, directory } = options;
  mkdirSync(directory, { recursive: true });
  const historyFile = join(directory, `${cell.name}-${seed}.jsonl`);
  const logFile = join(directory, `${cell.name}-${seed}.log`);
  for (const file of [historyFile, logFile]) rmSync(file, { force: true });
  const log = new History(logFile);
  const history = new History(historyFile);
  const random = new Random(seed);
  const home = mkdtempSync(join(tmpdir(), 'weir-faults-'));
  const onStopped = cell.prepare?.(home);
  const subject = await Subject.start({
    home,
    onStopped,
    random: random.next,
    environment: typeof cell.environment === 'function' ? cell.environment(home) : (cell.environment ?? {}),
    moreWorkers: cell.moreWorkers ?? 0,
    say: (line) => log.add({ type: 'phase', line }),
    onLog: (line) => log.add({ type: 'phase', line: parsed(line) }),
  });
  const records = new Records(subject.system.dev);
  try {
    await records.record();
    const resources = new Resources(() => subject.names.map((name) => [name, subject.pidOf(name)])).start();
    const { phases, faults } = await carryOut(options, { subject, records, history, random });
    say('reading what was recorded');
    const refused = await staleRefused(subject);
    const evidence = await gatherEvidence(history.operations, records);
    resources.stop();
    const numbers = figures({ ...evidence, phases, peaks: resources.peaks });
    const violations = [
      ...check(evidence, { clocksDiffer: cell.clocksDiffer === true }),
      ...resources.violations(),
      ...overBudget(options, numbers, evidence.deadLetters.length, refused),
    ];
    const count = (invariant: string, pattern: RegExp) =>
      violations.filter((one) => one.invariant === invariant && pattern.test(one.what)).length;
    const passed = violations.length === 0;
    const kept = passed && options.keep !== true ? undefined : historyFile;
    if (kept !== undefined) writeEvidence(join(directory, `${cell.name}-${seed}.transitions.jsonl`), evidence);
    return {
      cell: cell.name,
      title: cell.title,
      seed,
      passed,
      ...numbers,
      staleRefused: refused,
      lost: count('I1', /^lost/),
      unfinished: count('I1', /^unfinished/),
      duplicated: count('I2', /./),
      staleAccepted: count('I3', /./),
      faults,
      violations,
      ...(kept === undefined ? {} : { historyFile: kept }),
    };
  } finally {
    history.flush();
    log.flush();
    await records.close();
    await subject.stop();
  }
}

interface Stage {
  readonly subject: Subject;
  readonly records: Records;
  readonly history: History;
  readonly random: Random;
}

async function carryOut(options: RunOptions, { subject, records, history, random }: Stage) {
  const { cell, faultS, warmS, healS, slack, say, stopped } = options;
  const { gatewayUrl, apiKey } = subject.system.dev;
  const ratePerS = options.ratePerS ?? cell.ratePerS ?? RATE_PER_S;
  const run = `${cell.name}-${options.seed}`;
  const mix = cell.mix ?? mixed;
  const workload = new Workload({ gatewayUrl, apiKey, ratePerS, mix, random, history, run }).start();
  const phase = (name: string) => {
    history.add({ type: 'phase', name });
    say(name);
    return Date.now();
  };
  const beganAt = phase(`load of ${ratePerS}/s`);
  await pause(warmS * 1_000);
  const faultMs = Math.max(faultS, cell.faultSMin ?? 0) * 1_000;
  const faultsAt = phase(`faults for ${faultMs / 1_000} s`);
  const nemesis = new Nemesis({ subject, workload, history, say });
  for (let aims = 1; ; aims += 1) {
    const until = Date.now() + faultMs;
    await nemesis.run(cell.plan({ random, faultMs }), stopped);
    await pause(Math.max(0, until - Date.now()));
    if (aims >= AIMS_MAX || stopped() || !(await missedItsMark(cell, records))) break;
    say('the faults missed their mark; once more');
  }
  const healedAt = phase('no more faults');
  await pause(healS * 1_000);
  const loadEndedAt = phase('no more load');
  const drained = drain(records, cell, { withinMs: cell.budget.drainMs * slack * PATIENCE, stopped });
  await workload.stop();
  const drainedAt = await drained;
  const phases: Phases = { beganAt, faultsAt, healedAt, loadEndedAt, drainedAt };
  return { phases, faults: nemesis.done };
}

/** A worker that is frozen while it has nothing in hand leaves nothing to take over. */
const missedItsMark = async ({ expects }: Cell, records: Records): Promise<boolean> =>
  expects?.takeovers !== undefined && takeoversIn(await records.transitions()) < expects.takeovers;

/** Resolves when nothing is owed any more, or the time is over, with the moment. */
async function drain(
  records: Records,
  { expects }: Cell,
  { withinMs, stopped }: { readonly withinMs: number; readonly stopped: () => boolean },
): Promise<number> {
  const deadline = Date.now() + withinMs;
  const isOwed = async () => {
    const { open, outbox } = await records.owed();
    if (open > 0 || outbox > 0) return true;
    // Streams that no handler reads are inspected when there is time.
    return expects?.deadLetters !== undefined && (await records.stored('DEAD_LETTERS')).length < expects.deadLetters;
  };
  for (let quiet = 0; !stopped(); ) {
    quiet = (await isOwed().catch(() => true)) ? 0 : quiet + 1;
    // Twice, since what a client sends again may be on its way.
    if (quiet >= 4 || Date.now() > deadline) break;
    await pause(LOOK_EVERY_MS);
  }
  return Date.now();
}

/** I10: it recovers and drains in time. A cell that did not hit what it aims at says nothing, and so fails too. */
function overBudget(
  { cell, slack }: RunOptions,
  numbers: ReturnType<typeof figures>,
  deadLetters: number,
  refused: number,
): readonly Violation[] {
  const { gapMs, drainMs, finishedDuringFaults = 0, p99DuringMs, atOnce = 0 } = cell.budget;
  const { takeovers = 0, staleRefused: refusals = 0, deadLetters: buried } = cell.expects ?? {};
  const found: string[] = [];
  if (gapMs !== undefined && numbers.longestGapMs > gapMs * slack)
    found.push(`no success for ${numbers.longestGapMs} ms, more than ${gapMs * slack}`);
  if (numbers.drainMs > drainMs * slack)
    found.push(`drained only after ${numbers.drainMs} ms, more than ${drainMs * slack}`);
  if (numbers.acceptedAtOnce < atOnce * numbers.requests)
    found.push(`${numbers.requests - numbers.acceptedAtOnce} requests were not accepted at the first try`);
  if (numbers.finishedDuringFaults < finishedDuringFaults)
    found.push(
      `${(100 * numbers.finishedDuringFaults).toFixed(1)} % finished during the faults, less than ${100 * finishedDuringFaults} %`,
    );
  if (p99DuringMs !== undefined && numbers.latency.during.p99Ms > p99DuringMs * slack)
    found.push(`p99 of ${numbers.latency.during.p99Ms} ms during the faults, more than ${p99DuringMs * slack}`);
  if (numbers.takeovers < takeovers) found.push('the fault missed its mark: no attempt was taken over');
  if (refused < refusals) found.push('the fault missed its mark: no stale result was refused');
  if (buried !== undefined && deadLetters !== buried) found.push(`${deadLetters} dead letters instead of ${buried}`);
  if (numbers.accepted === 0) found.push('nothing was accepted at all');
  return found.map((what) => ({ invariant: 'I10', what }));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
