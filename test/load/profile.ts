import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
  readonly startTime: number;
}

/** Waiting, which is not work. */
const NOT_WORK = new Set(['(idle)', '(root)']);
const WHERE_LENGTH_MAX = 60;

/** Has Node write a profile there when the process ends. */
export const profiling = (directory: string): Record<string, string> => ({
  NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${directory}`,
});

/** The clock that profiles are written by, the same in all processes of a machine. */
export const monotonicMicros = (): number => Number(process.hrtime.bigint() / 1_000n);

/** Where the time went in every profile of the directory, from that moment on. */
export function hottest(directory: string, from: number): string {
  const files = readdirSync(directory).filter((name) => name.endsWith('.cpuprofile'));
  const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as CpuProfile;
  return files.map((name) => `${join(directory, name)}\n${rank(read(name), from)}\n`).join('\n');
}

/** The functions, and the modules, whose own code took the most time. */
export function rank({ nodes, samples, timeDeltas, startTime }: CpuProfile, from: number): string {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const modules = new Map<string, number>();
  let [now, work] = [startTime, 0];
  for (const [at, id] of samples.entries()) {
    now += timeDeltas[at] ?? 0;
    const frame = frames.get(id);
    if (now < from || frame === undefined || NOT_WORK.has(frame.functionName)) continue;
    // A delta is the time before its sample, so what a sample stands for is the next one.
    const micros = Math.max(0, timeDeltas[at + 1] ?? 0);
    work += micros;
    add(functions, functionOf(frame), micros);
    add(modules, moduleOf(frame), micros);
  }
  const top = (times: ReadonlyMap<string, number>, count: number) =>
    [...times]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, micros]) => `  ${percent(micros / work)}  ${milliseconds(micros)}  ${name}`);
  return [`  ${(work / 1e6).toFixed(1)} s of work`, ...top(functions, 25), '', ...top(modules, 15)].join('\n');
}

const add = (times: Map<string, number>, name: string, micros: number) =>
  void times.set(name, (times.get(name) ?? 0) + micros);
const percent = (share: number) => `${(100 * share).toFixed(1).padStart(5)} %`;
const milliseconds = (micros: number) => `${(micros / 1_000).toFixed(0).padStart(7)} ms`;
const pathOf = (url: string) => url.replace(/^.*\/node_modules\//, '').replace(/^file:\/\//, '');

function functionOf({ functionName, url, lineNumber }: CallFrame): string {
  const where = url === '' ? '' : `  ${pathOf(url).slice(-WHERE_LENGTH_MAX)}:${lineNumber + 1}`;
  return `${functionName || '(anonymous)'}${where}`;
}

/** A package, or a file of ours or of Node. What has no file is the engine's: garbage collection, system calls. */
function moduleOf({ functionName, url }: CallFrame): string {
  if (!url.includes('/node_modules/')) return pathOf(url).replace(`${process.cwd()}/`, '') || functionName;
  return /^(?:@[^/]+\/)?[^/]+/.exec(pathOf(url))?.[0] ?? url;
}
