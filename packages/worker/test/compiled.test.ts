import { expect, test } from 'vitest';
import { compileOperations, WorkerDefinitionInvalid } from '../src/compiled.ts';
import type { OperationDefinition, WorkerDefinition } from '../src/operation.ts';

const operation: OperationDefinition<unknown> = { input: true, output: true, run: () => 1 };
const compile = (operations: WorkerDefinition['operations'], queue = 'test') =>
  compileOperations({ queue, operations });

test('an operation gets the defaults for what it does not say', () => {
  expect(compile({ 'test.run': operation }).get('test.run')?.registration).toEqual({
    name: 'test.run',
    queue: 'test',
    inputSchema: true,
    outputSchema: true,
    packSizeMax: 1,
    maxAttempts: 3,
    timeoutMs: 60_000,
  });
});

test('a handler keeps its `this`', () => {
  class Echo implements OperationDefinition<unknown> {
    readonly input = true;
    readonly output = true;
    readonly #answer = 42;
    run() {
      return this.#answer;
    }
  }
  expect(
    compile({ 'test.run': new Echo() })
      .get('test.run')
      ?.run({}, {} as never),
  ).toBe(42);
});

test.each([
  ['a name that is none', { 'Not A Name': operation }, /operation Not A Name/],
  ['a pack of none', { 'test.run': { ...operation, packSizeMax: 0 } }, /operation test\.run.*packSizeMax/],
  ['no attempt', { 'test.run': { ...operation, maxAttempts: 0 } }, /maxAttempts/],
  ['a rate of none', { 'test.run': { ...operation, rateLimit: { limit: 0, perMs: 1 } } }, /rateLimit/],
  ['no time', { 'test.run': { ...operation, timeoutMs: 0.5 } }, /timeoutMs/],
  [
    'an input schema that is none',
    { 'test.run': { ...operation, input: { type: 'nonsense' } } },
    /operation test\.run: its input schema is wrong/,
  ],
  [
    'an output schema that is none',
    { 'test.run': { ...operation, output: { minimum: 'x' } } },
    /operation test\.run: its output schema is wrong/,
  ],
  [
    'a keyword that nobody knows',
    { 'test.run': { ...operation, input: { typo: 1 } } },
    /its input schema is wrong.*typo/,
  ],
  ['no operations', {}, /the worker of queue test has no operations/],
])('%s is refused with what to correct', (_what, operations, message) => {
  expect(() => compile(operations)).toThrow(message);
  expect(() => compile(operations)).toThrow(WorkerDefinitionInvalid);
});

test('a queue whose name is none is refused', () => {
  expect(() => compile({ 'test.run': operation }, 'No Queue')).toThrow(WorkerDefinitionInvalid);
});
