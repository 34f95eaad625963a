import { run } from '@weir/runtime';
import { loadConfig } from './config.ts';
import { startService } from './service.ts';

await run('gateway', (context) => startService(loadConfig(process.env), context));
