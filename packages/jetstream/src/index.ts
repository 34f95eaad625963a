export { type Advisory, type AdvisoryFate, takeAdvisories } from './advisories.ts';
export {
  Bus,
  type BusStatus,
  type ConnectOptions,
  compareVersions,
  connectBus,
  NATS_VERSION_MIN,
  openBus,
} from './connect.ts';
export { type Arrival, type ConsumerEvent, PullConsumer } from './consumer.ts';
export { answerDirectly, type DirectAnswer, DirectAsker } from './direct.ts';
export { NatsServerUnsuitable, NatsUnreachable, TopologyDrift } from './errors.ts';
export { GroupConsumer, type GroupConsumerOptions } from './group-consumer.ts';
export { hasSettled } from './has-settled.ts';
export { Inspector, type InspectorOptions } from './inspector.ts';
export { hear, hearRaw, JetStreamNotifier } from './notifier.ts';
export { type Permissions, permissions, workerPermissions } from './permissions.ts';
export { checkTopology, ensureConsumer } from './provision.ts';
export { JetStreamPublisher, type PublisherOptions } from './publisher.ts';
export { type BusUser, newBusUser, type ServerConfigOptions, serverConfig } from './server-config.ts';
export { SettledSweep, type SweptConsumer } from './settled-sweep.ts';
export {
  type Band,
  bands,
  consumers,
  inspectedStreams,
  inspectorName,
  settledStreams,
  streams,
  WORK_ACK_WAIT_MS,
  workConsumerName,
  workConsumers,
} from './topology.ts';
