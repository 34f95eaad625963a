export { WorkerDefinitionInvalid } from './compiled.ts';
export { loadConfig, type WorkerConfig } from './config.ts';
export {
  type BatchOperationDefinition,
  type JobContext,
  type OperationDefinition,
  OperationError,
  type Operations,
  type Schema,
  type WorkerDefinition,
} from './operation.ts';
export { runWorker, startWorker } from './run-worker.ts';
