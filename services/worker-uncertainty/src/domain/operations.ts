/** The operations of the queue `uncertainty`, in the order in which api.md lists them: what the worker registers. */
import { addition, affinity, division, multiplication, scaling, subtraction } from './arithmetic.ts';
import { fusion, mean } from './combination.ts';
import type { Definition } from './definition.ts';
import { functions } from './functions.ts';
import { readInput } from './input.ts';
import type { OperationOutput } from './output.ts';
import { writeOutput } from './output.ts';
import { power } from './power.ts';
import { catching, flipping } from './roles.ts';
import type { JsonSchema } from './schemas.ts';
import { describeInput, describeOutput } from './schemas.ts';

export interface UncertaintyOperation {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /** Pure; throws OperationDomainError when the input has no answer. */
  run(input: unknown): OperationOutput;
}

function offer<P extends string>(definition: Definition<P>): UncertaintyOperation {
  const anonymous = definition as unknown as Definition; // readInput reads exactly the parameters the rules name.
  return {
    name: definition.name,
    description: definition.description,
    inputSchema: describeInput(anonymous),
    outputSchema: describeOutput(anonymous),
    run: (input) => {
      const { values, mode, parameters } = readInput(anonymous, input);
      return writeOutput(anonymous[mode](values, parameters), mode);
    },
  };
}

export const operations: readonly UncertaintyOperation[] = [
  offer(addition),
  offer(subtraction),
  offer(multiplication),
  offer(division),
  offer(scaling),
  offer(affinity),
  offer(power),
  ...functions.map((definition) => offer(definition)),
  offer(fusion),
  offer(mean),
  offer(catching),
  offer(flipping),
];
