import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { type Contract, documents, newest, type Schema } from './contracts.ts';
import { formats } from './formats.ts';
import { fileNameOf, nameOf } from './types.ts';

const banner = '// Generated from the schemas by "npm run generate"; never edited.';

/** What ajv is told wherever it reads our schemas; tests compile with the same options at run time. */
export const ajvOptions = {
  strict: true,
  // A `then` may require what the schema around it defines; ajv looks for it in the `then` alone.
  strictRequired: false,
  allowUnionTypes: true,
  allErrors: false,
  formats,
} as const;

const nameFor = ({ title }: Contract): string => `validate${title}`;

/** One function for each contract, compiled ahead of time: ESM without any import. */
export function renderValidators(contracts: readonly Contract[]): string {
  const ajv = new Ajv2020({
    ...ajvOptions,
    schemas: contracts.map(({ schema }) => schema),
    code: { source: true, esm: true, lines: true },
  });
  // The contracts use neither, and each would cost every call: bookkeeping of evaluated members, and of anchors.
  ajv.opts.unevaluated = false;
  const exported = Object.fromEntries(documents(contracts).map((contract) => [nameFor(contract), contract.schema.$id]));
  return [banner, tidy(standalone.default(ajv, exported)), ...tables(contracts, renderTable), ''].join('\n');
}

export function renderValidatorTypes(contracts: readonly Contract[]): string {
  const titles = documents(contracts).map(({ title }) => title);
  return `${banner}
import type {
${[...titles, 'HttpSchemas', 'MessageSchemas'].map((title) => `  ${title},`).join('\n')}
} from './types.ts';

export interface ValidationError {
  /** JSON Pointer to what is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schemaPath: string;
}

/** A type guard. \`errors\` holds the first error of the last call, or null when that found none: read it at once. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly ValidationError[] | null;
}

${documents(contracts)
  .map((contract) => `export declare const ${nameFor(contract)}: Validator<${contract.title}>;`)
  .join('\n')}

${tables(contracts, renderTableType).join('\n\n')}
`;
}

function tables(contracts: readonly Contract[], render: (of: 'message' | 'http', rows: string[][]) => string) {
  const rows = (of: Iterable<Contract>, keyOf: (contract: Contract) => string) =>
    Array.from(of, (contract) => [keyOf(contract), nameFor(contract)]);
  const messages = contracts.filter(({ kind }) => kind === 'message');
  return [
    render('message', rows(messages, fileNameOf)),
    render('http', rows(newest(contracts, 'http').values(), nameOf)),
  ];
}

const renderTable = (of: 'message' | 'http', rows: string[][]): string =>
  [`export const ${of}Validators = {`, ...rows.map(([key, name]) => `  '${key}': ${name},`), '};'].join('\n');

const renderTableType = (of: 'message' | 'http'): string => {
  const table = of === 'message' ? 'MessageSchemas' : 'HttpSchemas';
  const comment =
    of === 'message' ? 'Validators of `data`, by file name.' : 'Validators of bodies, by the names of routes.ts.';
  return `/** ${comment} */\nexport declare const ${of}Validators: { readonly [K in keyof ${table}]: Validator<${table}[K]> };`;
};

/** Removes from ajv's code what would import ajv at run time, and what costs time or space for nothing. */
function tidy(code: string): string {
  const schemas = new Map<string, Schema>();
  for (const [, name, json] of code.matchAll(/^const (schema\d+) = (\{.*\});$/gm)) {
    schemas.set(name ?? '', JSON.parse(json ?? '') as Schema);
  }
  const tidied = code
    .replace('"use strict";\n', '')
    .replace(/^\/\*# sourceURL=.*\n/gm, '')
    // Only a string longer than its bound in UTF-16 units can be longer in characters: short ones are not counted.
    .replace(/^const (func\d+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;$/gm, `const $1 = ${characters};`)
    .replace(/\((func\d+)\((\w+)\) > (\d+)\)/g, '($2.length > $3 && $1($2) > $3)')
    .replace(/\((func\d+)\((\w+)\) < (\d+)\)/g, '($2.length < 2 * $3 && $1($2) < $3)')
    // A comparison of interned strings is several times faster than a lookup through hasOwnProperty.call.
    .replace(/!\(func\d+\.call\((schema\d+)\.properties, (\w+)\)\)/g, (_all, schema: string, key: string) => {
      const names = Object.keys(schemas.get(schema)?.properties ?? {});
      return `!(${names.map((name) => `${key} === ${JSON.stringify(name)}`).join(' || ')})`;
    });
  const used = tidied.replace(/^const (?:schema|func)\d+ = .*$/gm, '');
  const result = tidied.replace(/^const ((?:schema|func)\d+) = .*\n/gm, (line, name: string) =>
    new RegExp(`\\b${name}\\b`).test(used) ? line : '',
  );
  if (/require\(|\bimport\b/.test(result)) throw new Error('the validators would import something at run time');
  return result;
}

/** ajv's ucs2length in one line: the length of a string in characters (code points), as JSON Schema counts. */
const characters = '(string) => { let length = 0; for (const _ of string) length++; return length; }';
