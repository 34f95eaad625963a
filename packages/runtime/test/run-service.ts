import { createServer } from 'node:http';
import { run } from '../src/index.ts';

/** Run as a process: a service that does what it is told to by its first argument. */
const way = process.argv[2];
await run('test', async ({ lifecycle, log }) => {
  lifecycle.onStop('first', () => log.info('first closed'));
  if (way === 'fails') throw Object.assign(new Error('no database'), { code: 'DEPENDENCY_UNAVAILABLE' });
  const server = createServer().listen(0, '127.0.0.1');
  lifecycle.onStop('server', () => {
    server.close();
    log.info('server closed');
  });
  if (way === 'starting') await new Promise(() => log.info('starting'));
  if (way === 'throws') setImmediate(() => Promise.reject(new Error('nobody hears it')));
  if (way === 'breaks')
    setImmediate(() => {
      throw new Error('a bug');
    });
  if (way === 'hangs-up') process.disconnect?.();
  if (way === 'warns') process.emitWarning('a file is open to all', { code: 'SECRET_FILE_EXPOSED' });
  if (way === 'leaves-much') {
    const [used, held] = [process.memoryUsage().heapUsed, Array.from({ length: 400_000 }, (_, index) => [index])];
    // In a timer it is after the start, and holds nothing of it.
    const heldMb = (process.memoryUsage().heapUsed - used) / 1e6;
    setTimeout(() => log.info({ heldMb, leftMb: (process.memoryUsage().heapUsed - used) / 1e6 }, 'heap'), 1);
    held.length = 0;
  }
  log.info('ready');
});
