import { type Envelope, newId, open, seal } from '@weir/messaging';
import type { JobRequested } from '@weir/schemas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RequestRow, requestOf, storedRequest } from '../../src/domain/stored-request.ts';

const time = fc
  .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString());
const unit = fc.stringMatching(/^[a-z]{1,20}$/);

const request: fc.Arbitrary<Envelope<'job-requested'>> = fc
  .record({
    id: fc.constant(0).map(() => newId()),
    tenantId: fc.constant(0).map(() => newId()),
    correlationId: unit,
    more: fc.record(
      { causationId: fc.uuid(), traceparent: fc.constant(`00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`) },
      { requiredKeys: [] },
    ),
    requestedAt: time,
    data: fc.record(
      {
        operation: fc.constant('test.run'),
        queue: unit,
        input: fc.jsonValue(),
        priority: fc.integer({ min: 1, max: 9 }),
        maxAttempts: fc.integer({ min: 1, max: 10 }),
        timeoutMs: fc.integer({ min: 1000, max: 60_000 }),
        runAt: time,
        deadline: time,
        concurrencyKey: unit,
        metadata: fc.dictionary(unit, unit, { maxKeys: 3 }),
        fingerprint: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        principal: unit,
        notify: unit,
        redrive: fc.record({ of: fc.uuid(), root: fc.uuid(), number: fc.constant(2) }),
      },
      { requiredKeys: ['operation', 'queue', 'input', 'priority', 'maxAttempts', 'fingerprint', 'principal'] },
    ),
  })
  .map(({ id, tenantId, correlationId, more, requestedAt, data }) =>
    seal({
      type: 'job-requested',
      id,
      source: '/gateway/test',
      subject: id,
      tenantId,
      correlationId,
      ...more,
      time: requestedAt,
      data: { ...data, requestedAt } as JobRequested,
    }),
  );

const rowOf = (envelope: Envelope<'job-requested'>, stored: unknown): RequestRow => ({
  id: envelope.subject,
  tenant_id: envelope.tenantid,
  operation: envelope.data.operation,
  queue: envelope.data.queue,
  max_attempts: envelope.data.maxAttempts,
  priority: envelope.data.priority,
  notify: envelope.data.notify ?? null,
  created_at: new Date(envelope.data.requestedAt),
  request: JSON.parse(JSON.stringify(stored)),
});
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a request is made again from its row as it came, and so is one of a version that kept the whole envelope', () => {
  fc.assert(
    fc.property(request, (envelope) => {
      const again = requestOf(rowOf(envelope, storedRequest(envelope)));
      expect(again).toEqual(asJson(envelope));
      expect(open(asJson(again), new Set(['job-requested'] as const))).toEqual(again);
      expect(requestOf(rowOf(envelope, envelope))).toEqual(again);
    }),
  );
});

test('what has a column is not kept twice', () => {
  fc.assert(
    fc.property(request, (envelope) => {
      const { data, ...about } = asJson(storedRequest(envelope)) as { data: object };
      expect(Object.keys(about)).not.toContain('id');
      for (const member of ['operation', 'queue', 'priority', 'maxAttempts', 'notify', 'requestedAt'])
        expect(data).not.toHaveProperty(member);
    }),
  );
});
