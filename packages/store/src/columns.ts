/**
 * Columns of values for statements over `unnest`. The driver quotes and escapes every element of an array by itself; for the columns of
 * whole groups that was a twentieth of the orchestrator's time.
 */

/** RFC 7464's record separator: it cannot stand in JSON text unescaped. */
const SEPARATOR = '\x1e';

/** For `string_to_array($n, e'\x1e', '')::json[]`: JSON texts, null where undefined or null. */
export const jsonColumn = (texts: readonly (string | null)[]): string => texts.join(SEPARATOR);

type Value = string | number | null;

/** For `$n::uuid[]` and the like: ids, numbers, times, names; null where null. Few names need escaping, but a worker chooses its own. */
export const plainColumn = (values: readonly Value[]): string =>
  // One join makes one string; an element put together from pieces would be several for the garbage collector.
  values.length === 0 || values.some(needsCare) ? `{${values.map(element).join(',')}}` : `{"${values.join('","')}"}`;

/** The same of rows of so many values: a column for each place. */
export function plainColumns(rows: readonly (readonly Value[])[], width: number): readonly string[] {
  const columns: string[] = [];
  for (let place = 0; place < width; place += 1) {
    const values: Value[] = [];
    for (const row of rows) values.push(row[place] ?? null);
    columns.push(plainColumn(values));
  }
  return columns;
}

const needsCare = (value: Value): boolean => value === null || (typeof value === 'string' && SPECIAL.test(value));

function element(value: Value): string {
  if (value === null) return 'null';
  return typeof value === 'string' && SPECIAL.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : `"${value}"`;
}

const SPECIAL = /["\\]/;
