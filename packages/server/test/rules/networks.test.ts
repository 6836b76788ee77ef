import { describe, expect, it } from 'vitest';
import { forwardedFor, networkOf } from '../../src/platform/http/network.js';

describe('where callers are counted', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['203.0.113.9', '203.0.113.9'],
    ['::FFFF:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['64:ff9b::203.0.113.9', '203.0.113.9'],
    ['unknown', undefined],
    ['', undefined],
    [undefined, undefined],
    ['203.0.113.999', undefined],
    ['203.0.113.09', undefined],
    ['not an address', undefined],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the caller’s address in X-Forwarded-For', () => {
  it.each([
    ['203.0.113.9', 1, '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['198.51.100.1,203.0.113.9,10.0.0.1', 2, '203.0.113.9'],
    ['203.0.113.9:5678', 1, '203.0.113.9'],
    ['2001:db8::1', 1, '2001:db8::1'],
    ['[2001:db8::1]', 1, '2001:db8::1'],
    ['[2001:DB8::1]:443', 1, '2001:DB8::1'],
    ['"[2001:db8::1]:443"', 1, '2001:db8::1'],
    ['"203.0.113.9:5678"', 1, '203.0.113.9'],
    ['fe80::1%eth0', 1, 'fe80::1%eth0'],
    ['::ffff:203.0.113.9', 1, '::ffff:203.0.113.9'],
    ['  203.0.113.9  ', 1, '203.0.113.9'],
    // Nothing between two commas is no proxy.
    ['203.0.113.9, , ,', 1, '203.0.113.9'],
    ['203.0.113.9, , 10.0.0.1', 2, '203.0.113.9'],
    // A proxy that does not tell: the one that it handed the request to does.
    ['198.51.100.1, unknown, 10.0.0.1', 2, '10.0.0.1'],
    ['198.51.100.1, _hidden', 1, undefined],
    ['198.51.100.1, unknown', 1, undefined],
    ['my-own-key-1', 1, undefined],
    ['203.0.113.9.', 1, undefined],
    ['203.0.113.9', 0, undefined],
    ['203.0.113.9', 3, '203.0.113.9'],
    [', ,', 1, undefined],
    [undefined, 1, undefined],
  ])('%s behind %i trusted: %s', (header, trusted, address) => {
    expect(forwardedFor(header, trusted)).toBe(address);
  });
});
