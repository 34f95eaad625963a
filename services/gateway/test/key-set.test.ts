import { createContext, ServiceUnavailable } from '@weir/runtime';
import { exportJWK, type FlattenedJWSInput, generateKeyPair, type JWK, type JWTHeaderParameters } from 'jose';
import { expect, onTestFinished, test, vi } from 'vitest';
import { KeySet } from '../src/key-set.ts';

const { log } = createContext('gateway', { level: 'silent', pretty: false });

async function newKey(kid: string): Promise<JWK> {
  const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
}

/** An issuer whose keys a test changes, and a set of them. */
async function published(lookAgainMs: number) {
  const issuer = { keys: [await newKey('first')], away: false, loads: 0 };
  const load = () => {
    issuer.loads += 1;
    return issuer.away ? Promise.reject(new Error('away')) : Promise.resolve({ keys: issuer.keys });
  };
  const set = new KeySet({ load, issuer: 'somebody', log, lookAgainMs });
  onTestFinished(() => set.stop());
  const find = async (kid: string) => set.find({ alg: 'EdDSA', kid } as JWTHeaderParameters, {} as FlattenedJWSInput);
  return { issuer, set, find };
}

test('a key that was published since is found: an unknown one makes us look', async () => {
  const { issuer, find } = await published(-1);
  await find('first');
  issuer.keys = [...issuer.keys, await newKey('second')];
  await find('second');
  expect(issuer.loads).toBe(2);
});

test('a thousand tokens with keys that nobody has ask the issuer once', async () => {
  const { issuer, find } = await published(3_600_000);
  await find('first');
  const asked = Array.from({ length: 1_000 }, (_, place) => find(`unknown ${place}`).catch((error) => error.code));
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['ERR_JWKS_NO_MATCHING_KEY']));
  expect(issuer.loads).toBe(1);
});

test('the last good set goes on while the issuer is away; of a key that may be new nobody can say', async () => {
  const { issuer, find, set } = await published(-1);
  await find('first');
  issuer.away = true;
  await expect(find('second')).rejects.toThrow(ServiceUnavailable);
  await find('first');
  expect((await set.published()).keys).toEqual(issuer.keys);
});

test('without any set nobody can say; whoever asks right after waits for the next look, and is not sent away', async () => {
  const { issuer, find } = await published(-1);
  issuer.away = true;
  await expect(find('first')).rejects.toThrow(ServiceUnavailable);
  issuer.away = false;
  await Promise.all(Array.from({ length: 100 }, () => find('first')));
  expect(issuer.loads).toBe(2);
});

test('many who ask at the start share one load', async () => {
  const { issuer, find } = await published(3_600_000);
  await Promise.all(Array.from({ length: 100 }, () => find('first')));
  expect(issuer.loads).toBe(1);
});

test('the last good set counts for an hour and no longer', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { issuer, find } = await published(3_600_000);
  await find('first');
  issuer.away = true;
  vi.advanceTimersByTime(3_599_999);
  await find('first');
  vi.advanceTimersByTime(1);
  await expect(find('first')).rejects.toThrow(ServiceUnavailable);
});
