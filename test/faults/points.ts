import type { Patch } from './patched-tree.ts';

/** Names the directory whose files arm the points; every service of a system with points has it. */
export const POINTS_VARIABLE = 'WEIR_FAULTS_POINTS';

/** An instruction at which a process ends without a word, the next time that it comes by after the point was armed. */
export interface Point {
  readonly name: string;
  readonly file: string;
  /** Stands in the file once; the process dies just before it. */
  readonly before: string;
}

/** Between what is durable and what tells of it: a process that dies there leaves the most to others. */
export const points: readonly Point[] = [
  {
    name: 'gateway: stored in JetStream, no 202 yet',
    file: 'services/gateway/src/accept.ts',
    before: '    parts.jobs.acceptedKeyed(tenantId, id);\n',
  },
  {
    name: 'orchestrator: jobs committed, no work published yet',
    file: 'services/orchestrator/src/acceptance.ts',
    before: '  await parts.dispatcher.send(',
  },
  {
    name: 'orchestrator: a job has ended, and is not recorded yet',
    file: 'services/orchestrator/src/run-first.ts',
    before: '  const jobs = ends.map(',
  },
  {
    name: 'orchestrator: work published, the request not acked yet',
    file: 'services/orchestrator/src/handlers/job-requested.ts',
    before: '    return { publish: [], notify, duplicates, replies };',
  },
  {
    name: 'orchestrator: outcomes committed, not told and not acked yet',
    file: 'services/orchestrator/src/outcomes.ts',
    before: '  if (outboxId !== null) parts.relay.offer(outboxId, events);',
  },
  {
    name: 'orchestrator or worker: a question dealt with, not answered yet',
    file: 'packages/jetstream/src/direct.ts',
    before: '      message.respond(JSON.stringify(answer));',
  },
  {
    name: 'orchestrator: events stored, their row of the outbox not deleted yet',
    file: 'packages/store/src/outbox-relay.ts',
    before: '    await database.run(DROP, [ids]).catch(',
  },
  {
    name: 'worker: results stored, the work not acked yet',
    file: 'packages/worker/src/pool.ts',
    before: "      this.#settle(work, { kind: 'ack' });\n    } catch (error) {\n      // Nobody knows that it is done;",
  },
  {
    name: 'orchestrator: a dead letter stored, its message not termed yet',
    file: 'packages/jetstream/src/consumer.ts',
    before:
      "    for (const { code, reason } of invalid) this.#options.onEvent?.({ kind: 'dead-lettered', code, reason });",
  },
];

export const armedFile = (index: number): string => `point-${index}`;

/** The product itself knows nothing of points: they are put into a copy of its tree. */
export const pointPatches: readonly Patch[] = points.map(({ file, before }, index) => ({
  file,
  from: before,
  to: `{
    const { existsSync, unlinkSync } = process.getBuiltinModule('node:fs');
    const armed = \`\${process.env.${POINTS_VARIABLE}}/${armedFile(index)}\`;
    if (existsSync(armed)) {
      unlinkSync(armed);
      process.kill(process.pid, 'SIGKILL');
    }
  }
${before}`,
}));
