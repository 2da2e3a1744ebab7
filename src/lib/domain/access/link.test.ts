import { describe, expect, it } from 'vitest';
import { linkExpiry, linkLifetimes, linkProblem, linkPurposes, type LinkState } from './link';

const now = new Date('2026-11-26T12:00:00.000Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const link = (more: Partial<LinkState> = {}): LinkState => ({
	expiresAt: after(1000),
	usedAt: null,
	withdrawnAt: null,
	...more
});

describe('a one-time link', () => {
	it('can be used until it expires', () => {
		expect(linkProblem(link(), now)).toBeNull();
		expect(linkProblem(link(), after(999))).toBeNull();
	});

	it('has expired at the very instant at which it expires', () => {
		expect(linkProblem(link(), after(1000))).toBe('expired');
		expect(linkProblem(link(), after(1001))).toBe('expired');
	});

	it('that was never made is unknown', () => {
		expect(linkProblem(null, now)).toBe('unknown');
	});

	it('cannot be used when it was used or withdrawn, whenever that was noted', () => {
		expect(linkProblem(link({ usedAt: after(-1) }), now)).toBe('used');
		expect(linkProblem(link({ withdrawnAt: after(-1) }), now)).toBe('withdrawn');
		expect(linkProblem(link({ usedAt: after(1) }), now)).toBe('used');
	});

	it('that was used says so, though it has expired since', () => {
		expect(linkProblem(link({ usedAt: now }), after(5000))).toBe('used');
	});

	it.each(linkPurposes)('for %s ends by itself, within a week', (purpose) => {
		const lifetime = linkExpiry(purpose, now).getTime() - now.getTime();
		expect(lifetime).toBe(linkLifetimes[purpose]);
		expect(lifetime).toBeGreaterThan(0);
		expect(lifetime).toBeLessThanOrEqual(7 * 24 * 3_600_000);
	});
});
