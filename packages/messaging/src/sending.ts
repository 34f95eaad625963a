import type { Outgoing } from './handler.ts';
import type { Receipt } from './publisher.ts';

/** An envelope on its way: written once, and whom to tell what became of it. */
export interface Sending {
  readonly outgoing: Outgoing;
  /** All that was published in the same call. */
  readonly call: readonly Outgoing[];
  readonly text: string;
  readonly bytes: number;
  readonly done: (receipt: Receipt) => void;
  readonly fail: (error: unknown) => void;
}

/** Hands each envelope to its lane; resolves with the receipts of all, in their order, and rejects with the first that fails. */
export function sendAll(
  outgoing: readonly Outgoing[],
  laneOf: (outgoing: Outgoing) => { push(sending: Sending): void },
): Promise<readonly Receipt[]> {
  if (outgoing.length === 0) return Promise.resolve([]);
  const receipts: Receipt[] = new Array(outgoing.length);
  let open = outgoing.length;
  return new Promise((resolve, reject) => {
    for (const [index, one] of outgoing.entries()) {
      const done = (receipt: Receipt) => {
        receipts[index] = receipt;
        open -= 1;
        if (open === 0) resolve(receipts);
      };
      const lane = laneOf(one);
      const text = JSON.stringify(one.envelope);
      lane.push({ outgoing: one, call: outgoing, text, bytes: Buffer.byteLength(text), done, fail: reject });
    }
  });
}
