import { connect } from 'node:net';
import { withBus } from '../../with-bus.ts';
import type { Cell } from '../cell.ts';
import type { Subject } from '../subject.ts';

const CONNECTIONS = 500;

/** Of the stream of requests; what it was before is in the product's own table. */
const limit = (subject: Subject, changed: { readonly max_msgs: number }): Promise<void> =>
  withBus(subject.system.dev.natsUrl, async (bus) => {
    const manager = await bus.manager();
    await manager.streams.update('JOBS', changed);
  });

/** Five hundred connections to the gateway at once, given up again. */
async function reconnectAll(subject: Subject): Promise<void> {
  const port = Number(new URL(subject.system.dev.gatewayUrl).port);
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => socket.resetAndDestroy());
          socket.on('error', () => undefined);
          socket.on('close', () => resolve());
        }),
    ),
  );
}

export const limits: readonly Cell[] = [
  {
    name: 'F10-jobs-full',
    title: 'the stream of requests takes nothing for 8 s',
    plan: () => [
      {
        atMs: 0,
        do: 'call',
        name: 'JOBS takes 1 message at the most',
        run: (subject) => limit(subject, { max_msgs: 1 }),
      },
      {
        atMs: 8_000,
        do: 'call',
        name: 'JOBS takes messages again',
        run: (subject) => limit(subject, { max_msgs: -1 }),
      },
    ],
    faultSMin: 12,
    budget: { gapMs: 14_000, drainMs: 30_000 },
  },
  {
    name: 'F14-burst',
    title: 'ten times the load for 5 s, and 500 connections that come and go',
    plan: () => [
      { atMs: 0, do: 'load', factor: 10 },
      { atMs: 2_000, do: 'call', name: `${CONNECTIONS} connections`, run: reconnectAll },
      { atMs: 5_000, do: 'load', factor: 1 },
    ],
    ratePerS: 60,
    faultSMin: 12,
    budget: { gapMs: 5_000, drainMs: 30_000 },
  },
];
