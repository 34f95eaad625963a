import { globSync, readFileSync } from 'node:fs';
import { services, settingsIn } from '@weir/launcher';
import { expect, test } from 'vitest';

/** The variables that a service's configuration declares: members in capitals, at the first level. */
const declared = [
  ...globSync(['services/*/src/config.ts', 'services/*/src/*/variables.ts']),
  'packages/worker/src/config.ts',
  'packages/runtime/src/variables.ts',
].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): (?:\{|limit\()/gm)].map((match) => match[1] ?? ''),
);
const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z][A-Z_]+?)(?:_FILE)?=/gm)].map(
  (match) => match[1] ?? '',
);
/** Read by the runtime and the launcher, which have no configuration of that form. */
const others = ['LOG_LEVEL', 'WEIR_HOME', 'WEIR_PORT'];

test('.env.example shows every variable that a service reads, and none that nobody reads', () => {
  expect([...new Set(shown)].toSorted()).toEqual([...new Set([...declared, ...others])].toSorted());
});

test('npm start hands every setting on to the services that read it, but for what it decides itself', () => {
  const decided = [
    ...[
      'HOST',
      'PORT',
      'INTERNAL_HOST',
      'INTERNAL_PORT',
      'LISTEN_SHARED',
      'NATS_URL',
      'ORCHESTRATOR_URL',
      'SECURITY_URL',
    ],
    ...['NATS_NKEY', 'SERVICE_KEY', 'SERVICE_KEYS', 'DATABASE_URL', 'MIGRATION_DATABASE_URL'],
    ...['API_KEY_PEPPER', 'TOKEN_KEY_SECRET', 'BOOTSTRAP_API_KEY', 'BOOTSTRAP_TENANT', 'WEIR_ADMIN_PASSWORD'],
  ];
  const handedOn = services.flatMap(({ settings }) => settings);
  expect([...new Set([...handedOn, ...decided])].toSorted()).toEqual([...new Set(declared)].toSorted());
  const given = settingsIn({ REGISTRATION_OPEN: 'true', REDIS_URL_FILE: '/a/file', PORT: '1', HOME: '/root' });
  expect(given).toMatchObject({ security: { REGISTRATION_OPEN: 'true' }, gateway: { REDIS_URL_FILE: '/a/file' } });
  expect(Object.values(given).flatMap(Object.keys)).toEqual(['REGISTRATION_OPEN', 'REDIS_URL_FILE']);
});
