import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBus } from '../../with-bus.ts';
import type { Cell } from '../cell.ts';
import type { Step } from '../nemesis.ts';
import { armedFile, POINTS_VARIABLE, pointPatches, points } from '../points.ts';

const SERVICES = ['gateway', 'orchestrator', 'security', 'worker-uncertainty', 'worker-diagnostics'];
const ROUNDS = 2;

const directory = (home: string): string => join(home, 'points');

function environment(home: string): Record<string, Record<string, string>> {
  mkdirSync(directory(home), { recursive: true });
  return Object.fromEntries(SERVICES.map((service) => [service, { [POINTS_VARIABLE]: directory(home) }]));
}

/** Arms a point. A process that comes by dies, and takes the file along; one that is armed still was never passed. */
const arm = (index: number, atMs: number): Step => ({
  atMs,
  do: 'call',
  name: points[index]?.name ?? '',
  async run(subject) {
    const file = join(directory(subject.home), armedFile(index));
    if (existsSync(file)) throw new Error(`no process came by: ${points[index]?.name}`);
    writeFileSync(file, '');
    // What nothing but rubbish leads to.
    if (points[index]?.name.includes('dead letter'))
      await withBus(subject.system.dev.natsUrl, (bus) => bus.js.publish('jobs.requested', 'not JSON at all'));
  },
});

export const pointCells: readonly Cell[] = [
  {
    name: 'F1-points',
    title: `SIGKILL at ${points.length} named points, between what is durable and what tells of it, each ${ROUNDS} times`,
    plan: ({ random, faultMs }) =>
      Array.from({ length: ROUNDS * points.length }, (_, step) =>
        arm(step % points.length, (step * faultMs) / (ROUNDS * points.length) + random.between(0, 500)),
      ),
    patches: pointPatches,
    environment,
    faultSMin: 4 * ROUNDS * points.length,
    expects: { deadLetters: ROUNDS },
    // An orchestrator that is away for three of four seconds leaves jobs late; one that adds to it with each death leaves them ever later.
    budget: { gapMs: 5_000, drainMs: 60_000, p99DuringMs: 10_000 },
  },
];
