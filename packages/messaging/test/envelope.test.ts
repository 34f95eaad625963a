import { type MessageType, payloadValidators } from '@weir/schemas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnvelopeInvalid, firstError, open, PLATFORM_TENANT, seal } from '../src/index.ts';
import { jobRequested } from './samples.ts';

const taken = new Set<MessageType>(['job-requested']);
const wire = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

test('what was sealed opens after it went over the wire, unchanged', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.jsonValue(), (id, input) => {
      const plain = jobRequested(id);
      const envelope = { ...plain, data: { ...plain.data, input } };
      expect(open(wire(envelope), taken)).toEqual(wire(envelope));
    }),
  );
});

test('what a sender leaves out follows: a new id, the time, the schema; what it says of the cause stays', () => {
  const caused = seal({
    type: 'job-requested',
    source: '/gateway/test',
    subject: 'x',
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    causationId: PLATFORM_TENANT,
    traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
    time: '2026-01-02T03:04:05Z',
    data: jobRequested().data,
  });
  expect(open(wire(caused), taken)).toMatchObject({
    dataschema: 'weir:job-requested:1',
    causationid: PLATFORM_TENANT,
    time: '2026-01-02T03:04:05Z',
  });
  expect(Object.keys(jobRequested())).not.toContain('causationid');
});

describe('every change that makes an envelope invalid is refused, and the message says where', () => {
  const envelope = jobRequested();
  const { id: _id, ...withoutId } = envelope;
  const { queue: _queue, ...withoutQueue } = envelope.data;
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['null', null, 'must be object'],
    ['an array', [envelope], 'must be object'],
    ['text', 'envelope', 'must be object'],
    ['no id', withoutId, "required property 'id'"],
    ['an id that is no UUID', { ...envelope, id: 'x' }, '/id'],
    ['an upper-case UUID', { ...envelope, id: envelope.id.toUpperCase() }, '/id'],
    ['another version of CloudEvents', { ...envelope, specversion: '0.3' }, '/specversion'],
    ['a source with a space', { ...envelope, source: '/a b' }, '/source'],
    ['an empty subject', { ...envelope, subject: '' }, '/subject'],
    ['a subject that is too long', { ...envelope, subject: 'x'.repeat(129) }, '/subject'],
    ['a time without a zone', { ...envelope, time: '2026-01-02T03:04:05' }, '/time'],
    ['a tenant that is no UUID', { ...envelope, tenantid: '*' }, '/tenantid'],
    ['a correlation id with a line break', { ...envelope, correlationid: 'a\nb' }, '/correlationid'],
    ['a traceparent of another form', { ...envelope, traceparent: '00-1-2-01' }, '/traceparent'],
    ['a member that nobody knows', { ...envelope, extra: 1 }, 'additional properties (extra)'],
    ['__proto__ as a member', JSON.parse(`{"__proto__":1,${JSON.stringify(envelope).slice(1)}`), '(__proto__)'],
    ['a type that the consumer does not take', { ...envelope, type: 'work-finished' }, 'work-finished'],
    ['a type of nobody', { ...envelope, type: 'constructor' }, 'constructor'],
    ['a schema of another version', { ...envelope, dataschema: 'weir:job-requested:2' }, 'weir:job-requested:1'],
    ['a schema of another type', { ...envelope, dataschema: 'weir:job-changed:1' }, 'weir:job-requested:1'],
    ['a payload without a member', { ...envelope, data: withoutQueue }, "data must have required property 'queue'"],
    ['a payload of another kind', { ...envelope, data: 5 }, 'data must be object'],
    ['a priority out of range', { ...envelope, data: { ...envelope.data, priority: 10 } }, 'data/priority'],
    ['a number as text', { ...envelope, data: { ...envelope.data, priority: '5' } }, 'data/priority'],
  ];
  test.each(cases)('%s', (_name, document, path) => {
    expect(() => open(document, taken)).toThrow(EnvelopeInvalid);
    expect(() => open(document, taken)).toThrow(path);
  });

  test('taking a member away from an envelope or its payload is never overlooked', () => {
    const required = Object.keys(envelope);
    for (const member of required) {
      const rest = Object.fromEntries(Object.entries(envelope).filter(([name]) => name !== member));
      expect(() => open(rest, taken), member).toThrow(EnvelopeInvalid);
    }
    for (const member of Object.keys(envelope.data)) {
      const data = Object.fromEntries(Object.entries(envelope.data).filter(([name]) => name !== member));
      if (payloadValidators['job-requested'](data)) continue;
      expect(() => open({ ...envelope, data }, taken), member).toThrow(member);
    }
  });
});

test('no document makes opening throw anything but EnvelopeInvalid, and its message does not repeat the value', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3 }), (document) => {
      expect(() => open(document, taken)).toThrow(EnvelopeInvalid);
    }),
  );
  const secret = { ...jobRequested(), data: { ...jobRequested().data, principal: 'p'.repeat(200) } };
  expect(() => open(secret, taken)).toThrow(/^(?!.*ppp)/);
});

test('an error without details still says that something is invalid', () => {
  expect(firstError(undefined)).toBe(' is invalid');
  expect(firstError([{ instancePath: '/a' }])).toBe('/a is invalid');
});
