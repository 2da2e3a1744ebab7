import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsSecondFactor, stepOf, stepsTaken } from './second-factor';

describe('the time step of a second factor', () => {
	it('is how often so many seconds have passed since 1970', () => {
		expect(stepOf(new Date(0), 30)).toBe(0);
		expect(stepOf(new Date(29_999), 30)).toBe(0);
		expect(stepOf(new Date(30_000), 30)).toBe(1);
		// RFC 6238, appendix B: T is 0x23523EC at 1,111,111,109 seconds.
		expect(stepOf(new Date(1_111_111_109_000), 30)).toBe(0x23523ec);
	});

	it('is taken when it is this one, or one to either side', () => {
		expect(stepsTaken(100, null)).toEqual([100, 99, 101]);
		expect(stepsTaken(100, 98)).toEqual([100, 99, 101]);
	});

	it('is not taken again, nor one before it', () => {
		expect(stepsTaken(100, 99)).toEqual([100, 101]);
		expect(stepsTaken(100, 100)).toEqual([101]);
		expect(stepsTaken(100, 101)).toEqual([]);
		expect(stepsTaken(100, 5000)).toEqual([]);
	});

	it('once accepted is never accepted again, whatever the clock says afterwards', () => {
		const anyStep = fc.integer({ min: 0, max: 200 });
		fc.assert(
			fc.property(fc.array(fc.tuple(anyStep, fc.nat(2))), (tries) => {
				let last: number | null = null;
				const accepted: number[] = [];
				for (const [clock, choice] of tries) {
					const step: number | undefined = stepsTaken(clock, last)[choice];
					if (step === undefined) continue;
					accepted.push(step);
					last = step;
				}
				expect(new Set(accepted).size).toBe(accepted.length);
			})
		);
	});
});

describe('a second factor', () => {
	it('can be asked of those who administer or publish, and of nobody else', () => {
		const holds = (
			isAdministrator: boolean,
			...roles: ('researcher' | 'reviewer' | 'publisher')[]
		) =>
			needsSecondFactor({ isAdministrator, roles: roles.map((role) => ({ surveyId: 1, role })) });
		expect(holds(true)).toBe(true);
		expect(holds(false, 'researcher', 'publisher')).toBe(true);
		expect(holds(false, 'researcher', 'reviewer')).toBe(false);
		expect(holds(false)).toBe(false);
	});
});
