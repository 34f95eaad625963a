/**
 * Things that exist, and texts that only somebody knows. In a request they stand as `<ownJob>` and are put in when it is sent, so that a
 * seed means the same on every system.
 */
export const things = [
  'ownJob',
  'strangersJob',
  'ownDoneJob',
  'strangersDoneJob',
  'ownDeadLetter',
  'strangersDeadLetter',
  'ownSchedule',
  'strangersSchedule',
  'ownUser',
  'strangersUser',
  'ownAdminUser',
  'ownViewerUser',
  'strangersAdminUser',
  'ownApiKey',
  'strangersApiKey',
  'ownTenant',
  'strangersTenant',
  'spareTenant',
] as const;
export const texts = [
  'platformTenant',
  'ownCursor',
  'strangersCursor',
  'ownFingerprint',
  'strangersFingerprint',
  'strangersTenantName',
  'ownUsername',
  'ownPassword',
  'ownRefreshToken',
  'strangersUsername',
  'strangersPassword',
  'strangersRefreshToken',
] as const;
export type Thing = (typeof things)[number] | (typeof texts)[number];

const PLACES = new RegExp(`<(${[...things, ...texts].join('|')})>`, 'g');
export const isPlace = (text: string): boolean => text.replace(PLACES, '') === '' && text !== '';
export const filledIn = (text: string, of: ReadonlyMap<Thing, string>): string =>
  text.replace(PLACES, (_all, thing: Thing) => of.get(thing) ?? '');

const place = (...named: readonly Thing[]) => named.map((thing) => `<${thing}>`);
/** What may stand for a member of a body, a parameter or a header of this name; in each list the same place is the same owner. */
export const mentions: Readonly<Record<string, readonly string[]>> = {
  tenantId: place('ownTenant', 'strangersTenant'),
  'X-Tenant-Id': place('ownTenant', 'strangersTenant', 'platformTenant'),
  tenant: place('strangersTenantName'),
  cursor: place('ownCursor', 'strangersCursor'),
  jobId: place('ownJob', 'strangersJob'),
  fingerprint: place('ownFingerprint', 'strangersFingerprint'),
  username: place('ownUsername', 'strangersUsername'),
  password: place('ownPassword', 'strangersPassword'),
  refreshToken: place('ownRefreshToken', 'strangersRefreshToken'),
};

/** The value with some of its members replaced by what is mentioned under their names; the same number means the same owner. */
export function mentioning(value: unknown, which: number): unknown {
  if (Array.isArray(value)) return value.map((item) => mentioning(item, which));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const known = Object.hasOwn(mentions, name) ? mentions[name] : undefined;
      return [name, known === undefined ? mentioning(inner, which) : known[which % known.length]];
    }),
  );
}
