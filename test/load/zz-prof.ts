import { mkdtempSync } from 'node:fs';
import { System } from '@weir/launcher';

const home = mkdtempSync('/tmp/weir-prof-');
const prof = process.argv.slice(2);
const environment = Object.fromEntries(
  prof.map((n) => [n, { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=/tmp/prof/${n}` }]),
);
const system = new System({
  home,
  port: 18082,
  cacheDir: '/tmp/weir-tests-0',
  postgresTemplate: '/tmp/weir-tests-0/postgres-template',
  logLevel: 'warn',
  say: () => {},
  onLog: (l) => console.log(l.slice(0, 300)),
  environment,
});
await system.start();
console.log('ready', home, system.dev.apiKey);
process.on('SIGTERM', async () => {
  await system.stop();
  process.exit(0);
});
setTimeout(() => {}, 1e9);
