import { operations } from '../../src/domain/operations.ts';
import type { OperationOutput } from '../../src/domain/output.ts';

export function findOperation(name: string) {
  const operation = operations.find((candidate) => candidate.name === `uncertainty.${name}`);
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  return operation;
}

/** One operation on values; further members (mode, factor, ...) as its input has them. */
export function runOperation(name: string, values: unknown, members: object = {}): OperationOutput {
  return findOperation(name).run({ values, ...members });
}

export const INTERVAL = { mode: 'interval' } as const;
