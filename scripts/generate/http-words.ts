/** The words and headers that OpenAPI needs and that no schema has. */

export const tags: Readonly<Record<string, string>> = {
  jobs: 'Ask for work, watch it, read what became of it.',
  operations: 'What kinds of jobs there are.',
  schedules: 'Jobs that come again and again.',
  'dead-letters': 'What was given up on, and how to send it on its way again.',
  users: 'Who may log in, and as what.',
  'api-keys': 'Long-lived credentials for programs.',
  tenants: 'Who shares the platform, kept apart from each other.',
  auth: 'Log in and out; who one is.',
  system: 'What an operator sees and does.',
  service: 'About this service.',
};

const text = (description: string, example: string, maxLength: number) => ({
  description,
  schema: { type: 'string', minLength: 1, maxLength },
  example,
});
export const requestHeaders: Readonly<Record<string, object>> = {
  'X-Tenant-Id': {
    description: 'The tenant that an administrator of the platform acts for; anybody else is refused with 403.',
    schema: { type: 'string', format: 'uuid' },
    example: '0199f1c2-7a68-7c1e-9d55-2f6f0a3b4c5d',
  },
  'Idempotency-Key': text(
    "The client's name for this request: every retry with the same key and body is the same job, and the same key with another body is refused with 422. It means that job for as long as the job is kept. A structured-field string in quotes; without quotes it is taken as it is.",
    '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
    255,
  ),
  Prefer: text('`wait=<seconds>` asks to wait for the end of the job (RFC 7240).', 'wait=10', 128),
  'Last-Event-ID': text('The `id` of the last event that arrived; the stream resumes after it.', '1.1.0', 32),
};

export const responseHeaders = {
  'X-Request-Id': {
    description: "Names this request in every log and event: the client's own X-Request-Id if it is sane, else ours.",
    schema: { type: 'string', maxLength: 128 },
  },
  Location: { description: 'Where it can be read.', schema: { type: 'string', format: 'uri-reference' } },
  'Retry-After': {
    description: 'Seconds after which it is worth trying again.',
    schema: { type: 'integer', minimum: 0 },
  },
  'RateLimit-Policy': {
    description:
      'The limits that the request met: how many requests (`q`) in how many seconds (`w`). Missing where there is none.',
    schema: { type: 'string' },
    example: '"ip";q=100;w=60, "tenant";q=1000;w=3600',
  },
  RateLimit: {
    description:
      'The limit that binds: how many requests are left (`r`), and in how many seconds there are more (`t`).',
    schema: { type: 'string' },
    example: '"ip";r=50;t=30',
  },
  'Preference-Applied': { description: 'The preference that was honoured (RFC 7240).', schema: { type: 'string' } },
};

export const phrases: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted: stored durably, not yet done',
  204: 'Done; there is nothing to say',
  400: 'The request is not understood',
  401: 'No valid credential',
  403: 'The credential does not permit it',
  404: 'There is no such thing, or not for this caller',
  409: 'The state of things does not permit it',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'Understood, but not valid',
  429: 'More than the limits let through; Retry-After says when to try again',
  503: 'Not able to answer now; try again',
  504: 'Not done in time',
};
