import {
  bytesOfPart,
  type DeadLetterFacts,
  type Delivery,
  EnvelopeInvalid,
  open,
  parseDocument,
} from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Delivered } from './delivered.ts';

export interface Reader<T extends MessageType> {
  readonly stream: string;
  readonly consumer: string;
  readonly types: ReadonlySet<T>;
  /** `/<service>/<instance>` */
  readonly source: string;
}

/** What a message holds: its valid envelopes, and why the other parts of it are none. */
export function readMessage<T extends MessageType>(
  message: Pick<Delivered, 'subject' | 'sequence' | 'deliveryCount'> & { readonly data: Uint8Array },
  { stream, consumer, types, source }: Reader<T>,
): { readonly deliveries: readonly Delivery<T>[]; readonly invalid: readonly DeadLetterFacts[] } {
  const { deliveryCount } = message;
  const deliveries: Delivery<T>[] = [];
  const invalid: DeadLetterFacts[] = [];
  const refuse = (what: Uint8Array, error: unknown, part: number) =>
    invalid.push({
      source,
      stream,
      consumer,
      subject: message.subject,
      sequence: message.sequence,
      attempts: deliveryCount,
      what,
      part,
      code: 'ENVELOPE_INVALID',
      reason: (error as Error).message,
    });

  let documents: readonly unknown[] = [];
  try {
    documents = parse(message.data);
  } catch (error) {
    refuse(message.data, error, 0);
  }
  for (const [part, document] of documents.entries()) {
    try {
      deliveries.push({ envelope: open(document, types), consumer, deliveryCount, road: 'jetstream' });
    } catch (error) {
      refuse(documents.length === 1 ? message.data : bytesOfPart(document, message.data), error, part);
    }
  }
  return { deliveries, invalid };
}

/** One envelope, or a CloudEvents batch. @throws EnvelopeInvalid when it is not JSON in valid UTF-8, or an empty batch. */
function parse(data: Uint8Array): readonly unknown[] {
  const document = parseDocument(data);
  if (!Array.isArray(document)) return [document];
  if (document.length === 0) throw new EnvelopeInvalid('an empty batch');
  return document;
}
