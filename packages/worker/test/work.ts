import { type Envelope, newId, seal } from '@weir/messaging';
import type { WorkAssigned } from '@weir/schemas';

/** An assignment as the orchestrator makes it. */
export function assign(data: Partial<WorkAssigned> = {}, jobId: string = newId()): Envelope<'work-assigned'> {
  return seal({
    type: 'work-assigned',
    source: '/orchestrator/test',
    subject: jobId,
    tenantId: newId(),
    correlationId: `request-${jobId}`,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data: { operation: 'test.run', input: {}, attempt: 1, maxAttempts: 3, ...data },
  });
}
