import fc, { type Arbitrary } from 'fast-check';
import { openapi } from '../../services/gateway/test/openapi.ts';
import { bodyOf, type KnownOperation } from './bodies.ts';
import type { Schema } from './from-schema.ts';
import { hostileText } from './hostile.ts';
import { type IdentityName, leavers, whoMay } from './people.ts';
import { encoded, headersOf, type Parameter, pathOf, queryOf } from './pieces.ts';

export interface FuzzRequest {
  /** The route that it is made for, as `POST /api/v1/jobs`; none when it is made for nothing that exists. */
  readonly route?: string;
  readonly identity: IdentityName;
  readonly method: string;
  /** In it, in headers and in a body `<ownJob>` and the like stand for what `things.ts` knows. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

interface Described {
  readonly tags: readonly string[];
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

const among = (...names: readonly IdentityName[]) => fc.constantFrom(...names);
const anybody = fc.oneof(
  { arbitrary: among('ownOperator', 'ownAdmin', 'ownKey', 'platformAdmin', 'platformKey'), weight: 6 },
  { arbitrary: among('strangersOperator', 'strangersAdmin', 'strangersKey'), weight: 4 },
  { arbitrary: among('ownAuditor', 'ownViewer', 'ownGuest', 'ownReadingKey', 'ownNarrowKey'), weight: 3 },
  { arbitrary: among('strangersViewer', 'nobody', 'liar', 'forger'), weight: 2 },
);

/** Those who may do something come more often: the others are turned away at the door. */
function whoAsks(path: string, method: string): Arbitrary<IdentityName> {
  // Whoever logs out can ask for nothing more until everybody is there again.
  const welcome = path.endsWith('/logout') ? leavers : whoMay(path, method);
  return fc.oneof({ arbitrary: among(...welcome), weight: 5 }, { arbitrary: anybody, weight: 2 });
}

/** Requests of every route: most nearly right, so that they get far. */
export function fuzzRequests(operations: readonly KnownOperation[]): Arbitrary<FuzzRequest> {
  const ofRoutes = described.map(({ path, method, route: one }) => {
    const parameters = one.parameters ?? [];
    return fc
      .record({
        identity: whoAsks(path, method),
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
    identity: anybody,
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    path: fc.array(hostileText.map(encoded), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
    headers: headersOf([]),
  });
  const ofService = ofRoutes.filter((_one, index) => described[index]?.route.tags.includes('service'));
  const others = ofRoutes.filter((one) => !ofService.includes(one));
  // What says the same to everybody is soon asked.
  return fc.oneof(
    { arbitrary: fc.oneof(...others), weight: 16 },
    { arbitrary: fc.oneof(...ofService), weight: 1 },
    { arbitrary: nowhere, weight: 1 },
  );
}
