import { createLogger } from '../src/index.ts';

/** Run as a process: writes each of the objects given to a log of its own, as a service would. */
const log = createLogger({ service: 'test', instance: 'test-1', pretty: process.argv[2] === 'pretty' });
for (const object of JSON.parse(process.argv[3] ?? '[]') as object[]) log.info(object, 'said');
if (process.argv[4] === 'error') {
  const error = Object.assign(new Error('it fails'), { code: 'TEST', password: 'SECRET', token: 'SECRET' });
  log.error({ err: error, headers: { authorization: 'SECRET' } }, 'failed');
}
