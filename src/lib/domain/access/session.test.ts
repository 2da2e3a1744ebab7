import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	idleLifetime,
	isWorthNoting,
	sessionExpiry,
	unfinishedLifetime,
	wholeLifetime
} from './session';

const day = 24 * 3_600_000;
const start = new Date('2026-11-01T09:00:00.000Z');
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);

describe('a session', () => {
	it('ends five days after it was last used', () => {
		expect(sessionExpiry(start, start, false)).toEqual(after(5 * day));
		expect(sessionExpiry(start, after(2 * day), false)).toEqual(after(7 * day));
	});

	it('ends after thirty days however much it is used', () => {
		expect(sessionExpiry(start, after(29 * day), false)).toEqual(after(30 * day));
		expect(sessionExpiry(start, after(40 * day), false)).toEqual(after(30 * day));
	});

	it('that awaits the second factor ends after ten minutes and does not slide', () => {
		expect(sessionExpiry(start, start, true)).toEqual(after(600_000));
		expect(sessionExpiry(start, after(599_000), true)).toEqual(after(600_000));
	});

	it('never ends later for being used earlier, nor after its whole lifetime', () => {
		const offset = fc.integer({ min: 0, max: 60 * day });
		fc.assert(
			fc.property(offset, offset, fc.boolean(), (one, other, awaits) => {
				const [early, late] = [Math.min(one, other), Math.max(one, other)];
				const first = sessionExpiry(start, after(early), awaits).getTime();
				const second = sessionExpiry(start, after(late), awaits).getTime();
				expect(first).toBeLessThanOrEqual(second);
				const whole = awaits ? unfinishedLifetime : wholeLifetime;
				expect(second).toBeLessThanOrEqual(start.getTime() + whole);
				expect(second).toBeLessThanOrEqual(start.getTime() + late + idleLifetime);
			})
		);
	});

	it('has its use noted once a minute at most', () => {
		expect(isWorthNoting({ lastUsedAt: start }, after(59_999))).toBe(false);
		expect(isWorthNoting({ lastUsedAt: start }, after(60_000))).toBe(true);
	});
});
