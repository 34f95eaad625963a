export { type AuditFact, auditRecord } from './audit-record.ts';
export { fullJitterMs } from './backoff.ts';
export { CircuitBreaker, type CircuitBreakerOptions, type CircuitState } from './circuit-breaker.ts';
export { Coalescer, type CoalescerOptions } from './coalescer.ts';
export { type DeadLetterFacts, fingerprintOf, PLATFORM_TENANT, sealDeadLetter } from './dead-letter.ts';
export { bytesOfPart, parseDocument } from './documents.ts';
export { firstError, open, type Sealing, seal } from './envelope.ts';
export {
  DependencyUnavailable,
  EnvelopeInvalid,
  EnvelopeRefused,
  EnvelopeTooLarge,
  Overloaded,
  PlatformError,
  RetryableError,
  TerminalError,
} from './errors.ts';
export { FewFirst, type FewFirstOptions } from './few-first.ts';
export {
  compose,
  type GroupHandler,
  type GroupOutcome,
  type Handler,
  type Middleware,
  type Outgoing,
} from './handler.ts';
export { deriveId, isUuid, newId, randomHex } from './ids.ts';
export { Intake, type IntakeOptions } from './intake.ts';
export { type GroupResult, processGroup, type Roads } from './pipeline.ts';
export type { AskingPublisher, Notifier, Publisher, Receipt } from './publisher.ts';
export { type Sending, sendAll, takeTexts } from './sending.ts';
export { defaultRetryPolicy, type Fate, fateOf, type RetryPolicy } from './settlement.ts';
export { encodeToken, subjectFor } from './subjects.ts';
export { nowText, toUtcText, utcText } from './times.ts';
export { TwoRoads, type TwoRoadsOptions } from './two-roads.ts';
export type { Delivery, Envelope, Road, Settlement } from './vocabulary.ts';
