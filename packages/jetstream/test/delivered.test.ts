import { expect, test } from 'vitest';
import { Delivered } from '../src/delivered.ts';

function deliver(reply: string) {
  const answers: unknown[] = [];
  const nc = {
    publish: (subject: string, answer?: unknown) => {
      expect(subject).toBe(reply);
      answers.push(answer);
    },
  };
  const message = { reply, subject: 'a', data: new Uint8Array([1, 2]) };
  return { delivered: new Delivered(message, nc), answers };
}

test.each([
  ['of an older server', '$JS.ACK.WORK.worker-a-normal.3.41.17.1700000000000000000.5'],
  ['with domain and account', '$JS.ACK.hub.AB12.WORK.worker-a-normal.3.41.17.1700000000000000000.5.r4nd'],
])('count and sequence are read from the reply subject %s', (_, reply) => {
  expect(deliver(reply).delivered).toMatchObject({ deliveryCount: 3, sequence: 41 });
});

test('it is settled once, and extended only before', () => {
  const { delivered, answers } = deliver('$JS.ACK.WORK.c.1.1.1.1.0');
  delivered.working();
  delivered.nak(1_500);
  delivered.ack();
  delivered.term('TOO_LATE');
  delivered.working();
  expect(answers).toEqual(['+WPI', '-NAK {"delay":1500000000}']);
  const other = deliver('$JS.ACK.WORK.c.1.2.2.1.0');
  other.delivered.term('ENVELOPE_INVALID');
  expect(other.answers).toEqual(['+TERM ENVELOPE_INVALID']);
});

test('its bytes are handed out once, and not held afterwards', () => {
  const { delivered } = deliver('$JS.ACK.WORK.c.1.1.1.1.0');
  expect([...delivered.takeData()]).toEqual([1, 2]);
  expect(delivered.takeData()).toHaveLength(0);
});
