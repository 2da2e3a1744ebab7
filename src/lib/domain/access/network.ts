/**
 * The network that an address is taken to stand for: an IPv4 address itself, an IPv6 address's first 64
 * bits, because whoever has one IPv6 address has all that begin alike.
 * @param given as the server or a proxy told it, with its port or without; anything else than an
 * address is returned as it is
 */
export function networkOf(given: string): string {
	// Some proxies write the port as well: "192.0.2.1:5678", "[2001:db8::1]:5678".
	const address = given
		.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
		.replace(/^\[(.*)\](:\d+)?$/, '$1');
	const ipv6 = /^([\da-f:.]*:[\da-f:.]*)(%.*)?$/i.exec(address)?.[1];
	if (!ipv6) return address;
	const groups = groupsOf(ipv6.toLowerCase());
	const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
	return isMapped ? dotted(groups.slice(6)) : `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without leading noughts. */
function groupsOf(address: string): string[] {
	const [before = [], after] = address.split('::').map((part) => (part ? part.split(':') : []));
	const [head, tail] = [before.flatMap(asGroups), (after ?? []).flatMap(asGroups)];
	const missing = after ? Math.max(0, 8 - head.length - tail.length) : 0;
	return [...head, ...Array<string>(missing).fill('0'), ...tail].map((group) =>
		group.replace(/^0+(?=.)/, '')
	);
}

/** "192.0.2.1", as the last 32 bits can be written, is two groups. */
function asGroups(part: string): string[] {
	if (!part.includes('.')) return [part];
	const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
	return [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
}

function dotted(groups: readonly string[]): string {
	return groups
		.map((group) => parseInt(group, 16))
		.flatMap((group) => [group >> 8, group & 255])
		.join('.');
}
