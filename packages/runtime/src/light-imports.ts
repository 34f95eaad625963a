import { createRequire } from 'node:module';
import type { Pool as UndiciPool } from 'undici';

/*
 * Parts of modules whose whole takes memory in every process and is never used: together eight megabytes. Importing `node:http` asks
 * for each of its exports, and one of them loads `fetch`, WebSockets and HTTP/2; undici's index loads its own of all three.
 */
export const http = process.getBuiltinModule('node:http');
export const { createServer, STATUS_CODES } = http;

const load = createRequire(import.meta.url);
// As undici's index does.
Object.assign(load('undici/lib/dispatcher/dispatcher.js').prototype, load('undici/lib/api'));

export const Pool: typeof UndiciPool = load('undici/lib/dispatcher/pool.js');
