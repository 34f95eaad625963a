import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type Patch, patchedTree } from './patched-tree.ts';
import { pointPatches } from './points.ts';
import type { RunReport } from './report.ts';

/** What a broken tree never finishes is not waited for long. */
const ARGUMENTS = ['--smoke', '--json', '--slack', '0.2', '--seed', '1'];

/** What one cell says of a tree in which one thing was made wrong. */
async function runPatched(
  cell: string,
  patches: readonly Patch[],
): Promise<{ readonly code: unknown; readonly run: RunReport }> {
  const tree = patchedTree(patches);
  try {
    const args = ['--disable-warning=ExperimentalWarning', 'scripts/faults.ts', '--only', cell, ...ARGUMENTS];
    const child = spawn(process.execPath, args, { cwd: tree.dir, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const [run] = out === '' ? [] : (JSON.parse(out) as RunReport[]);
    if (run === undefined) throw new Error(`the harness did not run:\n${errors}`);
    return { code, run };
  } finally {
    tree.remove();
  }
}

const broken: readonly {
  readonly what: string;
  readonly cell: string;
  readonly sees: RegExp;
  readonly patch: Patch;
  /** What makes it show in every run, where the faults of the cell may miss it. */
  readonly harm?: Patch;
}[] = [
  {
    what: 'the fence of results',
    cell: 'F2-short',
    sees: /^I[23]: (changed after its end|a second outcome|a result of an earlier attempt)/,
    patch: {
      file: 'services/orchestrator/src/statements/finish-jobs.ts',
      from: 'where jobs.id = result.id and jobs.attempt = result.attempt and jobs.state = any($9::text[])',
      to: 'where jobs.id = result.id and $9::text[] is not null',
    },
    // A worker that says everything twice, at different times.
    harm: {
      file: 'packages/worker/src/pool.ts',
      from: '      await this.#replies.store(results, () => this.#draining);\n',
      to: `      await this.#replies.store(results, () => this.#draining);
      setTimeout(() => {
        const finishedAt = new Date().toISOString();
        const again = results.map(({ envelope, ...one }) => ({
          ...one, envelope: { ...envelope, id: crypto.randomUUID(), data: { ...envelope.data, finishedAt } } }));
        void this.#replies.store(again as Outgoing[], () => this.#draining);
      }, 1_000);\n`,
    },
  },
  {
    what: 'the inbox of requests, which is the primary key of the jobs',
    cell: 'F1-orchestrator',
    sees: /^I[24]: (changed after its end|illegal move)/,
    patch: {
      file: 'services/orchestrator/src/statements/accept-jobs.ts',
      from: 'on conflict (id) do nothing\n      returning',
      to: 'on conflict (id) do update set state = excluded.state, attempt = excluded.attempt, finished_at = null\n      returning',
    },
    // An orchestrator to which every request comes again.
    harm: {
      file: 'services/orchestrator/src/handlers/job-requested.ts',
      from: '  async (deliveries) => {\n    const prompt',
      to: `  async function handle(deliveries) {
    const fresh = deliveries.filter(({ deliveryCount }) => deliveryCount === 1);
    const again = fresh.map((one) => ({ ...one, deliveryCount: 2, road: 'jetstream' as const }));
    if (again.length > 0) setTimeout(() => void handle(again).catch(() => undefined), 1_000);
    const prompt`,
    },
  },
  {
    what: 'the ack after the commit',
    cell: 'F6-short',
    sees: /^I1: lost/,
    patch: {
      file: 'packages/jetstream/src/group-consumer.ts',
      from: 'const { intake, retryPolicy = defaultRetryPolicy, onSettled } = this.#options;',
      to: "const { intake, retryPolicy = defaultRetryPolicy, onSettled } = this.#options; arrival.settle({ kind: 'ack' });",
    },
  },
];

test.each(broken)(
  'without $what the harness fails',
  async ({ cell, patch, harm, sees }) => {
    const { code, run } = await runPatched(cell, harm === undefined ? [patch] : [patch, harm]);
    expect(run.violations.map(({ invariant, what }) => `${invariant}: ${what}`)).toContainEqual(
      expect.stringMatching(sees),
    );
    expect([code, run.passed]).toEqual([1, false]);
  },
  180_000,
);

test('every point at which a process is made to die stands in the tree once', () => {
  patchedTree(pointPatches).remove();
});

test('a patch that does not apply is no patch', () => {
  const nowhere = { file: 'package.json', from: 'what stands nowhere', to: '' };
  expect(() => patchedTree([nowhere])).toThrow('applies 0 times');
});
