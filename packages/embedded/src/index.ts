export { EmbeddedError, type EmbeddedErrorCode } from './errors.ts';
export { freePort } from './free-port.ts';
export { type BinarySource, type FindNatsServer, findNatsServer } from './nats-binary.ts';
export { type NatsServer, natsStoreDir, type StartNatsServer, startNatsServer } from './nats-server.ts';
export { NATS_VERSION_MIN } from './nats-version.ts';
export { type PostgresServer, type StartPostgres, startPostgres } from './postgres.ts';
export { type PostgresCluster, type PreparePostgres, preparePostgres } from './postgres-cluster.ts';
export type { PostgresSettings } from './postgres-settings.ts';
export type { Exit, ServerProcess } from './server-process.ts';
