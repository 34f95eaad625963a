import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { KEYED, SCHEDULE, type Tenant } from './tenants.ts';

/** One request of a tenant, made with what it could know or guess of another. */
export interface Probe {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** It names a thing of the other and nothing else, which does not exist for who asks. */
  readonly isOfOther: boolean;
}

const API = '/api/v1';

/** Writings of an id that a careless comparison takes for the same. */
const mangled = (id: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    id.toUpperCase(),
    `${id}%20`,
    `%20${id}`,
    `${id}%00`,
    `${id}%2F`,
    `{${id}}`,
    id.replaceAll('-', ''),
    `${id}%27--`,
  );

/** How one might try to be taken for the other. */
const disguises = (other: Tenant): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ 'x-tenant-id': other.id }) },
    { weight: 1, arbitrary: fc.constant({ 'x-request-id': `${other.mark}.1` }) },
    {
      weight: 1,
      arbitrary: fc.constant({ 'x-tenant-id': other.id, 'x-weir-tenant': other.id, 'x-forwarded-user': 'admin' }),
    },
  );

/** Parameters that the orchestrator takes from the gateway, and no client may give. */
const smuggled = (other: Tenant): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ tenantId: other.id }) },
    { weight: 1, arbitrary: fc.constant({ platform: 'true' }) },
  );

