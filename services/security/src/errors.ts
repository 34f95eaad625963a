import { TerminalError } from '@weir/messaging';

/** What we were about to answer does not fit its schema: what is stored is wrong, and nobody may act on it. */
export class AnswerInvalid extends TerminalError {
  readonly code = 'ANSWER_INVALID';
}
