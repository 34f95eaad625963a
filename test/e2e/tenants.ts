import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@weir/messaging';
import { mintApiKey } from '@weir/runtime';
import { Database } from '@weir/store';
import { eventually, type TestSystem } from '@weir/testing';

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as a client would.
  readonly body: any;
}

export type Ask = (method: string, path: string, asking?: Asking) => Promise<Answer>;

/** A tenant with an admin's key and things of its own; `mark` stands in whatever text of theirs it can stand in. */
export interface Tenant {
  readonly id: string;
  readonly mark: string;
  readonly ask: Ask;
  readonly finished: readonly string[];
  readonly jobs: readonly string[];
  readonly schedules: readonly string[];
  readonly letters: readonly string[];
  readonly users: readonly string[];
  readonly keys: readonly string[];
  readonly fingerprints: readonly string[];
  readonly cursors: readonly string[];
  readonly idempotencyKeys: readonly string[];
  /** What no answer to another tenant may hold. */
  readonly secrets: readonly string[];
}

/** The same for all tenants: whoever gets another's job for it gets its id. */
export const KEYED = { operation: 'diagnostics.echo', input: { value: 1 }, concurrencyKey: 'shared' };
export const SCHEDULE = {
  name: 'nightly',
  job: { operation: 'diagnostics.echo', input: { value: 1 } },
  cron: '0 0 1 1 *',
};
const FAR = '2099-01-01T00:00:00Z';

/** As the superuser, who sees the rows of all. */
export async function sql<Row>(
  { system }: TestSystem,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const database = new Database({ url: system.dev.databaseUrl, schema: 'public', connectionsMax: 1 });
  try {
    return await database.run<Row>({ name: 'asked', text }, values);
  } finally {
    await database.close();
  }
}

const askWith =
  (gatewayUrl: string, key: string): Ask =>
  async (method, path, { body, headers = {}, signal } = {}) => {
    const response = await fetch(`${gatewayUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
  };

async function addKey(running: TestSystem, tenantId: string, name: string) {
  const key = mintApiKey();
  const pepper = readFileSync(join(running.home, 'secrets', 'api-key-pepper'), 'utf8');
  const hash = createHmac('sha256', pepper).update(key.text).digest();
  // Of a tier without limits: ten thousand questions are to be answered.
  await sql(running, `insert into security.tenants (id, name, tier) values ($1, $2, 'enterprise')`, [tenantId, name]);
  await sql(
    running,
    `insert into security.api_keys (id, tenant_id, name, principal, role, hash, scopes) values ($1, $2, $3, $4, 'admin', $5, '{admin}')`,
    [key.id, tenantId, name, `key:${key.id}`, hash],
  );
  return key;
}

/** A tenant that has used everything there is. */
export async function makeTenant(running: TestSystem): Promise<Tenant> {
  const mark = `mark${randomBytes(8).toString('hex')}`;
  const tenantId = newId();
  const key = await addKey(running, tenantId, mark);
  const ask = askWith(running.system.dev.gatewayUrl, key.text);
  const made = async (path: string, body: unknown, headers = {}): Promise<Answer['body']> => {
    const answer = await ask('POST', `/api/v1${path}`, { body, headers: { 'x-request-id': `${mark}.1`, ...headers } });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const echo = (more = {}) => ({
    operation: 'diagnostics.echo',
    input: { value: mark },
    metadata: { note: mark },
    ...more,
  });
  const idempotencyKeys = [`${mark}-1`, `${mark}-2`, 'the-same-for-all', `${mark}-batch`];
  const [batchKey = ''] = idempotencyKeys.slice(-1);

  const finished: string[] = [];
  for (let count = 0; count < 8; count += 1) finished.push((await made('/jobs', echo())).id);
  for (const one of idempotencyKeys.slice(0, -1))
    finished.push((await made('/jobs', KEYED, { 'idempotency-key': `"${one}"` })).id);
  const batch = await made('/jobs/batch', { jobs: [KEYED, KEYED] }, { 'idempotency-key': `"${batchKey}"` });
  finished.push(...batch.items.map((item: { id: string }) => item.id));
  const waiting: string[] = [];
  for (let count = 0; count < 3; count += 1) waiting.push((await made('/jobs', echo({ runAt: FAR }))).id);
  const failing: string[] = [];
  for (let count = 0; count < 5; count += 1)
    failing.push(
      (await made('/jobs', { operation: 'diagnostics.fail', input: { message: `${mark} ${count}` }, maxAttempts: 1 }))
        .id,
    );
  const schedules: string[] = [];
  for (const name of [SCHEDULE.name, mark, `${mark}/2`])
    schedules.push(
      (await made('/schedules', { ...SCHEDULE, name, job: { ...SCHEDULE.job, input: { value: mark } } })).id,
    );

  const users: string[] = [];
  const keys: { readonly id: string; readonly key: string }[] = [];
  for (const role of ['viewer', 'admin']) {
    users.push((await made('/users', { username: `${mark}.${role}`, password: `a long password, ${mark}`, role })).id);
    keys.push(await made('/api-keys', { name: `${mark} ${role}`, scopes: ['read'] }));
  }

  const list = async (path: string) => (await ask('GET', `/api/v1${path}`)).body;
  const letters = await eventually(async () => {
    const { items } = await list('/dead-letters?group=none');
    if (items?.length !== failing.length) throw new Error(`${items?.length} dead letters`);
    return items as { id: string; fingerprint: string }[];
  }, 20_000);
  await eventually(async () => {
    for (const id of finished) {
      const { state } = await list(`/jobs/${id}`);
      if (state !== 'succeeded') throw new Error(`${id} is ${state}`);
    }
  }, 20_000);
  const redriven = await made(`/dead-letters/${letters[0]?.id}/redrive`, {});
  const all = await eventually(async () => {
    const { items } = await list('/dead-letters?group=none');
    // What was redriven has failed again.
    if (items.length !== failing.length + 1) throw new Error(`${items.length} dead letters`);
    return items as { id: string; fingerprint: string }[];
  }, 20_000);
  const cursors: string[] = [];
  for (const path of [
    '/jobs?limit=2',
    '/jobs?limit=7',
    '/schedules?limit=1',
    '/users?limit=1',
    '/api-keys?limit=1',
    '/dead-letters?group=none&limit=2',
    '/dead-letters?limit=1',
  ])
    cursors.push((await list(path)).nextCursor ?? '');

  const jobs = [...finished, ...waiting, ...failing, redriven.jobId as string];
  const ids = all.map(({ id }) => id);
  return {
    id: tenantId,
    mark,
    ask,
    finished,
    jobs,
    schedules,
    letters: ids,
    users,
    keys: keys.map(({ id }) => id),
    fingerprints: [...new Set(all.map(({ fingerprint }) => fingerprint))],
    cursors: cursors.filter((cursor) => cursor !== ''),
    idempotencyKeys,
    secrets: [
      tenantId,
      mark,
      key.text,
      key.id,
      ...jobs,
      ...schedules,
      ...ids,
      ...users,
      ...keys.flatMap(({ id, key: text }) => [id, text]),
    ],
  };
}
