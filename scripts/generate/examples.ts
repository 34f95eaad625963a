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
    register: {
      oneself: {
        summary: 'An account in the first tenant',
        value: { username: 'ada', password: 'analytical engine 1843' },
      },
    },
    login: { ada: { summary: 'By name and password', value: { username: 'ada', password: 'analytical engine 1843' } } },
    refreshTokens: {
      again: { summary: 'The refresh token of the last answer', value: { refreshToken: 'Vh3u0cQxWm' } },
    },
    logout: { session: { summary: 'Ends the session; the body may be left out', value: {} } },
    changePassword: {
      another: {
        summary: 'The current password and the next one',
        value: { currentPassword: 'analytical engine 1843', newPassword: 'difference engine 1822' },
      },
    },
    createSchedule: {
      nightly: {
        summary: 'Every working day at six in the morning, in Berlin; a run that was missed is made up for',
        value: {
          name: 'nightly calibration',
          job: { operation: 'uncertainty.add', input: addition, deadlineAfterMs: 3600000 },
          cron: '0 6 * * MON-FRI',
          timeZone: 'Europe/Berlin',
          missedRuns: 'last',
        },
      },
      everyMinute: {
        summary: 'Once a minute',
        value: { name: 'heartbeat', job: { operation: 'diagnostics.echo', input: { value: 1 } }, everyMs: 60000 },
      },
    },
    createUser: {
      operator: {
        summary: 'Who may ask for jobs',
        value: { username: 'grace', password: 'nanoseconds of wire', role: 'operator' },
      },
    },
    updateUser: {
      disable: { summary: 'Out, until enabled again', value: { disabled: true } },
      promote: { summary: 'Another role', value: { role: 'admin' } },
    },
    createApiKey: {
      operations: {
        summary: 'For one kind of jobs, for a while',
        value: {
          name: 'nightly import',
          scopes: ['read', 'uncertainty.*'],
          expiresAt: '2028-01-01T00:00:00Z',
          quota: 5000,
        },
      },
      everything: { summary: 'All that its owner may do', value: { name: 'deployment', scopes: ['admin'] } },
    },
    rotateApiKey: {
      hour: { summary: 'Both keys are good for an hour', value: { overlapS: 3600 } },
      leaked: { summary: 'The old one is revoked at once', value: { overlapS: 0 } },
    },
    createTenant: {
      pro: { summary: 'With a quota of its own', value: { name: 'Acme', tier: 'pro', quotas: { jobsInFlight: 500 } } },
    },
    updateTenant: {
      suspend: { summary: 'Refuse its keys and logins', value: { state: 'suspended' } },
      tier: { summary: 'Another tier, and its quota', value: { tier: 'enterprise', quotas: { jobsInFlight: null } } },
    },
    updateSchedule: {
      pause: { summary: 'Pause it', value: { paused: true } },
    },
    redriveDeadLetter: {
      asItWas: { summary: 'With the input that failed', value: {} },
      corrected: { summary: 'With a corrected input', value: { input: addition } },
    },
    redriveDeadLetters: {
      look: {
        summary: 'What would happen',
        value: { filter: { fingerprint: '0123456789abcdef' }, dryRun: true },
      },
      oneASecond: {
        summary: 'All that timed out since the morning, one a second',
        value: { filter: { code: 'JOB_TIMEOUT', since: '2027-01-01T06:00:00Z' }, ratePerS: 1, max: 1000 },
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
