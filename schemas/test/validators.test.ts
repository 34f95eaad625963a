import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents, inlined, readContracts } from '../../scripts/generate/contracts.ts';
import { ajvOptions } from '../../scripts/generate/validators.ts';
import * as generated from '../generated/validators.js';
import { type Validator, validateEnvelope, validateJob, validateJobRequested, validateWorkFinished } from '../index.ts';
import { arbitraryOf, mutated } from './arbitrary.ts';

const contracts = readContracts();
const runtime = new Ajv2020({ ...ajvOptions, schemas: contracts.map(({ schema }) => schema) });
const validators = generated as unknown as Record<string, Validator<unknown>>;

const id = '0192f0c1-2b3c-7d4e-8f90-123456789abc';
const time = '2026-01-02T03:04:05.678Z';
const envelope = {
  specversion: '1.0',
  id,
  source: '/gateway/a1',
  type: 'job-requested',
  subject: id,
  time,
  datacontenttype: 'application/json',
  dataschema: 'weir:job-requested:1',
  tenantid: id,
  correlationid: 'request-1',
  data: null,
};
const jobRequested = {
  operation: 'uncertainty.add',
  queue: 'uncertainty',
  input: { values: [] },
  priority: 5,
  maxAttempts: 3,
  fingerprint: 'abcdefghijklmnopqrstuv',
  principal: 'key:1',
  requestedAt: time,
};
const job = {
  id,
  tenantId: id,
  operation: 'uncertainty.add',
  queue: 'uncertainty',
  state: 'queued',
  attempt: 0,
  maxAttempts: 3,
  priority: 5,
  input: null,
  output: null,
  error: null,
  progress: null,
  createdAt: time,
  startedAt: null,
  finishedAt: null,
  ledger: null,
};
const workFinished = { attempt: 1, outcome: 'succeeded', output: 8, worker: 'w', startedAt: time, finishedAt: time };

test('valid samples are accepted, and leave no errors', () => {
  for (const [validate, value] of [
    [validateEnvelope, envelope],
    [validateJobRequested, jobRequested],
    [validateJob, job],
    [validateJob, { ...job, ledger: { index: 0, logId: 'log' }, progress: { sequence: 1, fraction: 0.5 } }],
    [validateWorkFinished, workFinished],
    [validateWorkFinished, { ...workFinished, outcome: 'failed', error: { code: 'BROKEN', message: '' } }],
  ] as [Validator<unknown>, unknown][]) {
    expect(validate(value)).toBe(true);
    expect(validate.errors).toBeNull();
  }
});

describe('each kind of fault is refused, with the place and the rule', () => {
  const { tenantid: _tenantid, ...withoutTenant } = envelope;
  const { output: _output, ...withoutOutput } = workFinished;
  test.each<[string, Validator<unknown>, unknown, { instancePath: string; keyword: string }]>([
    ['not an object', validateEnvelope, [envelope], { instancePath: '', keyword: 'type' }],
    ['nothing', validateEnvelope, undefined, { instancePath: '', keyword: 'type' }],
    ['a missing member', validateEnvelope, withoutTenant, { instancePath: '', keyword: 'required' }],
    [
      'an unknown member',
      validateEnvelope,
      { ...envelope, tenantId: id },
      { instancePath: '', keyword: 'additionalProperties' },
    ],
    [
      'an inherited name as member',
      validateEnvelope,
      { ...envelope, toString: 1 },
      { instancePath: '', keyword: 'additionalProperties' },
    ],
    [
      '__proto__ as member',
      validateEnvelope,
      JSON.parse(JSON.stringify(envelope).replace('{', '{"__proto__":{},')),
      { instancePath: '', keyword: 'additionalProperties' },
    ],
    [
      'another constant',
      validateEnvelope,
      { ...envelope, specversion: '1.1' },
      { instancePath: '/specversion', keyword: 'const' },
    ],
    ['a wrong type', validateEnvelope, { ...envelope, subject: 7 }, { instancePath: '/subject', keyword: 'type' }],
    [
      'an upper-case uuid',
      validateEnvelope,
      { ...envelope, id: id.toUpperCase() },
      { instancePath: '/id', keyword: 'format' },
    ],
    [
      'a uuid with more after it',
      validateEnvelope,
      { ...envelope, id: `${id}\n` },
      { instancePath: '/id', keyword: 'format' },
    ],
    [
      'a source without slash',
      validateEnvelope,
      { ...envelope, source: 'gateway' },
      { instancePath: '/source', keyword: 'pattern' },
    ],
    ['too short', validateEnvelope, { ...envelope, subject: '' }, { instancePath: '/subject', keyword: 'minLength' }],
    [
      'too long',
      validateEnvelope,
      { ...envelope, subject: '🙂'.repeat(129) },
      { instancePath: '/subject', keyword: 'maxLength' },
    ],
    [
      'too much',
      validateJobRequested,
      { ...jobRequested, priority: 10 },
      { instancePath: '/priority', keyword: 'maximum' },
    ],
    [
      'too little',
      validateJobRequested,
      { ...jobRequested, maxAttempts: 0 },
      { instancePath: '/maxAttempts', keyword: 'minimum' },
    ],
    [
      'a fraction',
      validateJobRequested,
      { ...jobRequested, priority: 0.5 },
      { instancePath: '/priority', keyword: 'type' },
    ],
    [
      'a number as text',
      validateJobRequested,
      { ...jobRequested, priority: '5' },
      { instancePath: '/priority', keyword: 'type' },
    ],
    [
      'too long a name of a label',
      validateJobRequested,
      { ...jobRequested, metadata: { ['k'.repeat(65)]: '' } },
      { instancePath: '/metadata', keyword: 'maxLength' },
    ],
    ['a value outside the enum', validateJob, { ...job, state: 'lost' }, { instancePath: '/state', keyword: 'enum' }],
    ['success without output', validateWorkFinished, withoutOutput, { instancePath: '', keyword: 'required' }],
    [
      'failure without error',
      validateWorkFinished,
      { ...workFinished, outcome: 'failed' },
      { instancePath: '', keyword: 'required' },
    ],
  ])('%s', (_what, validate, value, expected) => {
    expect(validate(value)).toBe(false);
    expect(validate.errors).toContainEqual(expect.objectContaining(expected));
  });
});

