export { type CountedJob, countAccepted, countJobs } from './count-jobs.ts';
export { createLogger, type Logger, type LoggerOptions, prettyStream } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { measured } from './middleware.ts';
export { continueTrace, newTraceparent, traceIdOf } from './tracing.ts';
