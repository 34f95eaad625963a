import type { JsMsg } from '@nats-io/jetstream';
import type { Bus } from './connect.ts';

/** What the server says of a message that it delivers no more: it was terminated, or delivered as often as its consumer allows. */
export interface Advisory {
  readonly kind: 'terminated' | 'deliveries-exhausted';
  readonly stream: string;
  readonly consumer: string;
  readonly sequence: number;
  readonly deliveries: number;
  /** What whoever terminated it gave as the reason. */
  readonly reason: string | undefined;
}

/** What to do with an advisory: it is dealt with, or it comes again. */
export type AdvisoryFate = 'done' | { readonly againMs: number };

const SIZE_MAX = 100;
const FETCH_EXPIRES_MS = 1_000;
const FAILED_AGAIN_MS = 5_000;

/**
 * Takes the advisories that wait in their stream, one after the other. An advisory is only a pointer, and a lost one is noticed by
 * nobody, so one that fails comes again. Returns how many were dealt with.
 */
export async function takeAdvisories(
  bus: Bus,
  onAdvisory: (advisory: Advisory) => Promise<AdvisoryFate>,
  onError: (error: unknown) => void,
): Promise<number> {
  const consumer = await bus.js.consumers.get('ADVISORIES', 'orchestrator-advisories');
  const { num_pending, num_ack_pending } = await consumer.info(true);
  if (num_pending + num_ack_pending === 0) return 0;
  let done = 0;
  for await (const message of await consumer.fetch({ max_messages: SIZE_MAX, expires: FETCH_EXPIRES_MS })) {
    const fate = await fateOf(message, onAdvisory).catch((error: unknown): AdvisoryFate => {
      onError(error);
      return { againMs: FAILED_AGAIN_MS };
    });
    if (fate === 'done') {
      message.ack();
      done += 1;
    } else message.nak(fate.againMs);
  }
  return done;
}

async function fateOf(
  message: JsMsg,
  onAdvisory: (advisory: Advisory) => Promise<AdvisoryFate>,
): Promise<AdvisoryFate> {
  const advisory = parse(message.data);
  // Only the server publishes here; what cannot be read tells us nothing, also the next time.
  return advisory === undefined ? 'done' : onAdvisory(advisory);
}

const KINDS: Readonly<Record<string, Advisory['kind']>> = {
  'io.nats.jetstream.advisory.v1.max_deliver': 'deliveries-exhausted',
  'io.nats.jetstream.advisory.v1.terminated': 'terminated',
};

function parse(data: Uint8Array): Advisory | undefined {
  let said: Readonly<Record<string, unknown>>;
  try {
    said = JSON.parse(Buffer.from(data).toString()) as typeof said;
  } catch {
    return undefined;
  }
  const { type, stream, consumer, stream_seq: sequence, deliveries, reason } = said;
  const kind = KINDS[String(type)];
  if (kind === undefined || typeof stream !== 'string' || typeof consumer !== 'string' || typeof sequence !== 'number')
    return undefined;
  return {
    kind,
    stream,
    consumer,
    sequence,
    deliveries: typeof deliveries === 'number' ? deliveries : 0,
    reason: typeof reason === 'string' ? reason : undefined,
  };
}
