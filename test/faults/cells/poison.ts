import type { Cell } from '../cell.ts';
import type { Subject } from '../subject.ts';
import { withBus } from '../with-bus.ts';
import type { Sample } from '../workload.ts';

const DEEP = 10_000;
const LARGE = 1_000_000;

/** What no service of ours would ever send, on the subjects that they hear. */
const rubbish: readonly string[] = [
  'not JSON at all',
  '{"specversion":"1.0"}',
  '[]',
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  JSON.stringify({ specversion: '1.0', id: 'x'.repeat(LARGE) }),
];
const subjects = ['jobs.requested', 'results.finished', 'results.progressed', 'work.assigned.diagnostics.5'];

const throwRubbish = (subject: Subject): Promise<void> =>
  withBus(subject, async (bus) => {
    for (const to of subjects) for (const payload of rubbish) await bus.js.publish(to, payload);
  });

const crash: Sample = {
  operation: 'diagnostics.crash',
  input: {},
  maxAttempts: 2,
  expected: { state: 'dead_lettered' },
};
const crashOnce: Sample = {
  operation: 'diagnostics.crash',
  input: { onAttempts: 1 },
  maxAttempts: 5,
  expected: { state: 'succeeded', anyOutput: true },
};

export const poison: readonly Cell[] = [
  {
    name: 'F12-rubbish',
    title: 'messages that are no envelopes, too deep, or a megabyte long, on every subject',
    plan: () => [{ atMs: 0, do: 'call', name: 'rubbish on every subject', run: throwRubbish }],
    faultSMin: 8,
    smokeS: 8,
    expects: { deadLetters: subjects.length * rubbish.length },
    budget: { gapMs: 5_000, drainMs: 30_000 },
  },
  {
    name: 'F12-crash',
    title: 'jobs that end their worker each time, among others of their queue',
    plan: () => [{ atMs: 0, do: 'submit', samples: [crash, crashOnce] }],
    environment: { orchestrator: { WORK_ACK_WAIT_MS: '3000' } },
    faultSMin: 15,
    smokeS: 15,
    expects: { deadLetters: 1 },
    budget: { gapMs: 5_000, drainMs: 60_000 },
  },
];
