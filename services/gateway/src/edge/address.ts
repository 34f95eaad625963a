import { isIP } from 'node:net';

/** RFC 6177: whoever has IPv6 has a whole network of this size, so that its addresses count as one. */
const NETWORK_GROUPS = 4;

/** What of a request says where it comes from. */
interface Connected {
  /** As Express finds it behind proxies that are trusted. */
  readonly ip?: string | undefined;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Where a request comes from: the address of its connection or, behind proxies that we trust, what these say. A proxy may pass on what is
 * no address; then it is the proxy's own. Each has one form, so that nobody is two by choosing between them; empty when it is gone.
 */
export const addressOf = ({ ip, socket }: Connected): string =>
  oneForm(withoutPort(ip ?? '')) ?? oneForm(socket.remoteAddress ?? '') ?? '';

/**
 * As the URL standard writes it (RFC 5952), without the zone, which is our own name for a link. IPv4 may come in the dress of IPv6 (RFC 4291,
 * 2.5.5.2).
 */
function oneForm(text: string): string | undefined {
  const version = isIP(text);
  if (version !== 6) return version === 4 ? text : undefined;
  const [bare = ''] = text.split('%');
  const address = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low].flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255]).join('.');
}

/** Some proxies add the port of the client. */
const withoutPort = (text: string): string =>
  /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(text)?.[1] ?? text;

/** Whose requests count as those of one address. What has none is nobody's own: else it could be chosen anew for each request. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address === '' ? 'unknown' : address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === '' ? 0 : tail.split(':').length;
  while (groups.length < 8 - behind) groups.push('0');
  if (tail !== '') groups.push(...tail.split(':'));
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');