test('a length is counted in characters: 128 outside the basic plane fit where 128 are allowed', () =>
  expect(validateEnvelope({ ...envelope, subject: '🙂'.repeat(128) })).toBe(true));

describe('a timestamp is one that JavaScript and Postgres can hold', () => {
  const isAccepted = (value: string) => validateEnvelope({ ...envelope, time: value });
  test.each([
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05.123456789Z',
    '2026-01-02T03:04:05.123456+05:30',
    '2024-02-29T00:00:00-00:00',
    '2000-02-29T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('%s is accepted', (value) => expect(isAccepted(value)).toBe(true));
  test.each([
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+15:00',
    '2026-01-01T00:00:00.Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00Z\n',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2026-01-01',
    'now',
    '',
  ])('%j is refused', (value) => expect(isAccepted(value)).toBe(false));

  test('every day of four centuries is accepted exactly when it exists', () => {
    for (let year = 1800; year < 2200; year++) {
      for (const month of [2, 4, 12]) {
        for (let day = 28; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${day}T00:00:00Z`;
          const date = new Date(Date.UTC(year, month - 1, day));
          expect(isAccepted(text), text).toBe(date.getUTCMonth() === month - 1);
        }
      }
    }
  });
});

describe('the generated code agrees with ajv at run time', () => {
  test.each(documents(contracts))('$path', ({ path, title, schema }) => {
    const ahead = validators[`validate${title}`];
    const atRunTime = runtime.getSchema(schema.$id);
    if (ahead === undefined || atRunTime === undefined) throw new Error(`no validator for ${title}`);
    const valid = arbitraryOf(inlined(contracts).get(path) ?? {});
    const outcomes = { accepted: 0, refused: 0 };
    const value = fc.oneof({ weight: 2, arbitrary: valid }, { weight: 3, arbitrary: mutated(valid) }, fc.jsonValue());
    fc.assert(
      fc.property(value, (sample) => {
        const isValid = ahead(sample);
        outcomes[isValid ? 'accepted' : 'refused']++;
        expect(isValid).toBe(atRunTime(sample));
        expect(ahead.errors?.map(summary)).toEqual(atRunTime.errors?.map(summary));
      }),
      { numRuns: 400 },
    );
    // Else the values would show nothing.
    expect(outcomes.accepted).toBeGreaterThan(20);
    expect(outcomes.refused).toBeGreaterThan(20);
  });
  const summary = ({ instancePath, keyword, params }: { instancePath: string; keyword: string; params: unknown }) => ({
    instancePath,
    keyword,
    params,
  });
});

test('the generated code imports nothing', () => {
  const code = readFileSync(new URL('../generated/validators.js', import.meta.url), 'utf8');
  expect(code).not.toMatch(/\brequire\(|^import\b/m);
});
