import {
  createContext,
  newServiceKey,
  ServiceTokenIssuer,
  ServiceTokenVerifier,
  startInternalServer,
} from '@weir/runtime';
import { deadLetterRoutes } from '../../src/routes/dead-letters.ts';
import { jobRoutes } from '../../src/routes/jobs.ts';
import { queueRoutes } from '../../src/routes/queues.ts';
import { scheduleRoutes } from '../../src/routes/schedules.ts';
import { usageRoutes } from '../../src/routes/usage.ts';
import { workerRoutes } from '../../src/routes/workers.ts';
import type { Rig } from '../rig.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a route answers is what the tests look into.
  readonly body: any;
}

export type Caller = 'gateway' | 'worker' | 'worker-diagnostics' | 'security';

/** The routes of the orchestrator on a port of their own, with the keys of some services. */
export async function serve(rig: Rig) {
  const names: readonly Caller[] = ['gateway', 'worker', 'worker-diagnostics', 'security'];
  const keys = new Map(await Promise.all(names.map(async (name) => [name, await newServiceKey(name)] as const)));
  const context = createContext('orchestrator', { level: 'silent' });
  const verifier = new ServiceTokenVerifier('orchestrator', {
    keys: [...keys.values()].map(({ publicJwk }) => publicJwk),
  });
  const { url } = await startInternalServer({
    context,
    verifier,
    host: '127.0.0.1',
    port: 0,
    probes: {},
    routes: (app) => {
      jobRoutes(app, rig.parts);
      deadLetterRoutes(app, rig.parts);
      workerRoutes(app, rig.parts, 15_000);
      scheduleRoutes(app, rig.parts);
      queueRoutes(app, rig.parts);
      usageRoutes(app, rig.parts);
    },
  });
  /** As the caller, or without a token when it is null. */
  const call = async (caller: Caller | null, method: string, path: string, body?: unknown): Promise<Answer> => {
    const key = caller === null ? undefined : keys.get(caller)?.privateJwk;
    const token =
      caller !== null && key !== undefined
        ? await new ServiceTokenIssuer(caller, key).tokenFor('orchestrator')
        : undefined;
    const response = await fetch(`${url}/internal/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { call, stop: () => context.lifecycle.stop() };
}
