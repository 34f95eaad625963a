import { catalog, type MessageType, type PayloadOf, payloadValidators, validateEnvelope } from '@weir/schemas';
import { EnvelopeInvalid } from './errors.ts';
import { newId } from './ids.ts';
import { nowText } from './times.ts';
import type { Envelope } from './vocabulary.ts';

/** What a sender says of an envelope; the rest follows from the type, or from the delivery that caused it. */
export interface Sealing<T extends MessageType> {
  readonly type: T;
  readonly source: string;
  readonly subject: string;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly data: PayloadOf<T>;
  readonly id?: string;
  readonly causationId?: string | undefined;
  readonly traceparent?: string | undefined;
  readonly time?: string;
}

const dataSchemas = Object.fromEntries(
  Object.entries(catalog).map(([type, { schema, version }]) => [type, `weir:${schema}:${version}`]),
) as Readonly<Record<MessageType, string>>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Makes an envelope. It is not validated here: every receiver does that, and the sender's types have done it already. */
export function seal<T extends MessageType>(sealing: Sealing<T>): Envelope<T> {
  // Without spreading: several are made for every job, and each object that is spread is another one.
  const envelope: Mutable<Envelope<T>> = {
    specversion: '1.0',
    id: sealing.id ?? newId(),
    source: sealing.source,
    type: sealing.type,
    subject: sealing.subject,
    time: sealing.time ?? nowText(),
    datacontenttype: 'application/json',
    dataschema: dataSchemas[sealing.type],
    tenantid: sealing.tenantId,
    correlationid: sealing.correlationId,
    data: sealing.data,
  };
  if (sealing.causationId !== undefined) envelope.causationid = sealing.causationId;
  if (sealing.traceparent !== undefined) envelope.traceparent = sealing.traceparent;
  return envelope;
}

/**
 * Checks that a parsed document is an envelope of one of these types and that its payload fits its schema.
 *
 * @throws EnvelopeInvalid naming the path that is wrong; the value itself is not in the message, since it may be private.
 */
export function open<T extends MessageType>(document: unknown, types: ReadonlySet<T>): Envelope<T> {
  if (!validateEnvelope(document)) throw new EnvelopeInvalid(`not an envelope: ${firstError(validateEnvelope.errors)}`);
  const type = document.type as T;
  if (!types.has(type))
    throw new EnvelopeInvalid(`type ${document.type} is not one that this consumer takes: ${[...types].join(', ')}`);
  if (document.dataschema !== dataSchemas[type])
    throw new EnvelopeInvalid(`dataschema ${document.dataschema} is not ${dataSchemas[type]}`);
  const validate = payloadValidators[type];
  if (!validate(document.data)) throw new EnvelopeInvalid(`${type}: data${firstError(validate.errors)}`);
  return document as unknown as Envelope<T>;
}

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** One line of what a validator found, with the path first. */
export function firstError(errors: readonly SchemaError[] | null | undefined): string {
  const error = errors?.[0];
  if (error === undefined) return ' is invalid';
  const extra = error.params?.additionalProperty;
  return `${error.instancePath} ${error.message ?? 'is invalid'}${typeof extra === 'string' ? ` (${extra.slice(0, 64)})` : ''}`;
}
