import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { System, type SystemOptions } from '@weir/launcher';
import { postgresTemplate, sharedDir } from './shared.ts';

export interface TestSystem {
  readonly system: System;
  readonly home: string;
  /** Log lines of the services as they came, JSON each; what a failing test wants to see. */
  readonly logs: readonly string[];
  stop(): Promise<void>;
}

/**
 * A whole system of its own in a temporary home, on free ports: real nats-server, real Postgres, every service a process. Services in
 * `without` are not started: the test runs them in its own process, with `system.environmentOf(name)`, so that they are covered.
 */
export async function startTestSystem(options: Partial<SystemOptions> = {}): Promise<TestSystem> {
  const home = mkdtempSync(join(tmpdir(), 'weir-system-'));
  const logs: string[] = [];
  const system = new System({
    home,
    port: 0,
    cacheDir: sharedDir(),
    postgresTemplate: postgresTemplate(),
    logLevel: 'warn',
    say: (line) => logs.push(line),
    onLog: (line) => logs.push(line),
    ...options,
  });
  await system.start().catch((error: unknown) => {
    throw new Error(`the test system did not start: ${(error as Error).message}\n${logs.slice(-20).join('\n')}`, {
      cause: error,
    });
  });
  return {
    system,
    home,
    logs,
    async stop() {
      await system.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
