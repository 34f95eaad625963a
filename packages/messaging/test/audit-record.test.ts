import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditFact, auditRecord, open } from '../src/index.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const facts: fc.Arbitrary<AuditFact> = fc.record({
  tenantId: fc.uuid(),
  principal: fc.string({ minLength: 1, maxLength: 128 }),
  action: fc.tuple(word, word).map((words) => words.join('.')),
  resource: fc.record({ type: word, id: fc.string({ minLength: 1, maxLength: 128 }) }),
  requestId: fc.stringMatching(/^[A-Za-z0-9._:-]{1,32}$/),
  occasion: fc.stringMatching(/^[a-z0-9/]{0,16}$/),
  details: fc.dictionary(word, fc.oneof(fc.string({ maxLength: 64 }), fc.integer(), fc.boolean()), { maxKeys: 4 }),
});
const idOf = (fact: AuditFact): string => auditRecord('/orchestrator/test', fact).envelope.id;

test('every record fits its schema and goes to the subject of its tenant and category', () => {
  fc.assert(
    fc.property(facts, (fact) => {
      const { subject, envelope } = auditRecord('/orchestrator/test', fact);
      expect(open(JSON.parse(JSON.stringify(envelope)), new Set(['audit-recorded'] as const)).data).toMatchObject({
        outcome: 'succeeded',
      });
      expect(subject).toBe(`audit.${fact.tenantId}.${fact.action.split('.')[0]}`);
    }),
  );
});

test('the same fact is the same record, whoever asks for it again', () => {
  fc.assert(
    fc.property(facts, facts, (fact, other) => {
      expect(idOf({ ...fact, requestId: other.requestId, principal: other.principal })).toBe(idOf(fact));
    }),
  );
});

test('another occasion, thing, action, outcome or tenant is another record', () => {
  fc.assert(
    fc.property(facts, (fact) => {
      const { resource } = fact;
      const others: AuditFact[] = [
        { ...fact, occasion: `${fact.occasion}/2` },
        { ...fact, resource: { ...resource, id: `${resource.id}x` } },
        { ...fact, resource: { ...resource, type: `${resource.type}x` } },
        { ...fact, action: `${fact.action}x` },
        { ...fact, outcome: 'refused' },
        { ...fact, tenantId: '00000000-0000-0000-0000-000000000001' },
      ];
      expect(new Set([fact, ...others].map(idOf)).size).toBe(others.length + 1);
    }),
  );
});
