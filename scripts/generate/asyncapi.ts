import { type CatalogRow, catalog } from '../../schemas/catalog.ts';
import { type Contract, componentPrefix, flatten, reachable } from './contracts.ts';
import { fileNameOf } from './types.ts';

/** The contracts are 2020-12, while AsyncAPI would read a bare schema as draft-07. */
const schemaFormat = 'application/schema+json;version=2020-12';

const tokens: Readonly<Record<string, { readonly description: string; readonly location?: string }>> = {
  queue: { description: "The worker pool's intake." },
  priority: { description: '0 is lowest, 9 is highest.' },
  tenant: { description: 'Whose event it is.', location: '$message.payload#/tenantid' },
  stream: { description: 'The stream that delivered the message.', location: '$message.payload#/data/stream' },
  consumer: { description: 'The consumer that gave up on it.', location: '$message.payload#/data/consumer' },
  category: { description: 'The noun of the action.' },
  instance: { description: 'The process of the gateway whose client waits.' },
};

export function renderAsyncApi(contracts: readonly Contract[], version: string): string {
  const payloads = new Map(
    contracts.filter(({ kind }) => kind === 'message').map((contract) => [fileNameOf(contract), contract]),
  );
  const each = <T>(render: (type: string, row: CatalogRow) => T): Record<string, T> =>
    Object.fromEntries(Object.entries<CatalogRow>(catalog).map(([type, row]) => [type, render(type, row)]));

  const messages = each((type, row) => {
    const payload = payloads.get(`${row.schema}.v${row.version}`);
    if (payload === undefined) throw new Error(`AsyncAPI: ${type} has no schema`);
    return renderMessage(type, row, payload);
  });
  const schemas = reachable(flatten(contracts, componentPrefix), messages);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Weir: messages between services',
      version,
      description: [
        'Every message is a CloudEvents 1.0 event in structured JSON. It travels by NATS on the subject given as address;',
        'when NATS is away, the same envelope goes by HTTP to `POST /internal/v1/messages` of the service in `x-weir-route`.',
        '`x-weir-stream` names the JetStream stream that stores it; null is core NATS, stored nowhere.',
      ].join(' '),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: each(renderChannel),
    operations: Object.fromEntries(
      (['send', 'receive'] as const).flatMap((action) =>
        Object.keys(catalog).map((type) => [`${action}-${type}`, renderOperation(action, type)]),
      ),
    ),
    components: {
      messages,
      schemas: Object.fromEntries(Object.entries(schemas).map(([title, schema]) => [title, { schemaFormat, schema }])),
    },
  };
  return `${withinSchemas(JSON.stringify(document, null, 2))}\n`;
}

/** A component with a schemaFormat wraps its schema, so a reference between schemas has to lead inside. */
const withinSchemas = (json: string): string =>
  json.replaceAll(new RegExp(`"${componentPrefix}(\\w+)"`, 'g'), `"${componentPrefix}$1/schema"`);

function renderChannel(type: string, { subject, stream, route }: CatalogRow): object {
  const names = Array.from(subject.matchAll(/<(\w+)>/g), ([, name = '']) => name);
  const parameters = Object.fromEntries(
    names.map((name) => {
      const token = tokens[name];
      if (token === undefined) throw new Error(`AsyncAPI: nothing is known about <${name}>`);
      return [name, token];
    }),
  );
  return {
    address: subject.replaceAll('<', '{').replaceAll('>', '}'),
    messages: { [type]: { $ref: `#/components/messages/${type}` } },
    ...(names.length === 0 ? {} : { parameters }),
    'x-weir-stream': stream,
    'x-weir-route': route,
  };
}

const renderOperation = (action: 'send' | 'receive', type: string): object => ({
  action,
  channel: { $ref: `#/channels/${type}` },
  messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
});

/** The envelope, with its `data` and what else the type settles. */
function renderMessage(type: string, { schema, version }: CatalogRow, payload: Contract): object {
  const { title } = payload;
  const settled = {
    type: { const: type },
    dataschema: { const: `weir:${schema}:${version}` },
    data: { $ref: componentPrefix + title },
  };
  return {
    name: type,
    title,
    ...(payload.schema.description === undefined ? {} : { summary: payload.schema.description }),
    contentType: 'application/cloudevents+json',
    payload: {
      schemaFormat,
      schema: { allOf: [{ $ref: `${componentPrefix}Envelope` }, { type: 'object', properties: settled }] },
    },
  };
}
