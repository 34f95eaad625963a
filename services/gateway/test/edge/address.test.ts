import { BlockList, SocketAddress } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressGroup, addressOf, isLoopback } from '../../src/edge/address.ts';

/** As it comes from a proxy that we trust, whose own address is another. */
const told = (ip: string): string => addressOf({ ip, socket: { remoteAddress: '192.0.2.1' } });

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::203.0.113.9', '0:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
  ['', '192.0.2.1'],
  ['x'.repeat(10_000), '192.0.2.1'],
  ['0x7f.1', '192.0.2.1'],
  ['203.0.113.9, 10.0.0.1', '192.0.2.1'],
])('%s counts as %s', (address, group) => {
  expect(addressGroup(told(address))).toBe(group);
});

test('whose connection is gone counts as nobody', () => {
  const request = { ip: undefined, socket: { remoteAddress: undefined } };
  expect([addressOf(request), addressGroup(addressOf(request))]).toEqual(['', 'unknown']);
});

test('however an address is written, it is one address, of the network that it is in', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const written = new SocketAddress({ address: text, family: 'ipv6' }).address;
      expect(told(text.toUpperCase())).toBe(told(written));
      const network = new BlockList();
      const group = addressGroup(told(text));
      if (!group.endsWith('/64')) return expect(written).toBe(`::ffff:${group}`);
      const [prefix = ''] = group.split('::/');
      network.addSubnet(`${prefix}:0:0:0:0`, 64, 'ipv6');
      expect(network.check(text, 'ipv6')).toBe(true);
    }),
  );
});

test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '0:0:0:0:0:0:0:1'])('%s is loopback', (address) => {
  expect(isLoopback(told(address))).toBe(true);
});

test.each(['10.0.0.1', '::2', '1127.0.0.1', '::ffff:10.0.0.1', ''])('%j is not loopback', (address) => {
  expect(isLoopback(told(address))).toBe(false);
});
