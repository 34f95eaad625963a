import { Inspector, inspectedStreams } from '@weir/jetstream';
import type { Context, ServiceRoads } from '@weir/runtime';

/** What is no message in a stream that no handler reads becomes a dead letter, as everywhere. */
export function startInspection(context: Context, { bus, publisher }: ServiceRoads): void {
  const { service, instance, lifecycle, log, metrics } = context;
  const inspector = new Inspector({
    bus,
    publisher,
    source: `/${service}/${instance}`,
    streams: inspectedStreams,
    onDeadLetter: (consumer, code, reason) => {
      metrics.deadLetters.inc({ consumer, code });
      log.warn({ consumer, code }, `${consumer}: dead-lettered: ${reason}`);
    },
    onError: (err) => log.debug({ err }, 'a stream could not be inspected; it is tried again'),
  }).start();
  lifecycle.onStop('inspector', () => inspector.stop());
}
