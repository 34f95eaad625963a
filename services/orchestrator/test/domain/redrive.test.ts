import { type Envelope, newId, open, seal } from '@weir/messaging';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTerminal, type JobState, moves } from '../../src/domain/job-state.ts';
import { decideRedrive, REDRIVES_MAX, type RedriveCase, redriveRequest } from '../../src/domain/redrive.ts';

const TENANT = '0190d3a0-0000-7000-8000-000000000001';
const states = Object.keys(moves) as JobState[];

const requestWith = (data: Partial<Envelope<'job-requested'>['data']> = {}): Envelope<'job-requested'> => {
  const id = newId();
  return seal({
    type: 'job-requested',
    id,
    source: '/gateway/test',
    subject: id,
    tenantId: TENANT,
    correlationId: 'the-first-request',
    data: {
      operation: 'test.run',
      queue: 'test',
      input: { value: 1 },
      priority: 7,
      maxAttempts: 3,
      fingerprint: 'AAAAAAAAAAAAAAAAAAAAAA',
      principal: 'user:first',
      requestedAt: '2026-01-02T03:04:05.678Z',
      ...data,
    },
  });
};
const caseOf = (more: Partial<RedriveCase> = {}): RedriveCase => ({
  id: newId(),
  tenantId: TENANT,
  envelope: requestWith(),
  rootId: newId(),
  redrives: 0,
  jobState: 'dead_lettered',
  redriven: undefined,
  ...more,
});
const asker = { tenantId: TENANT, principal: 'key:second', requestId: 'the-second-request' };

test('what holds no valid request of its own tenant is never redriven', () => {
  const request = requestWith();
  const others = [
    null,
    {},
    { ...request, type: 'work-assigned' },
    { ...request, tenantid: newId() },
    requestWith({ priority: 10 }),
  ];
  for (const envelope of others)
    expect(decideRedrive(caseOf({ envelope }))).toMatchObject({ kind: 'refuse', code: 'NOT_REDRIVABLE' });
});

test('a job that lives or succeeded is never made again, its own or the one it was redriven as', () => {
  const lives = (state: JobState) => !isTerminal(state) || state === 'succeeded';
  for (const state of states) {
    expect(decideRedrive(caseOf({ jobState: state })).kind).toBe(lives(state) ? 'refuse' : 'redrive');
    const redriven = { jobId: newId(), state, input: { value: 1 } };
    expect(decideRedrive(caseOf({ redriven, redrives: 1 }))).toMatchObject(
      lives(state) ? { kind: 'known', jobId: redriven.jobId } : { kind: 'redrive', number: 2 },
    );
    if (lives(state))
      expect(decideRedrive(caseOf({ redriven, redrives: 1 }), { value: 2 })).toMatchObject({
        kind: 'refuse',
        code: 'DEAD_LETTER_REDRIVEN',
      });
  }
});

test('whatever happens and whoever is asked for, a lineage has three redrives at the most, each with an id of its own', () => {
  const step = fc.record({
    pick: fc.nat(),
    ends: fc.constantFrom<JobState>('dead_lettered', 'failed', 'succeeded', 'running'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const root = caseOf();
      const lineage: RedriveCase[] = [{ ...root, rootId: root.id }];
      const made = new Set<string>();
      for (const { pick, ends } of steps) {
        const index = pick % lineage.length;
        const letter = { ...(lineage[index] as RedriveCase), redrives: made.size };
        const decision = decideRedrive(letter);
        if (decision.kind !== 'redrive') continue;
        const request = redriveRequest('/orchestrator/test', {
          ...decision,
          letter,
          asker,
          queue: 'test',
          requestedAt: new Date(),
        });
        expect(made.has(request.id)).toBe(false);
        made.add(request.id);
        const { input } = request.data;
        lineage[index] = { ...letter, redriven: { jobId: request.id, state: ends, input } };
        if (ends === 'dead_lettered')
          lineage.push(caseOf({ envelope: request, rootId: request.data.redrive?.root as string }));
      }
      expect(made.size).toBeLessThanOrEqual(REDRIVES_MAX);
      expect(new Set(lineage.map(({ rootId }) => rootId))).toEqual(new Set([root.id]));
    }),
  );
});

test('the new request keeps what was asked for, and names its cause, its lineage and who redrove it; old times are gone', () => {
  const request = requestWith({
    runAt: '2026-01-02T04:00:00.000Z',
    deadline: '2026-01-02T05:00:00.000Z',
    notify: 'gateway-1',
    metadata: { a: 'b' },
    concurrencyKey: 'k',
  });
  const letter = caseOf({ envelope: request });
  const redrive = { letter, request, number: 2, asker, queue: 'moved', requestedAt: new Date(), input: null };
  const made = redriveRequest('/orchestrator/test', redrive);
  expect(open(JSON.parse(JSON.stringify(made)), new Set(['job-requested'] as const))).toEqual(made);
  expect(made).toMatchObject({
    subject: made.id,
    causationid: letter.id,
    correlationid: 'the-first-request',
    data: {
      operation: 'test.run',
      queue: 'moved',
      input: null,
      priority: 7,
      metadata: { a: 'b' },
      concurrencyKey: 'k',
      principal: 'key:second',
      redrive: { of: letter.id, root: letter.rootId, number: 2 },
    },
  });
  for (const member of ['runAt', 'deadline', 'notify']) expect(made.data).not.toHaveProperty(member);
  expect(redriveRequest('/orchestrator/other', redrive).id).toBe(made.id);
});
