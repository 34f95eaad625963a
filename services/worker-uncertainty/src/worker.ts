import { OperationError, type Operations, type Schema, type WorkerDefinition } from '@weir/worker';
import { OperationDomainError } from './domain/operation-domain-error.ts';
import { operations } from './domain/operations.ts';

/** A domain error is the input's fault: trying again cannot help. */
function failOnDomain<Output>(run: () => Output): Output {
  try {
    return run();
  } catch (error) {
    if (error instanceof OperationDomainError)
      throw new OperationError(error.code, error.message, { path: error.path, cause: error });
    throw error;
  }
}

/** The algebra as a worker. The operations are pure and cheap, so many jobs may travel in one message. */
export const uncertainty: WorkerDefinition = {
  queue: 'uncertainty',
  concurrency: 1024,
  operations: Object.fromEntries(
    operations.map(({ name, description, inputSchema, outputSchema, run }) => [
      name,
      {
        description,
        input: inputSchema as Schema,
        output: outputSchema as Schema,
        packSizeMax: 64,
        timeoutMs: 5_000,
        run: (input: unknown) => failOnDomain(() => run(input)),
      },
    ]),
  ) satisfies Operations,
};
