import { type AuditRecorded, catalog } from '@weir/schemas';
import { seal } from './envelope.ts';
import type { Outgoing } from './handler.ts';
import { deriveId } from './ids.ts';
import { subjectFor } from './subjects.ts';
import { nowText } from './times.ts';

/** Who did what; `recordAudit` of the store puts it into the outbox. */
export interface AuditFact extends Omit<AuditRecorded, 'at' | 'outcome'> {
  readonly tenantId: string;
  /**
   * Tells this from other times that the same was done to the same thing: the number of a redrive, the state that was left. Empty for
   * what can happen once. Never the request's id, which the client chooses and could use again to hide something.
   */
  readonly occasion: string;
  /** `succeeded` unless told. */
  readonly outcome?: AuditRecorded['outcome'];
  readonly traceparent?: string | undefined;
}

/** The audit record of a fact. Its id follows from the fact, so that a repeat of the same is the same record. */
export function auditRecord(source: string, fact: AuditFact): Outgoing {
  const { tenantId, occasion, traceparent, outcome = 'succeeded', ...said } = fact;
  const { action, resource, requestId } = said;
  const at = nowText();
  return {
    subject: subjectFor(catalog['audit-recorded'].subject, {
      tenant: tenantId,
      category: action.split('.')[0] as string,
    }),
    envelope: seal({
      type: 'audit-recorded',
      id: deriveId(tenantId, `audit/${action}/${resource.type}/${resource.id}/${outcome}/${occasion}`),
      source,
      subject: resource.id,
      tenantId,
      correlationId: requestId,
      traceparent,
      time: at,
      data: { ...said, outcome, at },
    }),
  };
}
