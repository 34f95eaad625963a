import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { type Contract, documents, flatten, newest, type Schema } from './contracts.ts';

/** The TypeScript type of every contract, and the tables that lead from a schema's name to its type. */
export async function renderTypes(contracts: readonly Contract[]): Promise<string> {
  const table = Object.entries(flatten(contracts, '#/$defs/'));
  const root = {
    title: 'Root',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(table.map(([title]) => [title, { $ref: `#/$defs/${title}` }])),
    $defs: Object.fromEntries(table.map(([title, schema]) => [title, simplify({ ...schema, title })])),
  };
  const style = { singleQuote: true, printWidth: 120 };
  const code = await compile(root as JSONSchema, 'Root', { bannerComment: '', style });
  const messages = documents(contracts).filter(({ kind }) => kind === 'message');

  return [
    '// Generated from the schemas by "npm run generate"; never edited.\n',
    asReadonly(code.replace(/export interface Root \{[^}]*\}\n/, '')),
    lookup('MessageSchemas', 'What a message carries as `data`, by file name.', messages, fileNameOf),
    lookup('HttpSchemas', 'Bodies, by the names that routes.ts uses.', newest(contracts, 'http').values(), nameOf),
  ].join('\n');
}

export const fileNameOf = ({ name, version }: Contract): string => `${name}.v${version}`;
export const nameOf = ({ name }: Contract): string => name;

function lookup(type: string, comment: string, rows: Iterable<Contract>, keyOf: (row: Contract) => string): string {
  const members = Array.from(rows, (row) => `  readonly '${keyOf(row)}': ${row.title};`);
  return [`/** ${comment} */`, `export interface ${type} {`, ...members, '}', ''].join('\n');
}

/**
 * Takes out what a type cannot say: conditions (`allOf` of ifs), and bounds of arrays, which would become unions of a thousand
 * tuples. What is left empty is `unknown`; a document that only refers to another is its alias.
 */
function simplify(schema: Schema): Schema {
  const { minItems, maxItems, allOf, description, ...rest } = schema;
  if (Array.isArray(allOf) && allOf.some((part) => part.if === undefined)) {
    throw new Error('allOf is only understood as a list of conditions');
  }
  const described = description === undefined ? {} : { description };
  if (Object.keys(rest).length === 0) return { ...described, tsType: 'unknown' };
  if (rest.title !== undefined && rest.$ref !== undefined) {
    return { ...described, title: rest.title, tsType: rest.$ref.split('/').at(-1) };
  }

  const isTuple = minItems !== undefined && minItems === maxItems;
  return { ...described, ...mapSchemas(rest), ...(isTuple ? { minItems, maxItems } : {}) };
}

function mapSchemas(schema: Schema): Schema {
  const simplified = (value: unknown): unknown => (isObject(value) ? simplify(value) : value);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value)) {
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, member]) => [name, simplified(member)]))];
      }
      return [keyword, Array.isArray(value) ? value.map(simplified) : simplified(value)];
    }),
  );
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A contract is a fact, so nobody writes to it. The code is formatted, which is what these patterns rely on. */
const asReadonly = (code: string): string =>
  code
    .replace(/^( +)((?:\w+\??|\[k: string\]): )/gm, '$1readonly $2')
    .replace(/^( +readonly \w+\??: )([^\n]*\[\];)$/gm, '$1readonly $2')
    .replace(/^( +)(readonly \w+\??: )([({]\n(?:\1 +[^\n]*\n)+\1[)}]\[\];)$/gm, '$1$2readonly $3');
