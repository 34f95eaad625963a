/**
 * The formats of the contracts, as regular expressions so that the generated code holds them as literals.
 *
 * uuid: lower-case canonical form (RFC 9562), so that an id is equal to another exactly when the strings are.
 *
 * date-time: RFC 3339 with capital T and Z, narrowed to what both a JavaScript Date and Postgres can hold: days that exist,
 * no leap second, no year 0000, offsets within ±14:59. On the first and the last day of time an offset could lead to a year
 * that has not four digits, so only Z stands there.
 */
const leapYear = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const day = [
  '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])',
  '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)',
  '02-(?:0[1-9]|1[0-9]|2[0-8])',
].join('|');
const time = String.raw`(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?`;
const zone = '(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])';

export const formats = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'date-time': new RegExp(
    `^(?!0000)(?!(?:0001-01-01|9999-12-31).*[0-9][+-])(?:[0-9]{4}-(?:${day})|${leapYear}-02-29)T${time}${zone}$`,
  ),
} as const;
