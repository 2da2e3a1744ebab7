import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnAddress } from './return-address';

const origin = 'https://crosscheck.example';

describe('the address to return to after signing in', () => {
	it.each([
		'/workspace',
		'/workspace/',
		'/workspace/people/3?sort=name',
		'/workspace?next=https://evil.example',
		'/account',
		'/account/second-factor'
	])('is where somebody was: %s', (next) => {
		expect(returnAddress(next)).toBe(next);
	});

	it.each([
		null,
		'',
		'/',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'\\/workspace',
		'/\t/evil.example',
		'\t//evil.example',
		' /workspace',
		'/\n/evil.example',
		'/workspace\n',
		'/workspace\t/x',
		'/workspace%0d%0aset-cookie:x=1',
		'/workspace/../../evil',
		'/workspace/..',
		'/workspace/../sign-out',
		'/workspace/%2e%2e/evil',
		'/workspace/.%2E/evil',
		'/workspace/..\\..\\evil',
		'/workspace/..//evil.example',
		'/workspace/../\\evil.example',
		'/workspace/.\t./evil',
		'/workspaces',
		'/workspace.evil.example',
		'/workspace@evil.example',
		'/workspace\\evil.example',
		'/workspace#/../evil',
		'/sign-out',
		'/join/abc',
		'https:/workspace',
		'https:workspace',
		'https://evil.example/workspace',
		'http:\\\\evil.example/workspace',
		'javascript:alert(1)',
		'javascript:/workspace',
		'data:text/html,/workspace',
		'workspace',
		'.//workspace'
	])('is home where it is not one of ours: %j', (next) => {
		expect(returnAddress(next)).toBe('/workspace');
	});

	it('keeps line ends in escapes, which end no header', () => {
		const address = returnAddress('/workspace/%0d%0aset-cookie:x=1');
		expect(address).toBe('/workspace/%0d%0aset-cookie:x=1');
		expect(returnAddress('/workspace/a\r\nb')).toBe('/workspace/ab');
	});

	it('is of our own pages, however it is dressed up', () => {
		const piece = fc.constantFrom(
			...['/', '\\', '//', '..', '.', '%2e', '%2f', '%5c', '@', ':', '?', '#', '\t', '\n', '\r'],
			...['workspace', 'account', 'evil.example', 'https:', 'javascript:', '%0d%0a', ' ', '\0', 'é']
		);
		const dressed = fc
			.tuple(fc.constantFrom('', '/workspace', '/account', '/workspace/'), fc.array(piece))
			.map(([start, rest]) => start + rest.join(''));
		fc.assert(
			fc.property(fc.oneof(dressed, fc.string(), fc.webUrl()), (next) => {
				const address = returnAddress(next);
				const url = new URL(address, origin);
				expect(url.origin).toBe(origin);
				expect(url.pathname).toMatch(/^\/(workspace|account)(\/|$)/);
				expect(address).toMatch(/^\/(workspace|account)[!-~]*$/);
				// Read once more it is the same: what a browser makes of it is what was looked at.
				expect(returnAddress(address)).toBe(address);
			}),
			{ numRuns: 500 }
		);
	});
});
