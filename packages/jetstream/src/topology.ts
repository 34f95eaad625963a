import { AckPolicy, DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';

const MIB = 1024 * 1024;
const second = 1_000_000_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** One stream as data; durations in nanoseconds, as the server counts them. */
export interface StreamRow {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly discard: DiscardPolicy;
  readonly maxAgeNs: number;
  readonly maxBytes: number;
  readonly maxMessageBytes: number;
  readonly duplicateWindowNs: number;
  readonly storage: StorageType;
  /** How many envelopes of one subject may share one message (ADR 0004). */
  readonly packSizeMax: number;
  /** Only those published in one call, so that whoever repeats the call makes the same messages, which the server recognises. */
  readonly packsCalls?: true;
  readonly lastPerSubject?: true;
  readonly denyDelete?: true;
  readonly denyPurge?: true;
}

const row = (name: string, subjects: readonly string[], more: Partial<StreamRow>): StreamRow => ({
  name,
  subjects,
  discard: DiscardPolicy.New,
  maxAgeNs: 7 * day,
  maxBytes: 1024 * MIB,
  maxMessageBytes: MIB,
  duplicateWindowNs: 5 * minute,
  storage: StorageType.File,
  packSizeMax: 1,
  ...more,
});

/**
 * Every stream of the platform. A stream that is not in this table does not exist.
 *
 * All have limits retention, also those that keep a message only until it is settled: with `sync_interval: always` a work queue
 * pays one fsync for every ack, limits retention next to none. `settled-sweep.ts` deletes what is settled.
 */
export const streams: readonly StreamRow[] = [
  row('JOBS', ['jobs.requested'], { packSizeMax: 250 }),
  row('WORK', ['work.assigned.*.*'], {}),
  row('RESULTS', ['results.finished', 'results.progressed'], {
    packSizeMax: 250,
    maxAgeNs: 3 * day,
    maxBytes: 512 * MIB,
  }),
  row('EVENTS', ['events.*.*.*'], {
    packSizeMax: 100,
    packsCalls: true,
    discard: DiscardPolicy.Old,
    maxMessageBytes: 64 * 1024,
    duplicateWindowNs: 2 * minute,
    denyDelete: true,
  }),
  row('AUDIT', ['audit.*.*'], {
    maxAgeNs: 30 * day,
    duplicateWindowNs: 10 * minute,
    denyDelete: true,
    denyPurge: true,
  }),
  row('SECURITY', ['security.*.*'], {
    discard: DiscardPolicy.Old,
    maxAgeNs: 30 * day,
    maxBytes: 256 * MIB,
    maxMessageBytes: 64 * 1024,
    duplicateWindowNs: 2 * minute,
  }),
  row('MONITORING', ['monitoring.*.*'], {
    discard: DiscardPolicy.Old,
    maxAgeNs: day,
    maxBytes: 64 * MIB,
    maxMessageBytes: 16 * 1024,
    storage: StorageType.Memory,
    duplicateWindowNs: 2 * minute,
    lastPerSubject: true,
  }),
  row('METRICS', ['metrics.*.*'], {
    discard: DiscardPolicy.Old,
    maxAgeNs: 6 * hour,
    maxBytes: 64 * MIB,
    maxMessageBytes: 16 * 1024,
    storage: StorageType.Memory,
    duplicateWindowNs: 2 * minute,
  }),
  row('DEAD_LETTERS', ['dead_letters.*.*'], {
    maxAgeNs: 90 * day,
    maxBytes: 512 * MIB,
    maxMessageBytes: 1.5 * MIB,
    duplicateWindowNs: hour,
  }),
  // What a service stores only to see that it can: the last of each.
  row('CANARY', ['canary.*'], {
    discard: DiscardPolicy.Old,
    maxAgeNs: hour,
    maxBytes: MIB,
    maxMessageBytes: 16 * 1024,
    duplicateWindowNs: 2 * minute,
    lastPerSubject: true,
  }),
  row('ADVISORIES', ['$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>', '$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>'], {
    discard: DiscardPolicy.Old,
    maxAgeNs: 30 * day,
    maxBytes: 64 * MIB,
    maxMessageBytes: 16 * 1024,
    duplicateWindowNs: 2 * minute,
  }),
];

/** In bytes. */
export const largestMessage = (stream: string): number =>
  streams.find(({ name }) => name === stream)?.maxMessageBytes ?? MIB;

/** A durable pull consumer as data. Attempts are counted by us, so none has a `max_deliver`. */
export interface ConsumerRow {
  readonly stream: string;
  readonly name: string;
  readonly filters: readonly string[];
  readonly ackWaitMs: number;
  /** Messages, not envelopes: a pack counts once. */
  readonly ackPendingMax: number;
}

/** Streams that nobody reads who would find out what is no valid message: the inspector does. */
export const inspectedStreams: readonly string[] = ['EVENTS', 'AUDIT', 'SECURITY', 'MONITORING', 'METRICS'];
export const inspectorName = (stream: string): string => `security-inspector-${stream.toLowerCase()}`;

/** How long requests and results wait that an orchestrator had taken when it died. Recording them takes milliseconds, and twice is harmless. */
const CRASH_WAIT_MS = 5_000;

/**
 * How long a worker may be silent about a message before another gets it; as long as it may be about a lease. What it had fetched when it
 * died waits so long. A worker speaks three times within it, so a handler that blocks its process for two thirds loses its attempts.
 */
export const WORK_ACK_WAIT_MS = 15_000;

export const consumers: readonly ConsumerRow[] = [
  {
    stream: 'JOBS',
    name: 'orchestrator-job-requested',
    filters: ['jobs.requested'],
    ackWaitMs: CRASH_WAIT_MS,
    ackPendingMax: 1000,
  },
  {
    stream: 'RESULTS',
    name: 'orchestrator-work-finished',
    filters: ['results.finished'],
    ackWaitMs: CRASH_WAIT_MS,
    ackPendingMax: 1000,
  },
  {
    stream: 'RESULTS',
    name: 'orchestrator-work-progressed',
    filters: ['results.progressed'],
    ackWaitMs: CRASH_WAIT_MS,
    ackPendingMax: 1000,
  },
  {
    stream: 'DEAD_LETTERS',
    name: 'orchestrator-message-dead-lettered',
    filters: ['dead_letters.*.*'],
    ackWaitMs: CRASH_WAIT_MS,
    ackPendingMax: 100,
  },
  {
    stream: 'ADVISORIES',
    name: 'orchestrator-advisories',
    filters: ['$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>', '$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>'],
    ackWaitMs: WORK_ACK_WAIT_MS,
    ackPendingMax: 100,
  },
  ...inspectedStreams.map((stream): ConsumerRow => {
    const filters = streams.find(({ name }) => name === stream)?.subjects ?? [];
    return { stream, name: inspectorName(stream), filters, ackWaitMs: 60_000, ackPendingMax: 1000 };
  }),
];

/** The streams that keep a message only until it is settled; the others keep it for its time. */
export const settledStreams: readonly string[] = ['JOBS', 'WORK', 'RESULTS'];

/** WORK has one consumer for each queue and priority band, so that urgent work does not stand behind the rest. */
export const bands = { high: [9, 8, 7], normal: [6, 5, 4, 3], low: [2, 1, 0] } as const;
export type Band = keyof typeof bands;

export const workConsumerName = (queue: string, band: Band): string => `worker-${queue}-${band}`;

export const workConsumers = (queue: string): readonly ConsumerRow[] =>
  (Object.keys(bands) as Band[]).map((band) => ({
    stream: 'WORK',
    name: workConsumerName(queue, band),
    filters: bands[band].map((priority) => `work.assigned.${queue}.${priority}`),
    ackWaitMs: WORK_ACK_WAIT_MS,
    ackPendingMax: 512,
  }));

export function streamConfig(stream: StreamRow, replicas: number) {
  return {
    name: stream.name,
    subjects: [...stream.subjects],
    retention: RetentionPolicy.Limits,
    discard: stream.discard,
    max_age: stream.maxAgeNs,
    max_bytes: stream.maxBytes,
    max_msg_size: stream.maxMessageBytes,
    max_msgs_per_subject: stream.lastPerSubject === true ? 1 : -1,
    duplicate_window: stream.duplicateWindowNs,
    storage: stream.storage,
    num_replicas: replicas,
    allow_atomic: stream.storage === StorageType.File,
    allow_direct: true,
    deny_delete: stream.denyDelete === true,
    deny_purge: stream.denyPurge === true,
  };
}

export function consumerConfig(consumer: ConsumerRow) {
  return {
    durable_name: consumer.name,
    ack_policy: AckPolicy.Explicit,
    ack_wait: consumer.ackWaitMs * 1_000_000,
    max_deliver: -1,
    max_ack_pending: consumer.ackPendingMax,
    ...(consumer.filters.length === 1
      ? { filter_subject: consumer.filters[0] as string }
      : { filter_subjects: [...consumer.filters] }),
  };
}
