/**
 * npm start: the whole system on this machine, in the foreground, until Ctrl-C.
 *
 *   WEIR_HOME   where all state is kept (.weir)
 *   WEIR_PORT   the gateway's port (8080)
 *   LOG_LEVEL   debug, info, warn or error (info)
 *   any setting of a service that .env.example has, such as REGISTRATION_OPEN=true; ports, addresses and secrets are made here
 *   --json      log lines as they are, for machines
 */
import { System, settingsIn } from '@weir/launcher';
import { PlatformError } from '@weir/messaging';
import { prettyStream } from '@weir/telemetry';

const asJson = process.argv.includes('--json');
const lines = asJson ? process.stdout : prettyStream(process.stdout.isTTY === true);
const onLog = (line: string) => void lines.write(`${line}\n`);
const say = (msg: string) =>
  onLog(JSON.stringify({ level: 'info', time: new Date().toISOString(), service: 'launcher', msg }));

const port = Number(process.env.WEIR_PORT ?? 8080);
const environment = settingsIn(process.env);
const began = performance.now();
const stop = new Promise<string>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
});

try {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new RangeError('WEIR_PORT must be a port number from 1 to 65535.');
  const system = new System({
    home: process.env.WEIR_HOME ?? '.weir',
    port,
    say,
    onLog,
    logLevel: process.env.LOG_LEVEL ?? 'info',
    environment,
  });
  const stopped = stop.then(async (signal) => {
    say(`${signal}: stopping`);
    await system.stop();
    say('stopped');
    process.exit(0);
  });
  await system.start();
  process.stdout.write(welcome(system.dev));
  await stopped;
} catch (error) {
  const { code, message, stack } = error as PlatformError;
  // Whoever pressed Ctrl-C during the start does not want to hear of it.
  if (code === 'STOPPED') await new Promise(() => undefined);
  process.stderr.write(
    `\n${error instanceof PlatformError ? `${code}: ${message}` : error instanceof RangeError ? message : stack}\n`,
  );
  process.exit(1);
}

function welcome({ gatewayUrl, apiKey, tenantId, admin }: System['dev']): string {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `
  Weir is ready after ${seconds} s.

    API        ${gatewayUrl}/api/v1        docs at ${gatewayUrl}/docs and ${gatewayUrl}/redoc
    Health     ${gatewayUrl}/health
    API key    ${apiKey}
    Tenant     ${tenantId} (default)
    Limits     ${environment.gateway?.RATE_EXEMPT_LOOPBACK === 'false' ? 'as in production' : 'none by address for this machine itself; RATE_EXEMPT_LOOPBACK=false npm start turns them on'}
    Login      ${admin.username} with the password ${admin.password}, unless it was changed
    All of it  dev.json in WEIR_HOME (${process.env.WEIR_HOME ?? '.weir'})

  Try it:

    curl -s ${gatewayUrl}/operations/execute -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '{"operation":"add","inputs":[[5.0,0.1],[3.0,0.2]]}'

  Ctrl-C stops everything.

`;
}
