import { fileURLToPath } from 'node:url';

/** One service that the launcher runs. Services cannot be imported, so they are named by their path. */
export interface ServiceRow {
  readonly name: string;
  readonly database: boolean;
  /** The services whose internal address it has to know. */
  readonly calls: readonly string[];
  /** Of a worker: one of its operations, by which one sees that it has registered. */
  readonly operation?: string;
}

export const services: readonly ServiceRow[] = [
  { name: 'security', database: true, calls: [] },
  { name: 'orchestrator', database: true, calls: ['security'] },
  { name: 'gateway', database: false, calls: ['orchestrator', 'security'] },
  { name: 'worker-uncertainty', database: false, calls: ['orchestrator'], operation: 'uncertainty.add' },
  { name: 'worker-diagnostics', database: false, calls: ['orchestrator'], operation: 'diagnostics.echo' },
];

/** Users of the bus that are no service of ours: who provisions it, and a worker that somebody writes. */
export const otherBusUsers = ['provisioner', 'worker'] as const;

export const scriptOf = (service: string): string =>
  fileURLToPath(new URL(`../../../services/${service}/src/main.ts`, import.meta.url));
export const addressVariable = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`;
