import type { Delivery, Middleware } from '@weir/messaging';
import type { Metrics } from './metrics.ts';

/** Counts deliveries and redeliveries, and times the handler. */
export const measured =
  (metrics: Metrics, consumer: string): Middleware =>
  (next) =>
  async (deliveries) => {
    const began = performance.now();
    const redelivered = deliveries.filter(isRedelivered).length;
    metrics.deliveries.inc({ consumer, road: deliveries[0]?.road ?? 'jetstream' }, deliveries.length);
    if (redelivered > 0) metrics.redeliveries.inc({ consumer }, redelivered);
    metrics.groupSize.observe({ consumer }, deliveries.length);
    try {
      return await next(deliveries);
    } finally {
      metrics.handlerDuration.observe({ consumer }, (performance.now() - began) / 1000);
    }
  };

const isRedelivered = ({ deliveryCount }: Delivery): boolean => deliveryCount > 1;
