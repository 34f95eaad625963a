import { randomInt, randomUUID } from 'node:crypto';
import { connectBus } from '@weir/jetstream';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Probe, probesOf } from './probes.ts';
import { type Answer, makeTenant, sql, type Tenant } from './tenants.ts';

const PROBES = 10_000;
const AT_ONCE = 48;
/** WEIR_PROBES_SEED=<number> asks the same again. */
const seed = Number(process.env.WEIR_PROBES_SEED ?? randomInt(2 ** 31));

let running: TestSystem;
let a: Tenant;
let b: Tenant;

beforeAll(async () => {
  running = await startTestSystem();
  [a, b] = await Promise.all([makeTenant(running), makeTenant(running)]);
}, 120_000);
afterAll(() => running?.stop());

/** All that was sent, as text, so that an answer may repeat it. */
const textOf = ({ path, headers, body }: Probe): string =>
  `${decodeURIComponent(path)} ${path} ${JSON.stringify(headers)} ${JSON.stringify(body ?? '')}`.toLowerCase();

/** What of the other tenant stands in an answer that did not stand in the question. */
function leaked(probe: Probe, { text, headers }: Pick<Answer, 'text' | 'headers'>, other: Tenant): readonly string[] {
  const asked = textOf(probe);
  const told = `${text} ${JSON.stringify([...headers])}`.toLowerCase();
  return other.secrets.filter((secret) => told.includes(secret.toLowerCase()) && !asked.includes(secret.toLowerCase()));
}

const send = (tenant: Tenant, { method, path, headers, body }: Probe): Promise<Answer> =>
  tenant.ask(method, path, { headers, body, signal: AbortSignal.timeout(20_000) });

/** Asks all of them, many at once, and gives back what was wrong. */
async function askAll(
  tenant: Tenant,
  probes: readonly Probe[],
  judge: (probe: Probe, answer: Answer) => string | undefined,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const queue = probes.values();
  const one = async () => {
    for (const probe of queue) {
      const answer = await send(tenant, probe).catch((error: unknown) => String(error));
      const verdict = typeof answer === 'string' ? answer : judge(probe, answer);
      if (verdict !== undefined)
        wrong.push(`${probe.method} ${probe.path} ${JSON.stringify(probe.headers)}: ${verdict}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return wrong;
}

/** Every row of the tenant in every table, and how many messages bear its name. What its own requests change by being made is left out. */
async function everythingOf({ id }: Tenant): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ name: string }>(
    running,
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'tenant_id' and table_schema in ('orchestrator', 'security') and table_name <> 'outbox'`,
  );
  const all: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ rows: string }>(
      running,
      `select coalesce(string_agg(t, E'\n' order by t), '') as rows from
       (select (to_jsonb(one) - 'last_used_at' - 'uses')::text as t from ${name} as one where tenant_id = $1) as rows`,
      [id],
    );
    all[name] = row?.rows ?? '';
  }
  const { username, password, host } = new URL(running.system.dev.natsUrl.replace('nats:', 'http:'));
  const bus = await connectBus({ url: `nats://${host}`, service: 'test', user: { name: username, password } });
  try {
    const manager = await bus.manager();
    for (const stream of ['EVENTS', 'AUDIT']) {
      const { state } = await manager.streams.info(stream, { subjects_filter: '>' });
      const own = Object.entries(state.subjects ?? {}).filter(([subject]) => subject.includes(id));
      all[stream] = JSON.stringify(own.toSorted());
    }
  } finally {
    await bus.close();
  }
  return all;
}

/** What a tenant may do only when it is there, and what it may never do, whoever it is. */
function judge(probe: Probe, answer: Answer): string | undefined {
  const found = leaked(probe, answer, a);
  if (found.length > 0) return `tells ${found.join(', ')} in ${answer.text.slice(0, 500)}`;
  if (answer.status >= 500) return `${answer.status} ${answer.text.slice(0, 500)}`;
  if (probe.kind === 'alter queue' && answer.status !== 403) return `${answer.status}: a queue is the platform's`;
  if (probe.isOfOther && ![400, 403, 404].includes(answer.status))
    return `${answer.status} ${answer.text.slice(0, 500)}`;
  return undefined;
}

