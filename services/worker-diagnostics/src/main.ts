import { runWorker } from '@weir/worker';
import { diagnostics } from './operations.ts';

await runWorker(diagnostics, 'worker-diagnostics');
