import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Waiting, which is not work. */
const NOT_WORK = new Set(['(idle)', '(root)']);
const WHERE_LENGTH_MAX = 60;

/** Has Node write a profile there when the process ends. */
export const profiling = (directory: string): Record<string, string> => ({
  NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${directory}`,
});

/** The functions that took the most time themselves, of every profile in the directory. */
export function hottest(directory: string, count = 25): string {
  const files = readdirSync(directory).filter((name) => name.endsWith('.cpuprofile'));
  return files
    .map(
      (name) =>
        `${join(directory, name)}\n${rank(JSON.parse(readFileSync(join(directory, name), 'utf8')) as CpuProfile, count)}`,
    )
    .join('\n');
}

export function rank({ nodes, samples, timeDeltas }: CpuProfile, count: number): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const self = new Map<string, number>();
  let work = 0;
  for (const [at, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (NOT_WORK.has(name)) continue;
    // A delta is the time before its sample, so the time that a sample stands for is in the next one.
    const micros = Math.max(0, timeDeltas[at + 1] ?? 0);
    work += micros;
    self.set(name, (self.get(name) ?? 0) + micros);
  }
  const top = [...self].sort(([, a], [, b]) => b - a).slice(0, count);
  const lines = top.map(
    ([name, micros]) =>
      `  ${((100 * micros) / work).toFixed(1).padStart(5)} %  ${(micros / 1_000).toFixed(0).padStart(7)} ms  ${name}`,
  );
  return [`  ${(work / 1e6).toFixed(1)} s of work`, ...lines].join('\n');
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const where = url
    .replace(/^.*\/node_modules\//, '')
    .replace(/^file:\/\//, '')
    .slice(-WHERE_LENGTH_MAX);
  return where === '' ? functionName : `${functionName || '(anonymous)'}  ${where}:${lineNumber + 1}`;
}
