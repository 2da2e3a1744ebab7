import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { framedPolicy, guardingHeaders, isPersonal } from './headers';

const origin = 'https://crosscheck.example';

describe('guardingHeaders', () => {
	it('lets nothing frame, sniff or run what it is on', () => {
		for (const path of ['/', '/surveys/a/compare.csv', '/workspace', '/_app/x.js', '/nothing']) {
			const headers = guardingHeaders(path, origin);
			expect(headers['content-security-policy']).toContain("default-src 'none'");
			expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
			expect(headers['content-security-policy']).toContain("base-uri 'none'");
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
			expect(headers['permissions-policy']).toMatch(/^(\S+=\(\), )+\S+=\(\)$/);
		}
	});

	it('lets the worker that reads PDFs load scripts of this site, and fetch nothing', () => {
		const policyOf = (path: string) => guardingHeaders(path, origin)['content-security-policy'];
		expect(policyOf('/_app/immutable/pdf/5.5.207/pdf.worker.mjs')).toBe(
			"default-src 'none'; script-src 'self'"
		);
		for (const path of [
			'/_app/immutable/pdf/1/other.mjs',
			'/a/_app/immutable/pdf/1/pdf.worker.mjs'
		]) {
			expect(policyOf(path)).not.toContain('script-src');
		}
	});

	it('asks for HTTPS for a year, and only where the installation has it', () => {
		expect(guardingHeaders('/', origin)['strict-transport-security']).toBe(
			'max-age=31536000; includeSubDomains'
		);
		expect(guardingHeaders('/', 'http://localhost:3000')).not.toHaveProperty(
			'strict-transport-security'
		);
	});

	it('has nothing of a person kept or used by another site', () => {
		const paths = ['/workspace', '/workspace/people/1', '/account', '/sign-in', '/join/a'];
		for (const path of [...paths, '/calendar/a.ics', '/reply/a']) {
			const headers = guardingHeaders(path, origin);
			expect(headers['cache-control']).toBe('no-store');
			expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		}
		// Whatever its address, a route of these groups is of somebody.
		const odd = guardingHeaders('/letters/1', origin, '/(workspace)/letters/[letter]');
		expect(odd['cache-control']).toBe('no-store');
	});

	it('leaves public pages and data to be kept and used as they say themselves', () => {
		for (const path of ['/', '/surveys/a/charts/b.svg', '/api/v1/surveys.json', '/accounting']) {
			const headers = guardingHeaders(path, origin);
			expect(headers).not.toHaveProperty('cache-control');
			expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
		}
	});

	it('tells nobody the address of a one-time link, and leaves its form an origin', () => {
		for (const path of ['/join/abc', '/reply/abc']) {
			expect(guardingHeaders(path, origin)['referrer-policy']).toBe('strict-origin');
		}
		expect(guardingHeaders('/workspace', origin)['referrer-policy']).toBe('same-origin');
	});

	it('knows every page of a person by its path', () => {
		for (const group of ['(workspace)', '(account)']) {
			const folders = readdirSync(`src/routes/${group}`, { withFileTypes: true });
			for (const folder of folders.filter((one) => one.isDirectory())) {
				expect(isPersonal(`/${folder.name}`)).toBe(true);
			}
		}
	});
});

describe('framedPolicy', () => {
	const policy = "script-src 'self'; frame-ancestors 'none'";

	it('lets every site frame an embed', () => {
		expect(framedPolicy(policy, '/embed/[survey=slug]/[chart=slug]')).toBe(
			"script-src 'self'; frame-ancestors *"
		);
	});

	it('lets no site frame anything else', () => {
		expect(framedPolicy(policy, '/(public)/surveys/[survey=slug]')).toBe(policy);
		expect(framedPolicy(policy, '')).toBe(policy);
	});
});
