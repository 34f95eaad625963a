import { readFileSync, statSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { ConfigInvalid } from './errors.ts';

/** One variable of the environment, as JSON Schema with a description; `secret` ones may also come as `NAME_FILE`. */
export interface Variable {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: string;
  readonly default?: string | number | boolean;
  readonly secret?: true;
  readonly optional?: true;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

export type Variables = Readonly<Record<string, Variable>>;
interface TypeOf {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
}
type ValueOf<V extends Variable> = V extends { optional: true } ? TypeOf[V['type']] | undefined : TypeOf[V['type']];
export type Config<S extends Variables> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

/**
 * Reads the environment once, checks it, and freezes it.
 *
 * @throws ConfigInvalid with every problem at once, each naming the variable and what it should be.
 */
export function readConfig<const S extends Variables>(variables: S, environment: NodeJS.ProcessEnv): Config<S> {
  const values: Record<string, unknown> = {};
  const unreadable = new Map<string, string>();
  for (const [name, variable] of Object.entries(variables)) {
    try {
      const text = variable.secret === true ? readSecret(name, environment) : environment[name];
      if (text !== undefined && text !== '') values[name] = text;
    } catch (error) {
      unreadable.set(name, (error as Error).message);
    }
  }
  const problems = [...unreadable.values()];
  const ajv = new Ajv2020({ allErrors: true, coerceTypes: true, useDefaults: true, strict: false });
  const check = ajv.compile({
    type: 'object',
    properties: variables,
    required: Object.entries(variables)
      .filter(([name, row]) => row.optional !== true && row.default === undefined && !unreadable.has(name))
      .map(([name]) => name),
  });
  if (!check(values)) problems.push(...(check.errors ?? []).map((error) => explain(error, variables)));
  if (problems.length > 0)
    throw new ConfigInvalid(`The configuration is wrong:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return Object.freeze(values) as Config<S>;
}

/** Set to nothing is not set: that is how a compose file leaves a variable out. */
function readSecret(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const [value, path] = [environment[name] || undefined, environment[`${name}_FILE`] || undefined];
  if (path === undefined) return value;
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both set: keep one of them`);
  try {
    warnOfOthers(name, path);
    // The line break that an editor leaves is no part of the secret; a blank may be one.
    return readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
  } catch (cause) {
    throw new Error(`${name}_FILE cannot be read: ${(cause as Error).message}`, { cause });
  }
}

const OTHERS_MAY_READ = 0o044;

/** Through Node's own channel, which `run` writes to the log: a configuration is read before anybody has one. */
function warnOfOthers(name: string, path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & OTHERS_MAY_READ) === 0) return;
  process.emitWarning(
    `${name}_FILE can be read by others than its owner: take that right away, as with "chmod 600 ${path}"`,
    { type: 'SecurityWarning', code: 'SECRET_FILE_EXPOSED' },
  );
}

function explain(error: ErrorObject, variables: Variables): string {
  const name = error.keyword === 'required' ? String(error.params.missingProperty) : error.instancePath.slice(1);
  const variable = variables[name];
  const what =
    error.keyword === 'required'
      ? 'is not set'
      : error.keyword === 'enum'
        ? `must be one of ${(error.params.allowedValues as string[]).join(', ')}`
        : (error.message ?? 'is wrong');
  return `${name}${variable?.secret === true ? ` (or ${name}_FILE)` : ''} ${what}: ${variable?.description ?? ''}`;
}
