import { randomBytes } from 'node:crypto';
import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { deriveKey, mintTokenKey, openTokenKey, sealTokenKey } from '../src/domain/token-key.ts';
import { PUBLISH_AHEAD_S, ROTATION_LOCK, SigningKeys } from '../src/signing-keys.ts';
import { type Host, startHost } from './host.ts';
import { addTenant, addUser, ask, login, tokensOf } from './identity.ts';
import type { Instance } from './security.ts';

let host: Host;
let { database, security } = {} as Host;
let other: Instance;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
  other = await host.startOther();
}, 60_000);
afterAll(() => host?.stop(), 30_000);

const opened: SigningKeys[] = [];
beforeEach(async () => {
  await database.query('truncate signing_keys');
});
afterEach(async () => {
  for (const keys of opened.splice(0)) await keys.stop();
});

const rotated: string[] = [];
const SECRET = 'the secret of a test, of thirty-two characters';
const keysOf = ({ parts }: Instance, secret = SECRET) => {
  const keys = new SigningKeys({
    database: parts.database,
    secret,
    rotationDays: 30,
    onError: (error) => {
      throw error;
    },
    onRotated: (kid) => void rotated.push(kid),
  });
  opened.push(keys);
  return keys;
};
/** As if all keys had been made so much earlier. */
const age = (interval: string) =>
  database.query(
    'update signing_keys set signs_from = signs_from - $1::interval, created_at = created_at - $1::interval',
    [interval],
  );
const kids = (keys: SigningKeys) => keys.published().keys.map(({ kid }) => kid);

test('the first key is made once, by however many instances, and signs at once', async () => {
  const many = await Promise.all(Array.from({ length: 6 }, (_, index) => keysOf(index % 2 ? security : other).start()));
  expect(new Set(many.map((keys) => keys.current().kid)).size).toBe(1);
  for (const keys of many) expect(kids(keys)).toEqual([keys.current().kid]);
});

test('a key that another instance makes while this one waits for the lock is the one that signs', async () => {
  const key = sealTokenKey(mintTokenKey(), deriveKey(SECRET, 'signing keys'));
  const late = keysOf(other);
  const { started } = await security.parts.database.kysely.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ROTATION_LOCK})`.execute(tx);
    const started = late.start();
    await eventually(async () =>
      expect(await database.query(`select from pg_locks where locktype = 'advisory' and not granted`)).toHaveLength(1),
    );
    await tx
      .insertInto('signing_keys')
      .values({ ...key, signs_from: sql<Date>`clock_timestamp()` })
      .execute();
    return { started };
  });
  await started;
  expect(kids(late)).toEqual([key.kid]);
});

test('the next key is published a quarter of an hour before it signs, and the old one stays until what it signed is dead', async () => {
  const [one, two] = [await keysOf(security).start(), await keysOf(other).start()];
  const first = one.current().kid;
  await age('29 days');
  await Promise.all([one.refresh(), two.refresh()]);
  expect(kids(one)).toEqual([first]);

  await age('2 days');
  await Promise.all([one.refresh(), two.refresh(), one.refresh()]);
  expect(kids(one)).toHaveLength(2);
  await two.refresh();
  expect(kids(two)).toEqual(kids(one));
  // Published, and not used before whoever keeps the set has read it again.
  expect([one.current().kid, two.current().kid]).toEqual([first, first]);

  await age(`${PUBLISH_AHEAD_S} s`);
  await Promise.all([one.refresh(), two.refresh()]);
  const second = kids(one)[1];
  expect([one.current().kid, two.current().kid]).toEqual([second, second]);
  expect(kids(two)).toEqual([first, second]);

  await age('3700 s');
  await two.refresh();
  expect(kids(two)).toContain(first);
  await age('300 s');
  await Promise.all([one.refresh(), two.refresh()]);
  expect([kids(one), kids(two)]).toEqual([[second], [second]]);
});

test('tokens of before and after a rotation are verified by what is published between the two', async () => {
  const user = await addUser(security, await addTenant(database));
  for (const { parts } of [security, other]) await parts.keys.refresh();
  const before = tokensOf(await login(security, user.username)).accessToken;
  await age('31 days');
  await security.parts.keys.refresh();
  const published = (await ask(security, 'GET', 'jwks')).body as unknown as JSONWebKeySet;
  await age(`${PUBLISH_AHEAD_S} s`);
  await security.parts.keys.refresh();
  const after = tokensOf(await login(security, user.username)).accessToken;
  expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
  for (const token of [before, after])
    await jwtVerify(token, createLocalJWKSet(published), { algorithms: ['EdDSA'], audience: 'weir-gateway' });
});

test('with another secret older keys neither sign nor are published, and a new one is made', async () => {
  const old = await keysOf(security).start();
  const fresh = await keysOf(security, 'another secret of a test, also long enough').start();
  expect(fresh.current().kid).not.toBe(old.current().kid);
  expect(kids(fresh)).toEqual([fresh.current().kid]);
});

test('a key that somebody writes into the table without the secret is not published', async () => {
  const keys = await keysOf(security).start();
  const forged = sealTokenKey(mintTokenKey(), randomBytes(32));
  await database.query('insert into signing_keys (kid, x, sealed, signs_from) values ($1, $2, $3, now())', [
    forged.kid,
    forged.x,
    forged.sealed,
  ]);
  await database.query('update signing_keys set x = $1 where kid = $2', [forged.x, keys.current().kid]);
  const again = await keysOf(other).start();
  expect(kids(again)).not.toContain(forged.kid);
  expect(again.published().keys.map(({ x }) => x)).not.toContain(forged.x);
});

test('no private key is stored in clear', async () => {
  const keys = await keysOf(security).start();
  const { privateKey } = keys.current();
  const [row] = await database.query<{ sealed: Buffer }>('select sealed from signing_keys');
  const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d as string, 'base64url');
  expect(row?.sealed.includes(secret)).toBe(false);
});

test('a sealed key opens with its own key alone, and not when any bit of it was changed', () => {
  const key = mintTokenKey();
  const sealing = deriveKey('secret', 'signing keys');
  expect(deriveKey('secret', 'usernames')).not.toEqual(sealing);
  const sealed = sealTokenKey(key, sealing);
  expect(openTokenKey(sealed, sealing)?.privateKey.equals(key.privateKey)).toBe(true);
  expect(openTokenKey(sealed, deriveKey('Secret', 'signing keys'))).toBeUndefined();
  expect(openTokenKey({ ...sealed, kid: mintTokenKey().kid }, sealing)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(sealed.sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(sealed.sealed);
      changed[at] = (changed[at] ?? 0) ^ flip;
      expect(openTokenKey({ ...sealed, sealed: changed }, sealing)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(openTokenKey({ ...sealed, sealed: Buffer.from(bytes) }, sealing)).toBeUndefined();
    }),
  );
});
