/** npm test: all tests, or those whose path matches the arguments. They bring up the servers that they need themselves. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['node_modules/.bin/vitest', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
