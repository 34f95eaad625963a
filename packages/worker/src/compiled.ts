import { firstError, PlatformError } from '@weir/messaging';
import { type Operation, validateOperation } from '@weir/schemas';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { Batcher } from './batcher.ts';
import {
  CONCURRENCY_DEFAULT,
  MAX_ATTEMPTS_DEFAULT,
  type OperationDefinition,
  type Operations,
  TIMEOUT_MS_DEFAULT,
  type WorkerDefinition,
} from './operation.ts';

/** A worker's definition is wrong; the message names the operation and what to correct. */
export class WorkerDefinitionInvalid extends PlatformError {
  readonly code = 'WORKER_DEFINITION_INVALID';
}

/** An operation ready to run: its schemas compiled, its defaults filled in. */
export interface CompiledOperation {
  readonly registration: Operation;
  readonly run: OperationDefinition<unknown>['run'];
  readonly checkInput: ValidateFunction;
  readonly checkOutput: ValidateFunction;
  /** Begins with the jobs that wait for others to join them; only of an operation that takes several at once. */
  readonly flush?: () => void;
}

/** @throws WorkerDefinitionInvalid */
export function compileOperations(
  { queue, operations, concurrency = CONCURRENCY_DEFAULT }: WorkerDefinition,
  concurrencyMax: number = concurrency,
): ReadonlyMap<string, CompiledOperation> {
  const ajv = new Ajv2020({ strict: true, allErrors: false, strictTypes: false });
  const compiled = new Map<string, CompiledOperation>();
  for (const [name, definition] of Object.entries(operations)) {
    const registration: Operation = {
      name,
      queue,
      ...(definition.description === undefined ? {} : { description: definition.description }),
      inputSchema: definition.input as Operation['inputSchema'],
      outputSchema: definition.output as Operation['outputSchema'],
      packSizeMax: definition.packSizeMax ?? 1,
      maxAttempts: definition.maxAttempts ?? MAX_ATTEMPTS_DEFAULT,
      timeoutMs: definition.timeoutMs ?? TIMEOUT_MS_DEFAULT,
      ...(definition.rateLimit === undefined ? {} : { rateLimit: { ...definition.rateLimit } }),
      ...(definition.batch === undefined ? {} : { batch: { ...definition.batch } }),
    };
    if (!validateOperation(registration))
      throw new WorkerDefinitionInvalid(`operation ${name}: ${firstError(validateOperation.errors)}`);
    const compile = (which: 'input' | 'output') => {
      try {
        return ajv.compile(definition[which]);
      } catch (cause) {
        throw new WorkerDefinitionInvalid(
          `operation ${name}: its ${which} schema is wrong: ${(cause as Error).message}`,
          { cause },
        );
      }
    };
    compiled.set(name, {
      registration,
      ...runnerOf(definition, concurrencyMax),
      checkInput: compile('input'),
      checkOutput: compile('output'),
    });
  }
  if (compiled.size === 0) throw new WorkerDefinitionInvalid(`the worker of queue ${queue} has no operations`);
  return compiled;
}

function runnerOf(
  definition: Operations[string],
  concurrencyMax: number,
): Pick<CompiledOperation, 'run'> & Partial<Pick<CompiledOperation, 'flush'>> {
  if (definition.batch === undefined) return { run: definition.run.bind(definition) };
  const { run, flush } = new Batcher(definition, concurrencyMax);
  return { run, flush };
}
