import { isIP } from 'node:net';

/** RFC 6177: whoever has IPv6 has a whole network of this size, so that its addresses count as one. */
const GROUPS = 4;

/** Whose requests count as those of one address. An IPv4 address may come in the dress of IPv6 (RFC 4291, 2.5.5.2). */
export function addressGroup(address: string): string {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner !== undefined) return inner;
  const version = isIP(address);
  // What is none, as a proxy may pass on, is nobody's own: else it could be chosen anew for each request.
  if (version !== 6) return version === 4 ? address : 'unknown';
  const [bare = ''] = address.split('%');
  const [head = '', tail] = bare.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const behind = tail === '' ? [] : tail.split(':');
    while (groups.length + behind.length < 8) groups.push('0');
    groups.push(...behind);
  }
  return `${groups
    .slice(0, GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

export const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./i.test(address);
