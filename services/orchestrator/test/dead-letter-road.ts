import { GroupConsumer } from '@weir/jetstream';
import { type Envelope, Intake } from '@weir/messaging';
import { messageDeadLettered } from '../src/handlers/message-dead-lettered.ts';
import type { Rig } from './rig.ts';

/** Records what arrives in DEAD_LETTERS, as the service does. */
export function startRecorder(rig: Rig): Promise<GroupConsumer<'message-dead-lettered'>> {
  return new GroupConsumer<'message-dead-lettered'>({
    bus: rig.bus,
    stream: 'DEAD_LETTERS',
    consumer: 'orchestrator-message-dead-lettered',
    types: ['message-dead-lettered'],
    source: rig.parts.source,
    prefetchMax: 100,
    intake: new Intake({ handler: messageDeadLettered(rig.parts), roads: rig.parts, groupSizeMax: 100 }),
    publisher: rig.parts.publisher,
  }).start();
}

export interface LetterRow {
  readonly id: string;
  readonly code: string;
  readonly stream: string;
  readonly sequence: string | null;
  readonly job_id: string | null;
  readonly reason: string;
  readonly raw: string | null;
  readonly envelope: Envelope | null;
}

export const letters = (rig: Rig, where: string, values: readonly unknown[]): Promise<LetterRow[]> =>
  rig.query<LetterRow>(`select * from dead_letters where ${where}`, values);
