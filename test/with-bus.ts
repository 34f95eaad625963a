import { type Bus, connectBus } from '@weir/jetstream';

/** A connection of the harness itself to nats-server, past any proxy; `natsUrl` is that of the launcher. */
export async function withBus<T>(natsUrl: string, work: (bus: Bus) => Promise<T>): Promise<T> {
  const { username, password, host } = new URL(natsUrl);
  const bus = await connectBus({ url: `nats://${host}`, service: 'harness', user: { name: username, password } });
  try {
    return await work(bus);
  } finally {
    await bus.close();
  }
}
