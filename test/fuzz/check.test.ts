import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { check, Violation } from './check.ts';
import type { Owner } from './people.ts';
import type { FuzzRequest } from './requests.ts';
import { Secrets } from './secrets.ts';
import type { FuzzAnswer } from './send.ts';

const REQUEST: FuzzRequest = { identity: 'ownOperator', method: 'GET', path: '/api/v1/jobs', headers: [] };
const problem = (status: number, code: string, detail = 'Something.'): FuzzAnswer => {
  const body = { type: `https://weir.dev/problems/${code}`, title: 'A', status, detail, code, requestId: 'r' };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'x-request-id': 'r', 'retry-after': '1' });
  return { status, headers, body, text: JSON.stringify(body) };
};
const kindOf = (answer: FuzzAnswer, foreign: readonly string[] = [], request = REQUEST): string => {
  try {
    check(request, answer, foreign);
  } catch (error) {
    expect(error).toBeInstanceOf(Violation);
    return (error as Violation).kind;
  }
  return 'nothing';
};

test('what is as it should be is no finding', () => {
  expect(kindOf(problem(400, 'QUERY_INVALID'))).toBe('nothing');
  expect(kindOf(problem(503, 'OVERLOADED'))).toBe('nothing');
});

test.each<[string, string, FuzzAnswer, readonly string[]]>([
  ['a defect', '500 INTERNAL', problem(500, 'INTERNAL'), []],
  ['a part that does not answer though nothing was harmed', '503 UNAVAILABLE', problem(503, 'UNAVAILABLE'), []],
  ['a status that is not documented', 'not as documented', problem(418, 'TEAPOT'), []],
  ['a stack', 'internals in an answer', problem(400, 'A', 'Error: x\n    at f (/srv/a.ts:1:2)'), []],
  [
    'a message of Postgres',
    'internals in an answer',
    problem(400, 'A', 'duplicate key violates unique constraint'),
    [],
  ],
  ["another tenant's id", "another tenant's data in an answer", problem(400, 'A', 'It is job 77-88.'), ['77-88']],
])('%s is a finding', (_name, kind, answer, foreign) => {
  expect(kindOf(answer, foreign)).toBe(kind);
});

test('an answer without a request id, or with a header of the client, is a finding', () => {
  const [anonymous, injected] = [problem(400, 'A'), problem(400, 'A')];
  anonymous.headers.delete('x-request-id');
  injected.headers.set('x-injected', '1');
  expect([kindOf(anonymous), kindOf(injected)]).toEqual(['no request id', 'a header was injected']);
});

test("a success that does not fit its schema, or has another's id though the client named it, is a finding", () => {
  const list = (body: unknown): FuzzAnswer => ({
    status: 200,
    headers: new Headers({ 'content-type': 'application/json', 'x-request-id': 'r' }),
    body,
    text: JSON.stringify(body),
  });
  expect(kindOf(list({ items: [], nextCursor: null, more: 1 }))).toBe('not as documented');
  const named = { ...REQUEST, path: '/api/v1/jobs/77-88' };
  expect(kindOf(list({ id: '77-88' }), ['77-88'], named)).toBe("another tenant's data in an answer");
  expect(kindOf(problem(404, 'JOB_NOT_FOUND', 'There is no job 77-88.'), ['77-88'], named)).toBe('nothing');
});

test("a header of an answer that names another tenant's thing is a finding", () => {
  const answer = problem(400, 'A');
  answer.headers.set('location', '/api/v1/jobs/77-88');
  expect(kindOf(answer, ['77-88'])).toBe("another tenant's data in an answer");
});

test('of two tenants neither may read what is of the other; the platform may read what is open, and all of whom it acts for', () => {
  const secrets = new Secrets();
  const id = randomUUID();
  secrets.keep('own', id);
  secrets.keep('strangers', 'Closed');
  secrets.keep('strangers', 'open', { isOpen: true });
  const told = (...readers: readonly Owner[]) => [
    ...secrets.toldIn(`"user:${id.toUpperCase()}", closed open`, readers),
  ];
  expect(told()).toEqual([id, 'closed', 'open']);
  expect(told('own')).toEqual(['closed', 'open']);
  expect(told('strangers')).toEqual([id]);
  expect(told('platform')).toEqual([id, 'closed']);
  expect(told('platform', 'strangers')).toEqual([id]);
});
