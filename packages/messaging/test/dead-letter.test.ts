import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeadLetterFacts, fingerprintOf, newId, open, PLATFORM_TENANT, sealDeadLetter } from '../src/index.ts';
import { jobRequested } from './samples.ts';

const types = new Set(['message-dead-lettered'] as const);
const envelope = jobRequested();
const facts: DeadLetterFacts = {
  source: '/orchestrator/test',
  code: 'DELIVERIES_EXHAUSTED',
  reason: 'it fails',
  attempts: 20,
  stream: 'JOBS',
  consumer: 'orchestrator-job-requested',
  subject: 'jobs.requested',
  sequence: 7,
  operation: 'uncertainty.add',
  what: envelope,
};
const sealed = (more: Partial<DeadLetterFacts> = {}) => {
  const { subject, envelope: letter } = sealDeadLetter({ ...facts, ...more });
  return { subject, letter: open(JSON.parse(JSON.stringify(letter)), types) };
};

test('a dead letter is a valid envelope that keeps what it is about, whose it was and what caused it', () => {
  const { subject, letter } = sealed();
  expect(subject).toBe('dead_letters.JOBS.orchestrator-job-requested');
  expect(letter).toMatchObject({
    subject: envelope.subject,
    tenantid: envelope.tenantid,
    correlationid: envelope.correlationid,
    causationid: envelope.id,
    data: { code: facts.code, reason: 'it fails', attempts: 20, sequence: 7, jobId: envelope.subject, envelope },
  });
});

test('its id follows from what it is about, and not from when or how often it was delivered', () => {
  const { id } = sealed().letter;
  expect(sealed({ attempts: 3, reason: 'it fails otherwise' }).letter.id).toBe(id);
  const others: Partial<DeadLetterFacts>[] = [
    { what: jobRequested() },
    { code: 'ENVELOPE_INVALID' },
    { consumer: 'other' },
    { stream: 'RESULTS' },
  ];
  for (const other of others) expect(sealed(other).letter.id).not.toBe(id);
});

test('bytes that are no envelope are kept as they are, by their place in the stream, for the platform', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.nat(300), (what, sequence, part) => {
      const { letter } = sealed({ what, sequence, part });
      expect(Buffer.from(letter.data.raw ?? '', 'base64')).toEqual(Buffer.from(what));
      expect(letter).toMatchObject({ tenantid: PLATFORM_TENANT, subject: `JOBS:${sequence}:${part}` });
      expect(letter.data).not.toHaveProperty('envelope');
      expect(letter.data).not.toHaveProperty('jobId');
      expect(sealed({ what, sequence, part: part + 1 }).letter.id).not.toBe(letter.id);
    }),
  );
  const { sequence: _sequence, ...rest } = facts;
  expect(sealDeadLetter({ ...rest, what: new Uint8Array() }).envelope.subject).toEqual(
    expect.stringMatching(/^JOBS:[0-9a-f]{32}:0$/),
  );
});

test('the reason is bounded and is Unicode whatever it was, so that the dead letter itself is never refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat(3), (text, shift) => {
      const { reason } = sealed({ reason: 'x'.repeat(4_090 + shift) + text.repeat(20) }).letter.data;
      expect(reason.length).toBeLessThanOrEqual(4_096);
      expect(reason.isWellFormed()).toBe(true);
    }),
  );
  expect(sealed({ reason: `${'x'.repeat(4_095)}😀` }).letter.data.reason.at(-1)).toBe('\ufffd');
});

test('a subject that only resembles a job id is none', () => {
  const about = { ...envelope, subject: 'deadbeef-and-more' };
  expect(sealed({ what: about }).letter.data).not.toHaveProperty('jobId');
});

describe('the fingerprint', () => {
  test('is equal for failures that differ only in figures, ids and quoted values', () => {
    const same: [string, string][] = [
      ['took 15 ms', 'took 2.75 ms'],
      [`job ${newId()} is late`, `job ${newId()} is late`],
      [`job ${newId()} is late`, `job ${newId().toUpperCase()} is late`],
      ['no column "a"', 'no column "b c"'],
      ["no column 'a'", "no column 'b'"],
      ["it can't read 'a'", "it can't read 'b'"],
    ];
    for (const [one, other] of same) expect(fingerprintOf('C', 'o', one), one).toBe(fingerprintOf('C', 'o', other));
  });

  test('differs with the code, the operation and the words', () => {
    const prints = [
      fingerprintOf('A', 'o', 'fails'),
      fingerprintOf('B', 'o', 'fails'),
      fingerprintOf('A', 'p', 'fails'),
      fingerprintOf('A', undefined, 'fails'),
      fingerprintOf('A', 'o', 'breaks'),
    ];
    expect(new Set(prints).size).toBe(prints.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
  });
});