const some = (values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(Object.entries(values).map(([name, all]) => [name, fc.constantFrom(...all)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Record<string, string>>;

type Path = Omit<Probe, 'headers'>;

export function probesOf(own: Tenant, other: Tenant): fc.Arbitrary<Probe> {
  const theirs = [...other.jobs, ...other.schedules, ...other.letters, ...other.users, ...other.keys];
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...theirs).map((value) => ({ value, isOfOther: true })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...theirs)
        .chain(mangled)
        .map((value) => ({ value, isOfOther: true })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...own.finished, ...own.letters).map((value) => ({ value, isOfOther: false })),
    },
    { weight: 1, arbitrary: fc.constant(null).map(() => ({ value: randomUUID() as string, isOfOther: true })) },
  );
  const search = (kind: string, path: string, values: Readonly<Record<string, readonly string[]>>) =>
    fc.tuple(some(values), smuggled(other)).map(
      ([query, more]): Path => ({
        kind,
        method: 'GET',
        path: `${API}${path}?${new URLSearchParams({ ...query, ...more })}`,
        isOfOther: false,
      }),
    );
  const onId = (kind: string, method: string, path: (id: string) => string, body?: fc.Arbitrary<unknown>) =>
    fc.tuple(id, smuggled(other), body ?? fc.constant(undefined)).map(
      ([{ value, isOfOther }, more, sent]): Path => ({
        kind,
        method,
        path: `${API}${path(value)}${Object.keys(more).length === 0 ? '' : `?${new URLSearchParams(more)}`}`,
        isOfOther,
        ...(sent === undefined ? {} : { body: sent }),
      }),
    );
  const since = ['2020-01-01T00:00:00Z', new Date().toISOString()];
  const cursor = [...other.cursors, ...own.cursors];
  const limit = ['1', '7', '500'];
  const operation = ['diagnostics.fail', 'diagnostics.echo'];
  const code = ['DIAGNOSTIC_FAILURE', 'ENVELOPE_INVALID'];
  const filter = some({ fingerprint: other.fingerprints, code, operation, since });
  const paths: readonly fc.Arbitrary<Path>[] = [
    onId('read job', 'GET', (one) => `/jobs/${one}`),
    onId('read attempts', 'GET', (one) => `/jobs/${one}/attempts`),
    onId('stream', 'GET', (one) => `/jobs/${one}/events`),
    onId('cancel', 'POST', (one) => `/jobs/${one}/cancel`),
    onId('read schedule', 'GET', (one) => `/schedules/${one}`),
    onId('pause schedule', 'PATCH', (one) => `/schedules/${one}`, fc.record({ paused: fc.boolean() })),
    onId('delete schedule', 'DELETE', (one) => `/schedules/${one}`),
    onId('read dead letter', 'GET', (one) => `/dead-letters/${one}`),
    onId('redrive', 'POST', (one) => `/dead-letters/${one}/redrive`, fc.constantFrom({}, { input: { message: 'x' } })),
    onId('change user', 'PATCH', (one) => `/users/${one}`, fc.constantFrom({ role: 'admin' }, { role: 'guest' })),
    onId('delete user', 'DELETE', (one) => `/users/${one}`),
    onId('read key', 'GET', (one) => `/api-keys/${one}`),
    onId('rotate key', 'POST', (one) => `/api-keys/${one}/rotate`, fc.constant({})),
    onId('delete key', 'DELETE', (one) => `/api-keys/${one}`),
    search('list users', '/users', { cursor, limit }),
    search('list keys', '/api-keys', { cursor, limit }),
    fc.constantFrom('GET', 'PATCH').map(
      (method): Path => ({
        kind: 'tenant',
        method,
        path: `${API}/tenants/${other.id}`,
        isOfOther: true,
        ...(method === 'PATCH' ? { body: { state: 'suspended' } } : {}),
      }),
    ),
    search('list jobs', '/jobs', {
      cursor,
      limit,
      since,
      operation,
      queue: ['diagnostics'],
      state: ['succeeded', 'dead_lettered', 'scheduled'],
    }),
    search('list schedules', '/schedules', { cursor, limit }),
    search('list dead letters', '/dead-letters', {
      cursor,
      limit,
      since,
      operation,
      code,
      fingerprint: other.fingerprints,
      jobId: [...other.jobs, ...own.jobs],
      group: ['none', 'fingerprint'],
    }),
    search('queues', '/system/queues', {}),
    fc.record({ filter, dryRun: fc.boolean(), max: fc.constantFrom(1, 10) }).map(
      (body): Path => ({
        kind: 'redrive many',
        method: 'POST',
        path: `${API}/dead-letters/redrive`,
        body,
        isOfOther: false,
      }),
    ),
    fc.constantFrom('pause', 'resume', 'drain').map(
      (verb): Path => ({
        kind: 'alter queue',
        method: 'POST',
        path: `${API}/system/queues/diagnostics/${verb}`,
        isOfOther: false,
      }),
    ),
    fc.constant({ kind: 'same schedule', method: 'POST', path: `${API}/schedules`, body: SCHEDULE, isOfOther: false }),
  ];
  // Deleting what is their own as well would soon leave them with nothing to be found among.
  const deleting = fc.constantFrom(...theirs).map(
    (one): Path => ({
      kind: 'delete dead letter',
      method: 'DELETE',
      path: `${API}/dead-letters/${one}`,
      isOfOther: true,
    }),
  );
  const plain = fc
    .tuple(fc.oneof(...paths, deleting), disguises(other), fc.constantFrom({}, { 'last-event-id': '0.0.0' }))
    .map(
      ([path, headers, more]): Probe => ({ ...path, headers: { ...headers, ...(path.kind === 'stream' ? more : {}) } }),
    );
  return fc.oneof({ weight: 17, arbitrary: plain }, { weight: 2, arbitrary: keyed(other) });
}

/** The other's idempotency keys, with the body that the other sent. */
function keyed(other: Tenant): fc.Arbitrary<Probe> {
  const ways: readonly Omit<Probe, 'headers'>[] = [
    { kind: 'same key', method: 'POST', path: `${API}/jobs`, body: KEYED, isOfOther: false },
    {
      kind: 'same key, batch',
      method: 'POST',
      path: `${API}/jobs/batch`,
      body: { jobs: [KEYED, KEYED] },
      isOfOther: false,
    },
  ];
  return fc
    .tuple(fc.constantFrom(...ways), fc.constantFrom(...other.idempotencyKeys), disguises(other))
    .map(([way, key, headers]): Probe => ({ ...way, headers: { ...headers, 'idempotency-key': `"${key}"` } }));
}
