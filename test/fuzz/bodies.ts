import fc, { type Arbitrary } from 'fast-check';
import { fromSchema, type Schema } from './from-schema.ts';
import { change, changed, hostileBody, hostileValue } from './hostile.ts';
import { mentioning } from './things.ts';

/** One operation with its input schema, as `GET /operations` names them. */
export interface KnownOperation {
  readonly name: string;
  readonly inputSchema: Schema;
}

export interface Known {
  readonly operations: readonly KnownOperation[];
  /** The schemas of the OpenAPI document. */
  readonly components: Readonly<Record<string, Schema>>;
}

/** A job that could run, so that the fuzzer gets behind the first check. */
function jobs({ operations, components }: Known): Arbitrary<unknown> {
  const rest = fromSchema(components.CreateJob ?? {}, components) as Arbitrary<object>;
  return fc
    .constantFrom(...operations)
    .chain(({ name, inputSchema }) =>
      fc
        .tuple(
          fromSchema(inputSchema, components),
          fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: rest, weight: 1 }),
        )
        .map(([input, more]) => ({ ...more, operation: name, input })),
    );
}

function valuesOf(name: string, schema: Schema, known: Known): Arbitrary<unknown> {
  const any = fromSchema(schema, known.components);
  const job = jobs(known);
  if (name === '/api/v1/jobs') return fc.oneof({ arbitrary: any, weight: 1 }, { arbitrary: job, weight: 4 });
  if (name === '/operations/execute') {
    const short = fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'sum', 'mean', 'nothing');
    return fc.tuple(any, short).map(([value, operation]) => ({ ...(value as object), operation, params: {} }));
  }
  if (/\/(users|register)$/.test(name))
    // Else nearly every password is too weak.
    return fc.oneof(
      any,
      any.map((value) => ({ ...(value as object), password: 'a long and quiet river' })),
    );
  if (name === '/api/v1/jobs/batch')
    return fc.oneof(any, fc.record({ jobs: fc.array(fc.oneof(job, hostileValue), { minLength: 1, maxLength: 4 }) }));
  if (name === '/api/v1/schedules')
    return fc.oneof(
      any,
      fc
        .tuple(
          any,
          job,
          fc.constantFrom('* * * * *', '0 0 31 2 *', '*/5 * * * * *', '@hourly', '99 * * * *', '0 0 * * 1-5'),
        )
        .map(([value, one, cron]) => {
          const { operation, input } = one as { operation: string; input: unknown };
          const { everyMs: _, ...others } = value as { everyMs?: number };
          return { ...others, cron, timeZone: 'UTC', job: { operation, input } };
        }),
    );
  return any;
}

/** Bodies for the route: good, nearly good, hostile, or none. */
export function bodyOf(
  path: string,
  schema: Schema | undefined,
  known: Known,
): Arbitrary<string | Uint8Array | undefined> {
  if (schema === undefined)
    return fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: hostileBody, weight: 1 });
  const own = valuesOf(path, schema, known);
  const values = fc.oneof(
    { arbitrary: own, weight: 1 },
    { arbitrary: fc.tuple(own, fc.nat(3)).map(([value, which]) => mentioning(value, which)), weight: 1 },
  );
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return fc.oneof(
    { arbitrary: values.map(text), weight: 4 },
    { arbitrary: fc.tuple(values, change).map(([value, how]) => text(changed(value, how))), weight: 4 },
    { arbitrary: hostileValue.map(text), weight: 1 },
    { arbitrary: hostileBody, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  );
}

/** Would end its worker, as it is there for. */
const LEFT_OUT = ['diagnostics.crash'];

export const harmless = (operations: readonly KnownOperation[]): readonly KnownOperation[] =>
  operations.filter(({ name }) => !LEFT_OUT.includes(name)).map(brief);

/** Jobs that sleep for an hour would take every place of their worker, which is no defect. */
const brief = ({ name, inputSchema }: KnownOperation): KnownOperation =>
  name === 'diagnostics.sleep'
    ? {
        name,
        inputSchema: {
          ...inputSchema,
          properties: { ...inputSchema.properties, ms: { type: 'integer', minimum: 0, maximum: 300 } },
        },
      }
    : { name, inputSchema };
