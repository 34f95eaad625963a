import { readFileSync } from 'node:fs';
import { openapiUrl } from '@weir/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../../../scripts/generate/formats.ts';

interface Described {
  readonly parameters?: readonly {
    readonly name?: string;
    readonly in?: string;
    readonly example?: string;
    readonly schema?: { readonly $ref?: string };
  }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly headers: Readonly<Record<string, unknown>>;
        readonly content?: Readonly<Record<string, { schema: object }>>;
      }
    >
  >;
}

export const openapi = JSON.parse(readFileSync(openapiUrl, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: object;
};

const ajv = new Ajv2020({ strict: false, formats: formats as never });
ajv.addSchema({ $id: 'openapi', components: openapi.components });
const problem = ajv.compile({ $ref: 'openapi#/components/schemas/Problem' });
const compiled = new Map<object, ReturnType<typeof ajv.compile>>();

function validatorOf(schema: object) {
  const known = compiled.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')));
  compiled.set(schema, known);
  return known;
}

const templates = Object.keys(openapi.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  // A literal path comes before one with a parameter.
  .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length);

/** Everything that may happen on any route, and is not written down for each. */
const ANYWHERE = new Set([400, 404, 405, 408, 414, 431, 500]);

/** Throws when an answer is not one that the OpenAPI document has for its route. */
export function assertDocumented(
  method: string,
  target: string,
  answer: { readonly status: number; readonly headers: Headers; readonly body: unknown },
): void {
  const path = target.split('?')[0] ?? '';
  const { status, headers, body } = answer;
  const here = `${method} ${path} ${status}`;
  if (headers.get('x-request-id') === null && !/^\/(docs|redoc)\/./.test(path))
    throw new Error(`${here} has no X-Request-Id`);
  // A literal path that has not the method leaves it to the one with a parameter.
  const matching = templates.filter(({ pattern }) => pattern.test(path)).map((one) => openapi.paths[one.path]);
  const operation = matching.find((one) => one?.[method.toLowerCase()])?.[method.toLowerCase()];
  const described = operation?.responses[status];
  if (described === undefined) {
    if (method === 'HEAD' || /^\/(docs|redoc)\/./.test(path)) return;
    // What is not described at all counts by address as well.
    const isLimit = operation === undefined && status === 429;
    if (!ANYWHERE.has(status) && !isLimit) throw new Error(`${here} is not in the OpenAPI document`);
    if (!problem(body)) throw new Error(`${here} is no problem: ${ajv.errorsText(problem.errors)}`);
    return;
  }
  for (const name of Object.keys(described.headers)) {
    const optional = ['Preference-Applied', 'RateLimit-Policy', 'RateLimit'].includes(name);
    if (!optional && headers.get(name) === null) throw new Error(`${here} has no ${name}`);
  }
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (described.content === undefined) {
    if (type !== '' || body !== '') throw new Error(`${here} has a body`);
    return;
  }
  const content = described.content[type];
  if (content === undefined) throw new Error(`${here} has the content type ${type}`);
  if (!type.includes('json')) return;
  const validate = validatorOf(content.schema);
  if (!validate(body))
    throw new Error(
      `${here} does not fit its schema: ${ajv.errorsText(validate.errors)} ${JSON.stringify(body).slice(0, 500)}`,
    );
}
