/**
 * npm run worker -- <file>: runs a worker of one's own against the system that `npm start` runs.
 *
 *   WEIR_HOME   the home of that system (.weir)
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file] = process.argv.slice(2);
const environment = join(process.env.WEIR_HOME ?? '.weir', 'worker.env');
const problem =
  file === undefined
    ? 'usage: npm run worker -- <file>, such as examples/greeter.ts'
    : !existsSync(file)
      ? `${file} is not there`
      : !existsSync(environment)
        ? `${environment} is not there: start the system first, with "npm start"`
        : undefined;
if (problem !== undefined || file === undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
process.loadEnvFile(environment);
// The file may stand anywhere, also where no node_modules has our packages: they are found from here.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier.startsWith('@weir/') ? { ...context, parentURL: import.meta.url } : context),
});
await import(pathToFileURL(resolve(file)).href);
