import { Database, engineRoleOf } from '@weir/store';
import { Leadership } from '../src/leadership.ts';
import type { Tables } from '../src/tables.ts';

/** Wants to lead until it is ended. */
const [url = '', holder = ''] = process.argv.slice(2);
const database = new Database<Tables>({ url, schema: 'orchestrator', role: engineRoleOf('orchestrator') });
new Leadership({
  database,
  name: 'test',
  holder,
  onChange: (leads) => process.stdout.write(leads ? 'leads\n' : 'follows\n'),
}).start();
process.stdout.write('ready\n');
