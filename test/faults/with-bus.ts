import { type Bus, connectBus } from '@weir/jetstream';
import type { Subject } from './subject.ts';

/** A connection of the harness itself to nats-server, past the proxy. */
export async function withBus<T>(subject: Pick<Subject, 'system'>, work: (bus: Bus) => Promise<T>): Promise<T> {
  const { username, password, host } = new URL(subject.system.dev.natsUrl);
  const bus = await connectBus({ url: `nats://${host}`, service: 'faults', user: { name: username, password } });
  try {
    return await work(bus);
  } finally {
    await bus.close();
  }
}
