import { type Bus, consumers, SettledSweep, settledStreams, workConsumers } from '@weir/jetstream';
import type { Context } from '@weir/runtime';
import { buryAdvised } from './advised.ts';
import { forgetOldDeadLetters, makeRoomForDeadLetters } from './dead-letter-retention.ts';
import type { Doubts } from './doubts.ts';
import { Expiry } from './expiry.ts';
import { LeaseSweep } from './leases.ts';
import type { Parts } from './parts.ts';
import { reconcile } from './reconcile.ts';
import { WorkUnderWay } from './work-under-way.ts';

const EXPIRY_MS = 1_000;
const DOUBTS_MS = 1_000;
const IN_HAND_MS = 1_000;
const LEASES_MS = 3_000;
const SETTLED_SWEEP_MS = 2_000;
const RECONCILE_MS = 15_000;
const RETENTION_MS = 30_000;
/** A queue that the bus says is empty must have been still for so long before its window is corrected. */
const QUIET_MS = 3_000;

/** What is looked after again and again: what is due, what a crash left between two steps, what nobody needs any more. */
export function startSweeps(context: Context, parts: Parts, bus: Bus, doubts: Doubts): void {
  every(context, 'recovery', DOUBTS_MS, async () => void (await doubts.settle(parts)));
  const expiry = new Expiry(parts);
  every(context, 'expiry', EXPIRY_MS, async () => void (await expiry.sweep()));
  every(context, 'work in hand', IN_HAND_MS, () => parts.workInHand.leaseDue());
  const leases = new LeaseSweep();
  every(context, 'leases', LEASES_MS, async () => void (await leases.sweep(parts)));
  const settled = new SettledSweep();
  every(context, 'settled sweep', SETTLED_SWEEP_MS, () => sweepSettled(context, parts, bus, settled));
  const underWay = new WorkUnderWay(() => bus.manager(), 'orchestrator-work-finished');
  every(context, 'reconcile', RECONCILE_MS, async () => {
    await reconcile(parts, () => (bus.connected ? underWay.since() : Promise.resolve(undefined)));
  });
  every(context, 'dead letter retention', RETENTION_MS, async () => {
    if (bus.connected) await makeRoomForDeadLetters(await bus.manager());
    await forgetOldDeadLetters(parts);
  });
}

async function sweepSettled(context: Context, parts: Parts, bus: Bus, settled: SettledSweep): Promise<void> {
  if (!bus.connected) return;
  const manager = await bus.manager();
  // Before what is settled goes: what the server gave up on counts as settled.
  await buryAdvised(parts, bus, manager).catch((error: unknown) =>
    context.log.warn({ err: error }, 'advisories could not be taken; the next sweep tries again'),
  );
  const swept = [
    ...consumers.filter((row) => settledStreams.includes(row.stream)),
    ...parts.registry.queues().flatMap(workConsumers),
  ];
  const idle = await settled.sweep(manager, swept);
  for (const queue of parts.registry.queues()) {
    if (workConsumers(queue).every((consumer) => idle.has(consumer.name)) && parts.window.correct(queue, QUIET_MS))
      context.log.debug({ queue }, 'dispatch window corrected');
  }
}

/** Runs a sweep again and again, never twice at once; a failure is said, and the next one tries again. */
function every({ lifecycle, log }: Context, name: string, periodMs: number, sweep: () => Promise<void>): void {
  let running = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sweep()
      .catch((error: unknown) => log.warn({ err: error }, `${name} failed; the next one tries again`))
      .finally(() => {
        busy = false;
      });
  }, periodMs);
  lifecycle.onStop(name, async () => {
    clearInterval(timer);
    await running;
  });
}
