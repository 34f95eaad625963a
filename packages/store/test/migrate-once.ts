import { migrate } from '../src/index.ts';
import { migrations } from './support.ts';

/** Run as a process: migrates like a service that starts, and says what it applied. */
const [, , ownerUrl = '', service = ''] = process.argv;
process.stdout.write(JSON.stringify(await migrate(ownerUrl, service, migrations)));
