import { expect, test } from 'vitest';
import { isOutdated, PasswordHasher } from '../src/password-hasher.ts';

test('two are hashed at once and twenty wait, in the order in which they came; the next is told to come again', async () => {
  const hasher = new PasswordHasher();
  const gate = Promise.withResolvers<void>();
  const begun: number[] = [];
  let atOnce = 0;
  let most = 0;
  const all = Array.from({ length: 23 }, (_, index) =>
    hasher.inTurn(async () => {
      begun.push(index);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate.promise;
      atOnce -= 1;
      // One that fails gives its place away as well.
      if (index === 1) throw new Error('of a test');
    }),
  );
  await expect(all[22]).rejects.toMatchObject({ code: 'LOGIN_BUSY', status: 429, retryAfterS: 1 });
  expect(begun).toEqual([0, 1]);
  gate.resolve();
  const outcomes = await Promise.allSettled(all.slice(0, 22));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(begun).toEqual(Array.from({ length: 22 }, (_, index) => index));
  expect(most).toBe(2);
  await hasher.inTurn(async () => undefined);
});

test('a hash has the parameters of today and a salt of its own, and is the password of nobody else', async () => {
  const hasher = new PasswordHasher();
  await hasher.inTurn(async ({ hash, compare }) => {
    const [one, two] = [await hash('a long and quiet river'), await hash('a long and quiet river')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(isOutdated(one)).toBe(false);
    expect(await compare(one, 'a long and quiet river')).toBe(true);
    expect(await compare(one, 'a long and quiet riveR')).toBe(false);
    // Not even by who knows what it is compared with.
    expect(await compare(undefined, 'nobody has this password')).toBe(false);
  });
});