test(`of ${PROBES} random probes of a tenant none is told anything of another, and nothing of the other is changed`, async () => {
  process.stderr.write(`cross-tenant probes: WEIR_PROBES_SEED=${seed}\n`);
  // A job of the last ten seconds is waited for, as one that was accepted and is not recorded yet: that would be all the time there is.
  await eventually(async () => {
    const [row] = await sql<{ age: number }>(
      running,
      'select extract(epoch from now() - max(created_at))::float8 as age from orchestrator.jobs where tenant_id = $1',
      [a.id],
    );
    expect(row?.age).toBeGreaterThan(11);
  }, 30_000);
  const before = await everythingOf(a);
  expect(before['orchestrator.jobs']).toContain(a.mark);

  const answers = new Map<string, number>();
  const wrong = await askAll(b, fc.sample(probesOf(b, a), { seed, numRuns: PROBES }), (probe, answer) => {
    const kind = `${probe.kind}: ${answer.status}`;
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
    return judge(probe, answer);
  });
  expect(wrong.slice(0, 10), `${wrong.length} were wrong; seed ${seed}`).toEqual([]);

  // They were no blind shots: what is the tenant's own was found, made and changed all the while.
  for (const kind of [
    'read job: 200',
    'list jobs: 200',
    'list dead letters: 200',
    'same key: 202',
    'redrive many: 202',
    'same schedule: 409',
  ])
    expect(answers.get(kind) ?? 0, kind).toBeGreaterThan(5);
  expect([...answers.values()].reduce((sum, count) => sum + count, 0)).toBe(PROBES);
  expect(await everythingOf(a)).toEqual(before);
}, 180_000);

test('the same probes with the other’s own key find it: they are not blind', async () => {
  const reads = [
    'read job',
    'read attempts',
    'stream',
    'read schedule',
    'read dead letter',
    'read key',
    'list users',
    'list keys',
    'list jobs',
    'list schedules',
    'list dead letters',
  ];
  const seen = new Set<string>();
  // Most filters at random let nothing through, so one of the kinds may need more of them.
  for (let round = 0; round < 20 && seen.size < reads.length; round += 1) {
    const probes = fc
      .sample(probesOf(b, a), { seed: seed + round, numRuns: 3_000 })
      // A stream of a job that has not ended does not end.
      .filter(
        ({ kind, path }) => reads.includes(kind) && (kind !== 'stream' || a.finished.some((id) => path.includes(id))),
      );
    await askAll(a, probes, (probe, answer) => {
      if (leaked(probe, answer, a).length > 0) seen.add(probe.kind);
      return undefined;
    });
  }
  expect([...seen].toSorted()).toEqual(reads.toSorted());
}, 60_000);

