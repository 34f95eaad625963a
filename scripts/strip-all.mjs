/** Strips all files of the given directories, for services that are about to start and for an image that nobody writes to: `node scripts/strip-all.mjs services packages`. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripped } from './stripped.mjs';

for (const directory of process.argv.slice(2))
  for (const file of globSync('**/*.ts', { cwd: directory, exclude: ['**/node_modules/**', '**/test/**'] }))
    stripped(pathToFileURL(resolve(directory, file)).href);
