import type { JetStreamManager } from '@nats-io/jetstream';

/** Whether a consumer has settled every message of its stream up to this sequence. */
export async function hasSettled(
  manager: Pick<JetStreamManager, 'consumers'>,
  { stream, consumer, sequence }: { readonly stream: string; readonly consumer: string; readonly sequence: number },
): Promise<boolean> {
  const { num_pending, num_ack_pending, ack_floor } = await manager.consumers.info(stream, consumer);
  // With nothing left the floor may lie below messages that were deleted.
  return num_pending + num_ack_pending === 0 || ack_floor.stream_seq >= sequence;
}