test('what is another’s is answered as what nobody has, word for word', async () => {
  const shapes: readonly (readonly [string, (id: string) => string, readonly string[], unknown?])[] = [
    ['GET', (id) => `/jobs/${id}`, a.jobs],
    ['GET', (id) => `/jobs/${id}/attempts`, a.jobs],
    ['GET', (id) => `/jobs/${id}/events`, a.jobs],
    ['POST', (id) => `/jobs/${id}/cancel`, a.jobs],
    ['GET', (id) => `/schedules/${id}`, a.schedules],
    ['PATCH', (id) => `/schedules/${id}`, a.schedules, { paused: true }],
    ['DELETE', (id) => `/schedules/${id}`, a.schedules],
    ['PATCH', (id) => `/users/${id}`, a.users, { role: 'guest' }],
    ['DELETE', (id) => `/users/${id}`, a.users],
    ['GET', (id) => `/dead-letters/${id}`, a.letters],
    ['POST', (id) => `/dead-letters/${id}/redrive`, a.letters, {}],
    ['DELETE', (id) => `/dead-letters/${id}`, a.letters],
  ];
  const answerTo = async (method: string, path: (id: string) => string, id: string, body: unknown) => {
    const headers = { 'x-request-id': 'the-same', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const answer = await b.ask(method, `/api/v1${path(id)}`, { headers, body });
    const kept = [...answer.headers].filter(
      ([name]) => !['date', 'keep-alive'].includes(name) && !/rate-?limit/.test(name),
    );
    return `${answer.status} ${answer.text} ${JSON.stringify(kept)}`.replaceAll(id, '<id>');
  };
  for (const [method, path, ids, body] of shapes) {
    const unknown = await answerTo(method, path, randomUUID(), body);
    expect(unknown).toMatch(/^404/);
    for (const id of ids.slice(0, 8))
      expect(await answerTo(method, path, id, body), `${method} ${path('')}`).toBe(unknown);
  }
}, 60_000);

test('two tenants who watch their jobs through one gateway each see their own events alone', async () => {
  const started = async (tenant: Tenant) => {
    const body = { operation: 'diagnostics.sleep', input: { ms: 1_500, progress: true } };
    return (await tenant.ask('POST', '/api/v1/jobs', { body })).body.id as string;
  };
  const [ofA, ofB] = await Promise.all([started(a), started(b)]);
  const stream = (tenant: Tenant, id: string) => tenant.ask('GET', `/api/v1/jobs/${id}/events`);
  const [seenByA, seenByB, stolen] = await Promise.all([stream(a, ofA), stream(b, ofB), stream(b, ofA)]);
  expect([seenByA.status, seenByB.status, stolen.status]).toEqual([200, 200, 404]);
  for (const [text, own, other] of [
    [seenByA.text, [a.id, ofA], [b.id, ofB]],
    [seenByB.text, [b.id, ofB], [a.id, ofA]],
  ] as const) {
    expect(text).toContain('succeeded');
    for (const id of own) expect(text).toContain(id);
    for (const id of other) expect(text).not.toContain(id);
  }
}, 60_000);

test('a key that two tenants use stands for two jobs, and a concurrency key of one holds up no other', async () => {
  const body = { operation: 'diagnostics.sleep', input: { ms: 60_000 }, concurrencyKey: 'shared' };
  const headers = { 'idempotency-key': '"one-key-for-both"' };
  const ask = async (tenant: Tenant) => (await tenant.ask('POST', '/api/v1/jobs', { body, headers })).body.id as string;
  const [ofA, ofB] = await Promise.all([ask(a), ask(b)]);
  expect(ofA).not.toBe(ofB);
  await eventually(async () => {
    for (const [tenant, id] of [
      [a, ofA],
      [b, ofB],
    ] as const)
      expect((await tenant.ask('GET', `/api/v1/jobs/${id}`)).body.state).toBe('running');
  }, 20_000);
  for (const [tenant, id] of [
    [a, ofA],
    [b, ofB],
  ] as const)
    expect((await tenant.ask('POST', `/api/v1/jobs/${id}/cancel`)).status).toBe(200);
}, 60_000);

test('no metric of any service tells of a tenant, but one that is for it and has no names', async () => {
  const urls = Object.values(running.system.dev.services).flatMap(({ internalUrl }) => internalUrl ?? []);
  expect(urls.length).toBeGreaterThan(4);
  for (const url of urls) {
    const all = await (await fetch(`${url}/metrics`)).text();
    expect(all, url).toContain('weir_');
    const text = all.replaceAll(/^weir_tenant_jobs_total\{tenant="(?:[0-9a-f-]{36}|other)",state="\w+"/gm, '');
    for (const secret of [...a.secrets, ...b.secrets]) expect(text, url).not.toContain(secret);
    expect(text, url).not.toMatch(/\{[^}]*\b(tenant|principal|user|job|key)(_?id)?="/i);
  }
});
