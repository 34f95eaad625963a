import fc, { type Arbitrary } from 'fast-check';
import { openapi } from '../../services/gateway/test/openapi.ts';
import { bodyOf, type KnownOperation } from './bodies.ts';
import type { Schema } from './from-schema.ts';
import { hostileText } from './hostile.ts';
import { encoded, headersOf, type Parameter, pathOf, queryOf } from './pieces.ts';

export type IdentityName = 'admin' | 'operator' | 'viewer' | 'guest' | 'stranger' | 'nobody' | 'liar';
export interface FuzzRequest {
  /** The route that it is made for, as `POST /api/v1/jobs`; none when it is made for nothing that exists. */
  readonly route?: string;
  readonly identity: IdentityName;
  readonly method: string;
  /** Parts in capital brackets, as `<ownJob>`, stand for ids. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

const components = (openapi.components as { schemas: Record<string, Schema> }).schemas;
const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, route]) => ({
    path,
    method: method.toUpperCase(),
    route: route as unknown as Described,
  })),
);

/** Those who may do something come more often: the others are turned away at the door. */
const who = fc.oneof(
  {
    arbitrary: fc.constantFrom<IdentityName>('operator', 'operator', 'operator', 'admin', 'admin', 'stranger'),
    weight: 4,
  },
  { arbitrary: fc.constantFrom<IdentityName>('viewer', 'guest', 'nobody', 'liar'), weight: 1 },
);

/** Requests of every route: most nearly right, so that they get far. */
export function fuzzRequests(operations: readonly KnownOperation[]): Arbitrary<FuzzRequest> {
  const ofRoutes = described.map(({ path, method, route: one }) => {
    const parameters = one.parameters ?? [];
    return fc
      .record({
        identity: who,
        method: fc.oneof(
          { arbitrary: fc.constant(method), weight: 20 },
          {
            arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND', 'POST'),
            weight: 1,
          },
        ),
        path: pathOf(path, parameters),
        query: queryOf(parameters, components),
        headers: headersOf(parameters),
        body: bodyOf(path, one.requestBody?.content['application/json'].schema, { operations, components }),
      })
      .map(({ query, body, path: at, ...rest }) => ({
        ...rest,
        route: `${method} ${path}`,
        path: query === '' ? at : `${at}?${query}`,
        ...(body === undefined ? {} : { body }),
      }));
  });
  const nowhere = fc.record({
    identity: who,
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    path: fc.array(hostileText.map(encoded), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
    headers: headersOf([]),
  });
  return fc.oneof(...ofRoutes, nowhere);
}
