/**
 * Reads an operation's input. The JSON Schema is the first gate; this one also stands when a caller is not JSON, since
 * NaN and Infinity cannot be written in a schema, and it names the first member that is wrong.
 */
import type { Definition, ParameterRule } from './definition.ts';
import type { Measurement, Mode } from './measurement.ts';
import { MODES, UNKNOWN } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';

interface ReadInput {
  readonly values: readonly Measurement[];
  readonly mode: Mode;
  readonly parameters: Readonly<Record<string, number>>;
}

export function readInput(definition: Definition, input: unknown): ReadInput {
  if (typeof input !== 'object' || input === null) {
    throw new OperationDomainError('', 'The input is not an object; send { values, mode }.');
  }
  const members = input as Readonly<Record<string, unknown>>;
  const mode = readMode(members.mode);
  const values = readValues(definition, members.values);
  const rules = Object.entries<ParameterRule>(definition.parameters);
  const parameters = Object.fromEntries(rules.map(([name, rule]) => [name, readParameter(name, rule, members, mode)]));
  return { values, mode, parameters };
}

function readMode(mode: unknown): Mode {
  if (mode === undefined) return 'statistical';
  const known = MODES.find((candidate) => candidate === mode);
  if (known !== undefined) return known;
  throw new OperationDomainError('/mode', "The mode is not known; send 'statistical' or 'interval'.");
}

function readValues({ valuesMin, valuesMax, acceptsInvalid }: Definition, values: unknown): Measurement[] {
  if (!Array.isArray(values))
    throw new OperationDomainError('/values', 'The values are not a list; send pairs, [[n, u], ...].');
  if (values.length < valuesMin || values.length > valuesMax) {
    const expected = valuesMin === valuesMax ? `exactly ${valuesMin}` : `${valuesMin} to ${valuesMax}`;
    throw new OperationDomainError('/values', `${values.length} values were given; send ${expected}.`);
  }
  return values.map((pair: unknown, index) => {
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new OperationDomainError(
        `/values/${index}`,
        'The value is not a pair; send its nominal and uncertainty, [n, u].',
      );
    }
    return acceptsInvalid ? catchValue(pair) : readValue(pair, `/values/${index}`);
  });
}

function isUncertainty(u: unknown): boolean {
  return u === null || (typeof u === 'number' && u >= 0); // NaN is not >= 0.
}

function toMeasurement(n: number, u: number | null): Measurement {
  return { nominal: n, uncertainty: u ?? Number.POSITIVE_INFINITY };
}

function readValue([n, u]: unknown[], path: string): Measurement {
  if (!Number.isFinite(n)) throw new OperationDomainError(`${path}/0`, 'The nominal is not finite; send a number.');
  if (!isUncertainty(u)) {
    const message = 'The uncertainty is negative or not a number; send u >= 0, or null when it is unbounded.';
    throw new OperationDomainError(`${path}/1`, message);
  }
  return toMeasurement(n as number, u as number | null);
}

/** eBIOS catch: NaN in n or u, an infinite n and a negative u are invalid; an infinite u is not. */
function catchValue([n, u]: unknown[]): Measurement {
  return Number.isFinite(n) && isUncertainty(u) ? toMeasurement(n as number, u as number | null) : UNKNOWN;
}

function readParameter(
  name: string,
  rule: ParameterRule,
  members: Readonly<Record<string, unknown>>,
  mode: Mode,
): number {
  const given = members[name];
  if (given === undefined && rule.default !== undefined) return rule.default;
  if (typeof given !== 'number' || !(given >= rule.minimum && given <= rule.maximum)) {
    const message = `The ${name} is missing or out of range; send a number from ${rule.minimum} to ${rule.maximum}.`;
    throw new OperationDomainError(`/${name}`, message);
  }
  if (rule.statisticalOnly && mode === 'interval') {
    throw new OperationDomainError(`/${name}`, `The ${name} has no meaning in mode 'interval'; leave it out.`);
  }
  return given;
}
