import { type JobContext, OperationError } from '@weir/worker';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { operations } from '../src/domain/operations.ts';
import { uncertainty } from '../src/worker.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false });
const operationOf = (name: string) => {
  const operation = uncertainty.operations[name];
  if (operation === undefined || operation.batch !== undefined) throw new Error(`there is no operation ${name}`);
  return operation;
};
const run = (name: string, input: unknown) => {
  const operation = operationOf(name);
  expect(ajv.validate(operation.input, input)).toBe(true);
  const output = operation.run(input, {} as JobContext);
  expect(ajv.validate(operation.output, output)).toBe(true);
  return output;
};

test('every operation of the algebra is offered, with its schemas, many to a message', () => {
  expect(Object.keys(uncertainty.operations)).toEqual(operations.map(({ name }) => name));
  for (const { name, inputSchema, outputSchema, description } of operations) {
    expect(uncertainty.operations[name]).toMatchObject({
      description,
      input: inputSchema,
      output: outputSchema,
      packSizeMax: 64,
    });
  }
  expect(uncertainty.queue).toBe('uncertainty');
});

test('a result is that of the algebra', () => {
  expect(
    run('uncertainty.add', {
      values: [
        [5, 0.1],
        [3, 0.2],
      ],
    }),
  ).toMatchObject({ value: [8, expect.closeTo(Math.hypot(0.1, 0.2))] });
});

test('what the algebra cannot do is the fault of the input: it fails at once, and says where', () => {
  const divide = () =>
    run('uncertainty.divide', {
      values: [
        [1, 0],
        [0, 0],
      ],
    });
  expect(divide).toThrow(OperationError);
  try {
    divide();
  } catch (error) {
    expect(error).toMatchObject({
      retryable: false,
      code: expect.stringMatching(/^[A-Z_]+$/),
      path: expect.stringMatching(/^\//),
    });
  }
});

test('any other error stays what it is, and may be tried again', () => {
  const input = {
    get values() {
      throw new RangeError('not of the algebra');
    },
  };
  expect(() => operationOf('uncertainty.add').run(input, {} as JobContext)).toThrow(RangeError);
});
