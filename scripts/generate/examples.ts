/** Requests that a reader can send as they are, and what comes back. A test holds each against its schema. */
const addition = {
  values: [
    [5.0, 0.1],
    [3.0, 0.2],
  ],
};

export const requestExamples: Readonly<Record<string, Readonly<Record<string, { summary: string; value: unknown }>>>> =
  {
    createJob: {
      addition: {
        summary: 'Add two measurements; everything else as the operation has it',
        value: { operation: 'uncertainty.add', input: addition },
      },
      everything: {
        summary: 'Later, urgent, with limits of its own and labels',
        value: {
          operation: 'uncertainty.add',
          input: { ...addition, mode: 'interval' },
          queue: 'uncertainty',
          priority: 9,
          runAt: '2027-01-01T06:00:00Z',
          deadline: '2027-01-01T07:00:00Z',
          timeoutMs: 30000,
          maxAttempts: 5,
          concurrencyKey: 'laboratory-7',
          metadata: { experiment: 'calibration-42' },
        },
      },
    },
    createJobsBatch: {
      two: {
        summary: 'Two jobs of different operations',
        value: {
          jobs: [
            { operation: 'uncertainty.add', input: addition },
            { operation: 'diagnostics.echo', input: { value: 'hello' }, priority: 7 },
          ],
        },
      },
    },
    changeQueue: {
      limits: {
        summary: 'At most 100 jobs in flight, and three times the share for one tenant',
        value: {
          concurrencyMax: 100,
          tenants: [{ tenantId: '0190d3a0-0000-7000-8000-000000000001', weight: 3 }],
        },
      },
    },
    executeOperation: {
      addition: {
        summary: 'Add two measurements',
        value: { operation: 'add', inputs: addition.values },
      },
    },
  };

export const responseExamples: Readonly<Record<string, Readonly<Record<number, unknown>>>> = {
  executeOperation: {
    200: {
      result: [8, 0.223606797749979],
      coverage: 0.02795084971874737,
      invariant_passed: true,
      ledger_id: '42',
    },
  },
};
