import { PLATFORM_TENANT } from '@weir/messaging';
import { directSubject } from './direct.ts';
import {
  type Band,
  bands,
  consumers,
  inspectedStreams,
  inspectorName,
  settledStreams,
  workConsumerName,
} from './topology.ts';

/** What one service's user may publish and hear; nothing else. The server enforces it. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** May answer what it is asked, wherever the answer is wanted, once. */
  readonly answers?: true;
}

const inbox = (service: string): string => `_INBOX.${service}.>`;
/** What every service says about itself. Road switches are events of the platform's own tenant. */
const telemetry = (service: string): string[] => [
  `monitoring.${service}.*`,
  `metrics.${service}.*`,
  `canary.${service}`,
  `events.${PLATFORM_TENANT}.road.switched`,
];
const pull = (stream: string, consumer: string): string[] => [
  `$JS.API.CONSUMER.INFO.${stream}.${consumer}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
  `$JS.ACK.${stream}.${consumer}.>`,
];

const results = ['results.finished', 'results.progressed'];

/** What a worker of one queue may do: pull its own bands, be handed their work, report results, bury what it cannot read. */
export function workerPermissions(service: string, queue: string): Permissions {
  const pulls = (Object.keys(bands) as Band[]).flatMap((band) => pull('WORK', workConsumerName(queue, band)));
  return {
    publish: [
      ...pulls,
      ...results,
      ...results.map(directSubject),
      `work.assigned.${queue}.*`,
      'dead_letters.WORK.*',
      ...telemetry(service),
    ],
    subscribe: [inbox(service), `notices.worker.${queue}`, directSubject(`work.assigned.${queue}.*`)],
    answers: true,
  };
}

/** A worker that its user writes may take any queue; in production give it a user of its own by `workerPermissions`. */
const anyWorker = (service: string): Permissions => ({
  publish: [
    ...pull('WORK', '*'),
    ...results,
    ...results.map(directSubject),
    'work.assigned.*.*',
    'dead_letters.WORK.*',
    ...telemetry(service),
  ],
  subscribe: [inbox(service), 'notices.worker.*', directSubject('work.assigned.*.*')],
  answers: true,
});

const sweep = (stream: string): string[] => [`$JS.API.STREAM.PURGE.${stream}`, `$JS.API.STREAM.INFO.${stream}`];

export const permissions: Readonly<Record<string, Permissions>> = {
  provisioner: { publish: ['$JS.API.>', '_INBOX.provisioner.>'], subscribe: [inbox('provisioner')] },
  gateway: {
    publish: [
      'jobs.requested',
      directSubject('jobs.requested'),
      // Whether all requests are recorded: then a job that is not found is none.
      '$JS.API.STREAM.INFO.JOBS',
      '$JS.API.CONSUMER.INFO.JOBS.orchestrator-job-requested',
      ...telemetry('gateway'),
    ],
    subscribe: [inbox('gateway'), 'notices.gateway.*', 'notices.operations', 'notices.revocations', 'events.*.*.*'],
  },
  orchestrator: {
    publish: [
      ...consumers.filter((row) => row.name.startsWith('orchestrator-')).flatMap((row) => pull(row.stream, row.name)),
      ...[...settledStreams, 'DEAD_LETTERS'].flatMap(sweep),
      '$JS.API.STREAM.INFO.ADVISORIES',
      // An advisory says only where the message is that nobody could settle.
      ...settledStreams.flatMap((stream) => [`$JS.API.DIRECT.GET.${stream}`, `$JS.API.STREAM.MSG.DELETE.${stream}`]),
      '$JS.API.CONSUMER.DURABLE.CREATE.WORK.*',
      '$JS.API.CONSUMER.INFO.WORK.*',
      'work.assigned.*.*',
      directSubject('work.assigned.*.*'),
      'events.*.*.*',
      'audit.*.*',
      'dead_letters.*.*',
      'notices.gateway.*',
      'notices.worker.*',
      'notices.operations',
      ...telemetry('orchestrator'),
    ],
    subscribe: [inbox('orchestrator'), ...['jobs.requested', ...results].map(directSubject)],
    answers: true,
  },
  security: {
    publish: [
      ...inspectedStreams.flatMap((stream) => pull(stream, inspectorName(stream))),
      ...inspectedStreams.map((stream) => `dead_letters.${stream}.*`),
      'audit.*.*',
      'notices.revocations',
      ...telemetry('security'),
    ],
    subscribe: [inbox('security')],
  },
  'worker-uncertainty': workerPermissions('worker-uncertainty', 'uncertainty'),
  'worker-diagnostics': workerPermissions('worker-diagnostics', 'diagnostics'),
  worker: anyWorker('worker'),
};
