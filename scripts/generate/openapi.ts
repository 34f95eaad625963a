import { type Route, routes } from '../../schemas/routes.ts';
import { type Contract, componentPrefix, flatten, newest, reachable, type Schema } from './contracts.ts';
import { requestExamples, responseExamples } from './examples.ts';
import { phrases, requestHeaders, responseHeaders, tags } from './http-words.ts';

/** Paths stand in full, base included, because one path may exist both below the base and without it. */
export const basePath = '/api/v1';
export const fullPaths = ({ root, path }: Route): readonly string[] =>
  root === 'also' ? [basePath + path, path] : [root === true ? path : basePath + path];

/** By the collection that the parameter names a member of; where that has no row of its own, by the name of the parameter. */
const pathParameters: Readonly<Record<string, string>> = {
  id: 'Uuid',
  'api-keys/{id}': 'ApiKeyId',
  'operations/{name}': 'OperationName',
  'queues/{name}': 'QueueName',
};

export function renderOpenApi(contracts: readonly Contract[], version: string): string {
  const schemas = flatten(contracts, componentPrefix);
  const bodies = newest(contracts, 'http');
  const context: Context = { schemas, titleOf: (body) => bodies.get(body)?.title ?? missing(body) };

  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    for (const [place, path] of fullPaths(route).entries()) {
      const operationId = place === 0 ? name : `${name}AtRoot`;
      paths[path] = { ...paths[path], [route.method]: { operationId, ...renderRoute(name, route, context) } };
    }
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Weir',
      version,
      description: 'One door for AI workloads: jobs in by HTTP, executed once, watched, and provable afterwards.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The gateway that this document comes from.' }],
    security: [{ bearer: [] }, { apiKey: [] }],
    tags: [...new Set(Object.values<Route>(routes).map(({ tag }) => tag))].map((name) => ({
      name,
      description: tags[name] ?? missing(`tag ${name}`),
    })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A JWT or an API key.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      parameters: { 'X-Tenant-Id': { name: 'X-Tenant-Id', in: 'header', ...requestHeaders['X-Tenant-Id'] } },
      headers: responseHeaders,
      // Bodies between our own services are nobody else's business.
      schemas: reachable(schemas, paths),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

interface Context {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly titleOf: (body: string) => string;
}

function renderRoute(name: string, route: Route, context: Context): object {
  const parameters = [...inPath(route), ...inQuery(route, context), ...inHeaders(route), ...forTenant(route)];
  const examples = requestExamples[name];
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(route.auth === false ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.request === undefined
      ? {}
      : {
          requestBody: {
            required: route.bodyOptional !== true,
            content: {
              'application/json': {
                schema: { $ref: componentPrefix + context.titleOf(route.request) },
                ...(examples === undefined ? {} : { examples }),
              },
            },
          },
        }),
    responses: Object.fromEntries(
      Object.entries({ ...route.responses, ...(route.limit === false ? {} : { 429: 'problem' }) }).map(
        ([status, body]) => [status, renderResponse(name, route, status, body, context)],
      ),
    ),
  };
}

const inPath = (route: Route): object[] =>
  Array.from(route.path.matchAll(/([\w-]+)\/\{(\w+)\}/g), ([, collection, name = '']) => {
    const schema = pathParameters[`${collection}/{${name}}`] ?? pathParameters[name];
    return {
      name,
      in: 'path',
      required: true,
      schema: { $ref: componentPrefix + (schema ?? missing(`path parameter ${name}`)) },
    };
  });

function inQuery(route: Route, { schemas, titleOf }: Context): object[] {
  if (route.query === undefined) return [];
  const query = schemas[titleOf(route.query)];
  return Object.entries(query?.properties ?? {}).map(([name, schema]) => {
    const description = schema.description ?? schemas[schema.$ref?.slice(componentPrefix.length) ?? '']?.description;
    return {
      name,
      in: 'query',
      ...(description === undefined ? {} : { description }),
      ...(query?.required?.includes(name) ? { required: true } : {}),
      schema,
    };
  });
}

const inHeaders = (route: Route): object[] =>
  (route.headers ?? []).map((name) => ({ name, in: 'header', ...(requestHeaders[name] ?? missing(`header ${name}`)) }));

/** Taken wherever somebody is known, so it stands in one place. */
const forTenant = ({ auth }: Route): object[] =>
  auth === false ? [] : [{ $ref: '#/components/parameters/X-Tenant-Id' }];

function renderResponse(name: string, route: Route, status: string, body: string, { titleOf }: Context): object {
  const waits = route.headers?.includes('Prefer') && status < '300';
  const headers = [
    'X-Request-Id',
    ...(status === '201' || (status === '202' && ['job', 'redriven-dead-letter'].includes(body)) ? ['Location'] : []),
    ...(waits ? ['Preference-Applied'] : []),
    ...(status === '503' || status === '429' ? ['Retry-After'] : []),
    ...(route.limit === false ? [] : ['RateLimit-Policy', 'RateLimit']),
  ];
  const example = responseExamples[name]?.[Number(status)];
  return {
    description: phrases[status] ?? missing(`phrase for ${status}`),
    headers: Object.fromEntries(headers.map((header) => [header, { $ref: `#/components/headers/${header}` }])),
    ...(body === '' ? {} : { content: contentOf(body, titleOf, example) }),
  };
}

function contentOf(body: string, titleOf: Context['titleOf'], example: unknown): object {
  return body.includes('/')
    ? { [body]: { schema: { type: body === 'application/json' ? 'object' : 'string' } } }
    : {
        [body === 'problem' ? 'application/problem+json' : 'application/json']: {
          schema: { $ref: componentPrefix + titleOf(body) },
          ...(example === undefined ? {} : { example }),
        },
      };
}

function missing(what: string): never {
  throw new Error(`OpenAPI: nothing is known about ${what}`);
}
