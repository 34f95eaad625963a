import { isIP } from 'node:net';
import type { Request } from 'express';

/**
 * Where a request comes from: the address of its connection or, behind proxies that we trust, what these say. A proxy may pass on what is
 * no address; then it is the proxy's own. IPv4 has one form, so that nobody is two by choosing between them.
 */
export function addressOf(request: Request): string {
  const told = withoutPort(request.ip ?? '');
  const address = isIP(told) === 0 ? (request.socket.remoteAddress ?? '') : told;
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').toLowerCase();
}

/** Some proxies add the port of the client. */
const withoutPort = (text: string): string =>
  /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(text)?.[1] ?? text;
