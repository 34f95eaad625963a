// Starts Postgres on a directory as whoever runs this file, and prints its pid and url. With "stay" it then waits to be killed.
import { freePort, startPostgres } from '../src/index.ts';

const [dir = '', then] = process.argv.slice(2);
const server = await startPostgres({ dir, port: await freePort(), log: () => {} });
console.log(JSON.stringify({ pid: server.pid, url: server.url, uid: process.getuid?.() }));
if (then !== 'stay') await server.stop();
