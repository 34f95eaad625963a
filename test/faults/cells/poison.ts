import { withBus } from '../../with-bus.ts';
import type { Cell } from '../cell.ts';
import type { Subject } from '../subject.ts';
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
/** Each stream's subject, and the largest message that it takes. */
const subjects: readonly (readonly [subject: string, bytesMax: number])[] = [
  ['jobs.requested', 2 ** 20],
  ['results.finished', 2 ** 20],
  ['results.progressed', 2 ** 20],
  ['work.assigned.diagnostics.5', 2 ** 20],
  ['events.nobody.job.queued', 2 ** 16],
  ['audit.nobody.job', 2 ** 20],
  ['security.signal.nobody', 2 ** 16],
  ['metrics.nobody.one', 2 ** 14],
];
const thrown = subjects.flatMap(([subject, bytesMax]) =>
  rubbish.filter((payload) => payload.length <= bytesMax).map((payload) => ({ subject, payload })),
);
/** Of MONITORING only the last of a subject is kept. */
const all = [
  ...thrown,
  ...rubbish.slice(0, 3).map((payload, index) => ({ subject: `monitoring.nobody.${index}`, payload })),
];

const throwRubbish = (subject: Subject): Promise<void> =>
  withBus(subject.system.dev.natsUrl, async (bus) => {
    for (const { subject: to, payload } of all) await bus.js.publish(to, payload);
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
    title: 'messages that are no envelopes, too deep, or a megabyte long, in every stream',
    plan: () => [{ atMs: 0, do: 'call', name: 'rubbish in every stream', run: throwRubbish }],
    faultSMin: 8,
    smokeS: 8,
    expects: { deadLetters: all.length },
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
