export type Status = 'HEALTHY' | 'DEGRADED' | 'UNHEALTHY' | 'UNKNOWN';

export interface Component {
  readonly status: Status;
  readonly reason?: string;
  readonly latencyMs?: number;
}

export interface Health {
  readonly status: Status;
  readonly components?: Readonly<Record<string, Component>>;
}

/** A question to one thing that a service needs. Throwing means it does not work. */
export interface Probe {
  /** Whether the service can do nothing without it. */
  readonly critical: boolean;
  readonly check: () => Promise<void> | void;
}

const PROBE_TIMEOUT_MS = 2_000;

/** Any critical component down: UNHEALTHY. Any other down: DEGRADED. (requirements.md 1.29, 10) */
export async function healthOf(probes: Readonly<Record<string, Probe>>): Promise<Health> {
  let status: Status = 'HEALTHY';
  const components: Record<string, Component> = {};
  await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => {
      const began = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${PROBE_TIMEOUT_MS} ms`)), PROBE_TIMEOUT_MS);
      });
      try {
        await Promise.race([Promise.resolve().then(probe.check), timeout]);
        components[name] = { status: 'HEALTHY', latencyMs: Math.round(performance.now() - began) };
      } catch (error) {
        components[name] = { status: 'UNHEALTHY', reason: (error as Error).message };
        status = probe.critical ? 'UNHEALTHY' : status === 'UNHEALTHY' ? status : 'DEGRADED';
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return { status, components };
}
