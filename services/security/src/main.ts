import { run } from '@weir/runtime';
import { loadConfig } from './config.ts';
import { startService } from './service.ts';

await run('security', (context) => startService(loadConfig(process.env), context));
