/**
 * The door to the contracts: what travels between services and over HTTP, as types, as validators and as documents.
 * Nothing here imports anything from outside this directory.
 */
import { catalog, type MessageType } from './catalog.ts';
import type { MessageSchemas } from './generated/types.ts';
import { messageValidators, type Validator } from './generated/validators.js';

export * from './catalog.ts';
export type * from './generated/types.ts';
export * from './generated/validators.js';
export * from './permissions.ts';
export * from './routes.ts';

type SchemaOf<T extends MessageType> = `${(typeof catalog)[T]['schema']}.v${(typeof catalog)[T]['version']}`;

/** What an envelope of the type carries as `data`: job-queued → JobChanged. */
export type PayloadOf<T extends MessageType> = MessageSchemas[SchemaOf<T>];

/** The validator of an envelope's `data`, by the envelope's `type`. */
export const payloadValidators = Object.fromEntries(
  Object.entries(catalog).map(([type, { schema, version }]) => [type, messageValidators[`${schema}.v${version}`]]),
) as { readonly [T in MessageType]: Validator<PayloadOf<T>> };

/** The OpenAPI 3.1 document of the gateway's routes. */
export const openapiUrl = new URL('./generated/openapi.json', import.meta.url);
/** The AsyncAPI 3.0 document of the messages between services. */
export const asyncapiUrl = new URL('./generated/asyncapi.json', import.meta.url);
