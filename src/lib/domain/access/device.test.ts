import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDevice } from './device';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('a device in words', () => {
	it.each([
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
			'Firefox on Windows'
		],
		[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'Chrome on Windows'],
		[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/142.0.0.0`, 'Edge on Windows'],
		[`Mozilla/5.0 (X11; Linux x86_64) ${chrome} OPR/120.0.0.0`, 'Opera on Linux'],
		[`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${chrome}`, 'Chrome on Android'],
		[`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome}`, 'Chrome on a Chromebook'],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
			'Safari on an iPhone'
		],
		[
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
			'Safari on a Mac'
		],
		['Lynx/2.9 (Linux)', 'A browser on Linux'],
		['Firefox/145.0', 'Firefox'],
		['curl/8.11.0', 'An unknown browser'],
		['', 'An unknown browser']
	])('names browser and system: %s', (userAgent, words) => {
		expect(describeDevice(userAgent)).toBe(words);
	});

	it('repeats nothing that a browser says of itself', () => {
		fc.assert(
			fc.property(fc.string(), (userAgent) => {
				const words = describeDevice(`${userAgent}<script>`);
				expect(words).toMatch(/^[A-Za-z ]+$/);
			})
		);
	});
});
