import { runWorker } from '@weir/worker';
import { uncertainty } from './worker.ts';

await runWorker(uncertainty, 'worker-uncertainty');
