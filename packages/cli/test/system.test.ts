/** The command against a real system: what administrators do with it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, type Somebody, somebody, spawnWeir } from './support.ts';

const PASSWORD = 'a long and unusual one 7';

let running: TestSystem;
let url: string;
/** Who started the system, and has done nothing else. */
let starter: Somebody;
/** Who knows only where it is. */
let guest: Somebody;

beforeAll(async () => {
  running = await startTestSystem();
  url = running.system.dev.gatewayUrl;
  starter = somebody({ WEIR_HOME: running.home });
  guest = somebody({ WEIR_URL: url });
  await eventually(async () => {
    const response = await fetch(`${url}/api/v1/operations/diagnostics.sleep`, {
      headers: { authorization: `Bearer ${running.system.dev.apiKey}` },
    });
    expect(response.status).toBe(200);
  }, 45_000);
});
afterAll(async () => {
  starter?.forget();
  guest?.forget();
  await running?.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks into it as a script would.
function json({ exit, out, err }: Ended): any {
  expect(err).toBe('');
  expect(exit).toBe(0);
  return JSON.parse(out);
}

test('whoever has started the system here is its admin, without a login', async () => {
  expect(json(await starter.weir('whoami --json'))).toMatchObject({ role: 'admin', platform: true });
  const { out } = await starter.weir('whoami');
  expect(out).toMatch(/^role +admin$/m);
});

test('who is not logged in hears so, with exit code 4', async () => {
  const { exit, err, out } = await guest.weir('users list');
  expect({ exit, out }).toEqual({ exit: 4, out: '' });
  expect(err).toContain('run "weir login"');
});

test('a login is kept for its owner alone, is never shown, and ends with logout', async () => {
  const { username, password } = running.system.dev.admin;
  const admin = somebody({ WEIR_URL: url });
  const login = await admin.weir(`login --username ${username}`, { typed: [password] });
  expect(login).toMatchObject({ exit: 0, out: '' });
  expect(login.err).not.toContain(password);
  expect(statSync(admin.file).mode & 0o777).toBe(0o600);
  expect(statSync(join(admin.file, '..')).mode & 0o777).toBe(0o700);
  const text = readFileSync(admin.file, 'utf8');
  expect(text).not.toContain(password);
  const { accessToken, refreshToken } = JSON.parse(text).sessions[url];

  const seen = [await admin.weir('whoami'), await admin.weir('users list'), await admin.weir('users list --json')];
  for (const { exit, out, err } of seen) {
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    for (const token of [accessToken, refreshToken]) expect(out).not.toContain(token);
  }

  expect(await admin.weir('logout')).toMatchObject({ exit: 0 });
  expect(readFileSync(admin.file, 'utf8')).not.toMatch(/accessToken|refreshToken/);
  expect(await admin.weir('whoami')).toMatchObject({ exit: 4 });
  // And nobody can go on with what a backup still has.
  const again = await fetch(`${url}/api/v1/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  expect(again.status).toBe(401);
  admin.forget();
});

test('a wrong password is refused with exit code 4, and keeps nothing', async () => {
  const other = somebody({ WEIR_URL: url });
  const { exit, err } = await other.weir('login --username admin', { piped: 'not the password\n' });
  expect(exit).toBe(4);
  expect(err).toContain('CREDENTIALS_INVALID');
  expect(() => statSync(other.file)).toThrow('ENOENT');
  other.forget();
});

test('an access token that has run out is renewed on the way, and the new one kept', async () => {
  const { username, password } = running.system.dev.admin;
  const admin = somebody({ WEIR_URL: url });
  await admin.weir(`login --username ${username}`, { piped: `${password}\n` });
  const before = JSON.parse(readFileSync(admin.file, 'utf8'));
  before.sessions[url].expiresAt = '2020-01-01T00:00:00.000Z';
  writeFileSync(admin.file, JSON.stringify(before));
  // Several at once: one renews, and the refresh token is used once.
  const all = await Promise.all(Array.from({ length: 4 }, () => admin.weir('whoami --json')));
  for (const one of all) expect(json(one)).toMatchObject({ role: 'admin' });
  const after = JSON.parse(readFileSync(admin.file, 'utf8')).sessions[url];
  expect(after.refreshToken).not.toBe(before.sessions[url].refreshToken);
  expect(json(await admin.weir('whoami --json'))).toMatchObject({ role: 'admin' });
  admin.forget();
});

test('users are made, listed, changed and deleted', async () => {
  const made = json(await starter.weir('users create anna --role operator --json', { piped: PASSWORD }));
  expect(made).toMatchObject({ username: 'anna', role: 'operator' });
  expect((await starter.weir('users list')).out).toMatch(new RegExp(`^${made.id} +anna +operator `, 'm'));
  expect(json(await starter.weir('users update anna --role auditor --json'))).toMatchObject({ role: 'auditor' });
  expect(json(await starter.weir(`users update ${made.id} --disable --json`))).toMatchObject({ disabled: true });
  const refused = await guest.weir('login --username anna', { piped: PASSWORD });
  expect(refused.exit).toBe(4);
  expect(json(await starter.weir('users update anna --enable --json'))).toMatchObject({ disabled: false });
  const changed = await starter.weir('users update anna --password', { typed: [`${PASSWORD}!`, `${PASSWORD}!`] });
  expect(changed).toMatchObject({ exit: 0 });
  expect(changed.out + changed.err).not.toContain(PASSWORD);
  const anna = somebody({ WEIR_URL: url });
  expect(await anna.weir('login --username anna', { piped: `${PASSWORD}!` })).toMatchObject({ exit: 0 });
  const forbidden = await anna.weir('users create berta', { piped: PASSWORD });
  expect(forbidden).toMatchObject({ exit: 4, out: '' });
  expect(forbidden.err).toContain('FORBIDDEN');
  expect(await starter.weir('users delete anna')).toMatchObject({ exit: 2 });
  expect(await starter.weir('users delete anna', { typed: ['no'] })).toMatchObject({ exit: 2 });
  expect(await starter.weir('users delete anna', { typed: ['y'] })).toMatchObject({ exit: 0 });
  expect(await starter.weir('users delete anna --yes')).toMatchObject({ exit: 1 });
  await eventually(async () => expect(await anna.weir('whoami')).toMatchObject({ exit: 4 }));
  anna.forget();
});

test('a user changes the own password, stays logged in here, and is out everywhere else', async () => {
  const [before, after] = [PASSWORD, 'a long and unusual one 8'];
  await starter.weir('users create ines --role viewer', { piped: `${before}\n` });
  const [here, there] = [somebody({ WEIR_URL: url }), somebody({ WEIR_URL: url })];
  for (const place of [here, there]) await place.weir('login --username ines', { piped: `${before}\n` });

  const wrong = await here.weir('password', { piped: `not this one\n${after}\n` });
  expect([wrong.exit, wrong.err]).toEqual([4, expect.stringContaining('PASSWORD_WRONG')]);
  expect(await here.weir('password', { piped: `${before}\n` })).toMatchObject({ exit: 2 });

  const changed = await here.weir('password', { typed: [before, after, after] });
  expect(changed).toMatchObject({ exit: 0, out: '' });
  for (const password of [before, after]) expect(changed.err).not.toContain(password);
  expect(await here.weir('whoami')).toMatchObject({ exit: 0 });
  await eventually(async () => expect(await there.weir('whoami')).toMatchObject({ exit: 4 }));
  expect(await there.weir('login --username ines', { piped: `${before}\n` })).toMatchObject({ exit: 4 });
  expect(await there.weir('login --username ines', { piped: `${after}\n` })).toMatchObject({ exit: 0 });
  expect(await there.weir('password', { piped: `${after}\n${before}\n` })).toMatchObject({ exit: 0 });
  for (const place of [here, there]) place.forget();
});

test('who has an API key and no login has no password to change', async () => {
  const { exit, err } = await starter.weir('password', { piped: `${PASSWORD}\nanother one here\n` });
  expect([exit, err]).toEqual([4, expect.stringContaining('run "weir login"')]);
});

test('a weak password is refused with exit code 1 and what is wrong with it', async () => {
  const { exit, err } = await starter.weir('users create carl', { piped: 'short\n' });
  expect(exit).toBe(1);
  expect(err).toContain('PASSWORD_WEAK');
  expect(err).not.toContain('short\n');
  expect(await starter.weir('users create carl', { typed: [PASSWORD, 'another'] })).toMatchObject({ exit: 2 });
});

test('keys are made with scopes and an end, rotated, and revoked', async () => {
  const made = json(await starter.weir('keys create ci --scope read,uncertainty.* --expires 12h --quota 100 --json'));
  expect(made).toMatchObject({ name: 'ci', scopes: ['read', 'uncertainty.*'], quota: 100 });
  expect(Date.parse(made.expiresAt)).toBeGreaterThan(Date.now() + 11 * 3_600_000);
  const robot = somebody({ WEIR_URL: url, WEIR_API_KEY: made.key });
  expect(json(await robot.weir('whoami --json'))).toMatchObject({ keyId: made.id });
  expect(await robot.weir('keys create another')).toMatchObject({ exit: 4 });

  const list = await starter.weir('keys list');
  expect(list.out).toContain(`${made.id}  ci`);
  expect(list.out).not.toContain(made.key);
  const rotated = await starter.weir(`keys rotate ${made.id} --overlap 0m`);
  expect(rotated.out).toMatch(/^key +weir_live_/m);
  expect(rotated.err).toContain('Keep the key now');
  expect(json(await starter.weir(`keys revoke ${made.id} --yes --json`))).toMatchObject({
    id: made.id,
    state: 'revoked',
  });
  await eventually(async () => expect(await robot.weir('whoami')).toMatchObject({ exit: 4 }));
  expect(await starter.weir('keys revoke zzzzzzzzzz --yes')).toMatchObject({ exit: 1 });
  robot.forget();
});

test('tenants are made, changed and acted for by an admin of the platform', async () => {
  const made = json(await starter.weir("tenants create 'Acme Ltd' --tier pro --json"));
  expect(made).toMatchObject({ name: 'Acme Ltd', tier: 'pro' });
  expect((await starter.weir('tenants list')).out).toContain('Acme Ltd');
  expect(json(await starter.weir(`tenants update ${made.id} --tier enterprise --json`))).toMatchObject({
    tier: 'enterprise',
  });
  expect(json(await starter.weir(`tenants update ${made.id} --suspend --json`))).toMatchObject({ state: 'suspended' });
  expect(json(await starter.weir(`tenants update ${made.id} --resume --json`))).toMatchObject({ state: 'active' });
  const there = `--tenant ${made.id} --json`;
  const user = json(await starter.weir(`users create dora --role admin ${there}`, { piped: PASSWORD }));
  expect(user).toMatchObject({ tenantId: made.id });
  expect(json(await starter.weir(`users list ${there}`)).items).toEqual([user]);
  expect(json(await starter.weir('users list --json')).items.map((one: { id: string }) => one.id)).not.toContain(
    user.id,
  );
});

test('jobs are listed, shown and cancelled', async () => {
  const key = running.system.dev.apiKey;
  const body = { operation: 'diagnostics.sleep', input: { ms: 1 }, runAt: '2999-01-01T00:00:00Z' };
  const response = await fetch(`${url}/api/v1/jobs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { id } = (await response.json()) as { id: string };
  expect((await starter.weir(`jobs get ${id}`)).out).toContain('diagnostics.sleep');
  expect((await starter.weir('jobs list --operation diagnostics.sleep --limit 5')).out).toContain(id);
  expect(json(await starter.weir(`jobs cancel ${id} --json`))).toMatchObject({ state: 'cancelled' });
  const again = await starter.weir(`jobs cancel ${id} --json`);
  expect(again).toMatchObject({ exit: 1, out: '' });
  expect(JSON.parse(again.err)).toMatchObject({ error: { exit: 1, problem: { code: 'JOB_FINISHED' } } });
  expect(await starter.weir('jobs list --state asleep')).toMatchObject({ exit: 1 });
});

test('it is a command of its own, with a key from a file', async () => {
  const keyFile = join(running.home, 'secrets', 'api-key');
  const env = { HOME: guest.home, WEIR_URL: url, WEIR_API_KEY_FILE: keyFile };
  expect(json(await spawnWeir(['whoami', '--json'], env))).toMatchObject({ role: 'admin' });
  expect(await spawnWeir(['whoami', '--what'], env)).toMatchObject({ exit: 2, out: '' });
});
