/**
 * Fills the tokens of a catalog subject. A value may hold only what a subject token may: letters, digits, `_` and `-`; anything
 * else is percent-encoded with `=` in place of `%`, so that no client can reach another subject by choosing a name.
 */
export function subjectFor(template: string, tokens: Readonly<Record<string, string | number>>): string {
  const parts = partsOf(template);
  let subject = parts[0] as string;
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] as string;
    const value = tokens[name];
    if (value === undefined) throw new TypeError(`subject ${template} needs a value for <${name}>`);
    subject += encodeToken(String(value)) + (parts[index + 1] as string);
  }
  return subject;
}

const partsByTemplate = new Map<string, readonly string[]>();

/** What stands between the tokens, and their names in turn; the templates are those of the catalog. */
function partsOf(template: string): readonly string[] {
  const known = partsByTemplate.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/<([a-z]+)>/);
  partsByTemplate.set(template, parts);
  return parts;
}

/** Never empty, since an empty token makes a subject invalid: `=` alone stands for the empty value. */
export const encodeToken = (value: string): string =>
  /^[A-Za-z0-9_-]+$/.test(value)
    ? value
    : value === ''
      ? '='
      : [...Buffer.from(value, 'utf8')]
          .map((byte) => {
            const char = String.fromCharCode(byte);
            return /[A-Za-z0-9_-]/.test(char) ? char : `=${byte.toString(16).padStart(2, '0')}`;
          })
          .join('');
