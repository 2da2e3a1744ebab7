import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from './network';

describe('the network of an address', () => {
	it('is an IPv4 address itself, so that neighbours are apart', () => {
		expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
		expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'));
	});

	it.each([
		'2001:db8:0:7::1',
		'2001:db8:0:7::',
		'2001:0db8:0000:0007:0000:0000:0000:0001',
		'2001:DB8:0:7:FFFF:FFFF:FFFF:FFFF',
		'2001:db8:0:7:1:2:3:4',
		'2001:db8:0:7::192.0.2.1',
		'2001:db8::7:0:0:0:1',
		'2001:db8:0:7::1%eth0',
		'[2001:db8:0:7::1]',
		'[2001:db8:0:7::1]:443'
	])('is one for all that begin alike: %s', (address) => {
		expect(networkOf(address)).toBe('2001:db8:0:7::/64');
	});

	it('is another where one of the first 64 bits differs', () => {
		expect(networkOf('2001:db8:0:6::1')).not.toBe(networkOf('2001:db8:0:7::1'));
		expect(networkOf('2001:db9:0:7::1')).not.toBe(networkOf('2001:db8:0:7::1'));
		expect(networkOf('::1')).toBe('0:0:0:0::/64');
	});

	it.each([
		'::ffff:192.0.2.1',
		'::FFFF:192.0.2.1',
		'::ffff:c000:201',
		'::ffff:C000:0201',
		'0:0:0:0:0:ffff:192.0.2.1',
		'0000:0000:0000:0000:0000:ffff:c000:0201',
		'[::ffff:192.0.2.1]:8080',
		'192.0.2.1:51234'
	])('is the IPv4 address, however that is written: %s', (address) => {
		expect(networkOf(address)).toBe('192.0.2.1');
	});

	it('is what was told where that is no address', () => {
		for (const told of ['unknown', '', 'proxy.example:80', 'unix:']) {
			expect(networkOf(told)).toBe(told);
		}
	});

	it('is the same however an address is shortened', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }),
				(groups) => {
					const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
					const short = new URL(`http://[${full}]/`).hostname;
					expect(networkOf(short)).toBe(networkOf(full));
				}
			)
		);
	});
});
