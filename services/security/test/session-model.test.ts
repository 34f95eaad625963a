import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change } from '../src/changes.ts';
import { Refused } from '../src/errors.ts';
import { logout } from '../src/logout.ts';
import { refresh } from '../src/refresh.ts';
import { holdUser, issuing, openSession } from '../src/sessions.ts';
import { type Host, startHost } from './host.ts';
import { addTenant, addUser } from './identity.ts';

let host: Host;
let { database, security } = {} as Host;
let user: Awaited<ReturnType<typeof addUser>>;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
  user = await addUser(security, await addTenant(database));
}, 60_000);
afterAll(() => host?.stop(), 30_000);

/** What a family of refresh tokens is to be like, in a dozen lines. */
interface Model {
  readonly tokens: { readonly text: string; ageS: number | undefined; uses: number }[];
  alive: boolean;
}
const GRACE_S = 10;
const USES_MAX = 10;
/** True when the token gives another one. */
function use(model: Model, index: number): boolean {
  const token = model.tokens[index];
  if (token === undefined || !model.alive) return false;
  const isGood = token.ageS === undefined || (token.ageS < GRACE_S && token.uses < USES_MAX);
  if (!isGood) model.alive = false;
  else {
    // The others that nobody has used yet were lost, or are a thief's.
    if (token.ageS === undefined) for (const other of model.tokens) other.ageS ??= GRACE_S;
    if (token.uses === 0) token.ageS = 0;
    token.uses += 1;
  }
  return isGood;
}

type Step =
  | { readonly kind: 'use'; readonly which: number; readonly times: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'logout' };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('use' as const),
        which: fc.nat(20),
        times: fc.constantFrom(1, 1, 2, 3, 11),
      }),
    },
    // Never near the end of the grace, whatever the machine takes for the rest.
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(4, 60) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'logout' as const }) },
  ),
  { maxLength: 12 },
);

async function begin(): Promise<{ readonly sessionId: string; readonly model: Model }> {
  const { claims, refreshToken } = await issuing((isLastTry) =>
    change(security.parts, user.tenantId, async (changing) => {
      const held = await holdUser(changing.tx, user.id);
      if (held === undefined) throw new TypeError('the user is gone');
      return openSession(changing, held, isLastTry);
    }),
  );
  return {
    sessionId: claims.sessionId,
    model: { tokens: [{ text: refreshToken, ageS: undefined, uses: 0 }], alive: true },
  };
}

test('a family of refresh tokens behaves as its model, whatever is used, when, how often and in which order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { sessionId, model } = await begin();
      for (const step of all) {
        if (step.kind === 'wait') {
          for (const token of model.tokens) if (token.ageS !== undefined) token.ageS += step.seconds;
          await database.query(
            `update refresh_tokens set used_at = used_at - $2 * interval '1 s' where session_id = $1`,
            [sessionId, step.seconds],
          );
        } else if (step.kind === 'logout') {
          model.alive = false;
          await logout(security.parts, { principal: `user:${user.id}`, tenantId: user.tenantId, sessionId });
        } else
          for (let time = 0; time < step.times; time += 1) {
            const index = step.which % model.tokens.length;
            const refreshToken = model.tokens[index]?.text ?? '';
            const next = await refresh(security.parts, { refreshToken }).catch((error: unknown) => {
              expect(error).toBeInstanceOf(Refused);
              return undefined;
            });
            expect(next !== undefined).toBe(use(model, index));
            if (next !== undefined) model.tokens.push({ text: next.refreshToken, ageS: undefined, uses: 0 });
          }
      }
      const [row] = await database.query<{ revoked_at: Date | null; revocations: number }>(
        `select revoked_at, (select count(*)::int from revocations r where r.kind = 'session' and r.id = s.id::text) as revocations
           from sessions s where id = $1`,
        [sessionId],
      );
      expect(row?.revoked_at === null).toBe(model.alive);
      expect(row?.revocations).toBe(model.alive ? 0 : 1);
    }),
    { numRuns: 60 },
  );
}, 120_000);
