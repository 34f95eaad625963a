import { busVariables, type Config, readConfig, serviceVariables, type Variables } from '@weir/runtime';

const variables = {
  ...serviceVariables,
  ...busVariables,
  ORCHESTRATOR_URL: { type: 'string', pattern: '^https?://', description: "The orchestrator's internal address." },
  WORKER_CONCURRENCY: {
    type: 'integer',
    optional: true,
    minimum: 1,
    maximum: 10_000,
    description: 'Jobs at once in this process.',
  },
} as const satisfies Variables;

export type WorkerConfig = Config<typeof variables>;

export const loadConfig = (environment: NodeJS.ProcessEnv): WorkerConfig => readConfig(variables, environment);
