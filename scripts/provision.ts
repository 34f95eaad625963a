/**
 * npm run provision: creates the streams and consumers of an installation, or updates those that differ. Safe to run again.
 *
 *   NATS_URL               where NATS is
 *   NATS_NKEY (or _FILE)   the seed of the provisioner's user
 *   NATS_REPLICAS          1 on one server, 3 in a cluster
 */
import { checkTopology, connectBus, streams } from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import { busVariables, readConfig } from '@weir/runtime';

try {
  const config = readConfig(
    {
      ...busVariables,
      NATS_REPLICAS: { type: 'integer', default: 1, minimum: 1, maximum: 5, description: 'Copies of each stream.' },
    },
    process.env,
  );
  const bus = await connectBus({
    url: config.NATS_URL,
    service: 'provisioner',
    seed: new TextEncoder().encode(config.NATS_NKEY),
  });
  const manager = await bus.manager();
  await provision(manager, config.NATS_REPLICAS);
  const names = streams.map((stream) => stream.name);
  await checkTopology(manager, names, config.NATS_REPLICAS);
  process.stdout.write(`streams in place: ${names.join(', ')}\n`);
  await bus.close();
} catch (error) {
  process.stderr.write(`${(error as { code?: string }).code ?? 'FAILED'}: ${(error as Error).message}\n`);
  process.exit(1);
}
