import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { expect } from 'vitest';
import { addTenant, type Gateway, openDatabase, startGateway } from './support.ts';

/** A whole system with the gateway in this process, a second tenant, and the truth behind it all. */
export interface Host {
  readonly running: TestSystem;
  readonly database: ReturnType<typeof openDatabase>;
  readonly gateway: Gateway;
  readonly ask: Gateway['ask'];
  /** A tenant beside the first, and its key. */
  readonly stranger: Awaited<ReturnType<typeof addTenant>>;
  readonly stop: () => Promise<void>;
}

export interface HostOptions {
  /** Services that the test does without, besides the gateway of the system. */
  readonly without?: readonly string[];
  /** For the gateway. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly stranger?: Parameters<typeof addTenant>[2];
  /** Operations that the gateway has to know before the test begins; one of each worker that is needed. */
  readonly knows?: readonly string[];
}

const WORKERS_START_MS = 45_000;

export async function startHost({
  without = [],
  environment = {},
  stranger: second,
  knows = [],
}: HostOptions = {}): Promise<Host> {
  const closings: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closings.splice(0).toReversed()) await close();
  };
  try {
    const running = await startTestSystem({ without: ['gateway', ...without] });
    closings.push(() => running.stop());
    const database = openDatabase(running);
    closings.push(() => database.close());
    const gateway = await startGateway(running, environment);
    closings.push(() => gateway.stop());
    const { ask } = gateway;
    // A busy machine may keep the first connection waiting for longer than a pool does.
    await eventually(() => database.query('select 1'), WORKERS_START_MS);
    const stranger = await addTenant(running, database, second);
    for (const operation of knows)
      await eventually(
        async () => expect((await ask('GET', `/api/v1/operations/${operation}`)).status).toBe(200),
        WORKERS_START_MS,
      );
    return { running, database, gateway, ask, stranger, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
