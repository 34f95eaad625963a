import { onlyCallers } from '@weir/runtime';

/** A worker is called `worker`, or `worker-` and what it does. */
export const isWorker = (caller: string): boolean => /^worker(-|$)/.test(caller);

/** For messages that do not come by the HTTP road. */
export const nobody = (): boolean => false;

export const onlyWorkers = onlyCallers('workers', isWorker);
