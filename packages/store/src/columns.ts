/**
 * Rows that arrive in the parameters of a statement. The driver quotes and escapes every element of an array by itself; for the columns
 * of whole groups that was a twentieth of the orchestrator's time.
 */

/** What Postgres takes a column for; of `json` the values are texts. */
export type ColumnKind = 'uuid' | 'text' | 'smallint' | 'integer' | 'timestamptz' | 'json';
type Value = string | number | null;

/** RFC 7464's record separator: it cannot stand in JSON text unescaped. */
const SEPARATOR = '\x1e';

/** What a statement reads a group of rows from: a parameter for each column, from `$first` on. `columnsOf` makes their values. */
export const groupOfRows = (kinds: readonly ColumnKind[], first = 1): string => {
  const columns = kinds.map((kind, place) => {
    const parameter = `$${first + place}`;
    return kind === 'json' ? `string_to_array(${parameter}, e'\\x1e', '')::json[]` : `${parameter}::${kind}[]`;
  });
  return `unnest(${columns.join(', ')})`;
};

/** The same of a row that comes alone; its values are the parameters. Without a group to unfold a statement costs Postgres a third less. */
export const singleRow = (kinds: readonly ColumnKind[]): string =>
  `(select ${kinds.map((kind, place) => `$${place + 1}::${kind}`).join(', ')})`;

/** The parameters of `groupOfRows`. */
export function columnsOf(rows: readonly (readonly Value[])[], kinds: readonly ColumnKind[]): readonly string[] {
  return kinds.map((kind, place) => {
    const values: Value[] = [];
    for (const row of rows) values.push(row[place] ?? null);
    return kind === 'json' ? values.join(SEPARATOR) : arrayOf(values);
  });
}

/** An array's text. Few names need escaping, but a worker chooses its own. */
const arrayOf = (values: readonly Value[]): string =>
  // One join makes one string; an element put together from pieces would be several for the garbage collector.
  values.length === 0 || values.some(needsCare) ? `{${values.map(element).join(',')}}` : `{"${values.join('","')}"}`;

const needsCare = (value: Value): boolean => value === null || (typeof value === 'string' && SPECIAL.test(value));

function element(value: Value): string {
  if (value === null) return 'null';
  return typeof value === 'string' && SPECIAL.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : `"${value}"`;
}

const SPECIAL = /["\\]/;
