import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { BoundedLabel } from './bounded-label.ts';

/** Seconds; the buckets of OpenTelemetry's messaging conventions. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** The usual 10 ms wake each process a hundred times a second, which was half of what the idle system cost; 100 ms were a tenth of what was left. */
const LOOK_AT_LOOP_EVERY_MS = 500;

/** So many tenants have lines of their own: a label's values must stay few. */
const TENANTS_MAX = 100;

/** The metrics that every service has. Ids of jobs and messages are never labels: a label's values must stay few. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpRequests: Counter<'method' | 'route' | 'status'>;
  readonly httpDuration: Histogram<'method' | 'route'>;
  readonly deliveries: Counter<'consumer' | 'road'>;
  readonly redeliveries: Counter<'consumer'>;
  readonly settlements: Counter<'consumer' | 'kind'>;
  readonly deadLetters: Counter<'consumer' | 'code'>;
  readonly handlerDuration: Histogram<'consumer'>;
  readonly groupSize: Histogram<'consumer'>;
  readonly jobs: Counter<'state' | 'queue'>;
  readonly tenantJobs: Counter<'tenant' | 'state'>;
  /** Of `tenantJobs`. */
  readonly tenants: BoundedLabel;
  readonly staleResults: Counter<'queue'>;
  readonly poolConnections: Gauge<'state'>;
  readonly busConnected: Gauge;
  readonly published: Counter<'road'>;
  readonly roadOpen: Gauge<'road' | 'receiver'>;
  readonly directLeft: Counter<'subject'>;
  readonly rateLimited: Counter<'policy'>;
  readonly rateStoreUp: Gauge<'store'>;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOK_AT_LOOP_EVERY_MS });
  const registers = [registry];
  return {
    registry,
    httpRequests: new Counter({
      name: 'weir_http_requests_total',
      help: 'HTTP requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    httpDuration: new Histogram({
      name: 'weir_http_request_duration_seconds',
      help: 'Time to answer an HTTP request.',
      labelNames: ['method', 'route'],
      buckets: DURATION_BUCKETS,
      registers,
    }),
    deliveries: new Counter({
      name: 'weir_deliveries_total',
      help: 'Envelopes delivered to handlers.',
      labelNames: ['consumer', 'road'],
      registers,
    }),
    redeliveries: new Counter({
      name: 'weir_redeliveries_total',
      help: 'Envelopes delivered more than once.',
      labelNames: ['consumer'],
      registers,
    }),
    settlements: new Counter({
      name: 'weir_settlements_total',
      help: 'Messages settled, by kind.',
      labelNames: ['consumer', 'kind'],
      registers,
    }),
    deadLetters: new Counter({
      name: 'weir_dead_letters_total',
      help: 'Envelopes given up on.',
      labelNames: ['consumer', 'code'],
      registers,
    }),
    handlerDuration: new Histogram({
      name: 'weir_handler_duration_seconds',
      help: 'Time a handler took for a group of deliveries.',
      labelNames: ['consumer'],
      buckets: DURATION_BUCKETS,
      registers,
    }),
    groupSize: new Histogram({
      name: 'weir_group_size',
      help: 'Deliveries handled together.',
      labelNames: ['consumer'],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
    jobs: new Counter({
      name: 'weir_jobs_total',
      help: 'Jobs that reached a state.',
      labelNames: ['state', 'queue'],
      registers,
    }),
    tenantJobs: new Counter({
      name: 'weir_tenant_jobs_total',
      help: 'Jobs that reached a state, by tenant; those of tenants beyond the first hundred as "other".',
      labelNames: ['tenant', 'state'],
      registers,
    }),
    tenants: new BoundedLabel(TENANTS_MAX),
    staleResults: new Counter({
      name: 'weir_stale_results_total',
      help: 'Results of an attempt that was no longer current; discarded.',
      labelNames: ['queue'],
      registers,
    }),
    poolConnections: new Gauge({
      name: 'weir_pool_connections',
      help: 'Database connections, by state.',
      labelNames: ['state'],
      registers,
    }),
    published: new Counter({
      name: 'weir_published_total',
      help: 'Envelopes that a road has taken, `direct` what went past the streams.',
      labelNames: ['road'],
      registers,
    }),
    roadOpen: new Gauge({
      name: 'weir_road_open',
      help: '1 while a road is used, 0 while it is left because it does not work.',
      labelNames: ['road', 'receiver'],
      registers,
    }),
    directLeft: new Counter({
      name: 'weir_direct_left_total',
      help: 'Times that nobody who takes a subject was asked any more for a while, since an answer had not come in time.',
      labelNames: ['subject'],
      registers,
    }),
    rateLimited: new Counter({
      name: 'weir_rate_limited_total',
      help: 'Requests refused by a limit, by its policy.',
      labelNames: ['policy'],
      registers,
    }),
    rateStoreUp: new Gauge({
      name: 'weir_rate_store_up',
      help: '1 while the shared store of rate limits answers; nothing where there is none.',
      labelNames: ['store'],
      registers,
    }),
    busConnected: new Gauge({ name: 'weir_bus_connected', help: '1 while connected to NATS.', registers }),
  };
}
