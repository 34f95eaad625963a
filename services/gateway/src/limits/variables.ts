import { limit, quotaVariables, type Variables } from '@weir/runtime';

export const limitVariables = {
  RATE_IP_PER_MIN: limit(100, 'Requests in any minute from one IPv4 address or one IPv6 network (/64)'),
  RATE_EXEMPT_LOOPBACK: {
    type: 'boolean',
    default: false,
    description: 'Requests from this machine itself meet no limit of addresses. Never behind a proxy on this machine.',
  },
  RATE_USER_PER_MIN: limit(0, 'Requests in any minute of one user or key'),
  RATE_FREE_PER_HOUR: limit(100, 'Requests in any hour of one tenant of the tier free'),
  RATE_PRO_PER_HOUR: limit(1_000, 'Requests in any hour of one tenant of the tier pro'),
  RATE_ENTERPRISE_PER_HOUR: limit(0, 'Requests in any hour of one tenant of the tier enterprise'),
  ...quotaVariables,
  REDIS_URL: {
    type: 'string',
    secret: true,
    optional: true,
    pattern: '^rediss?://',
    description: 'A Valkey or Redis by which all gateways share their rate limits; without it each has its own.',
  },
} as const satisfies Variables;
