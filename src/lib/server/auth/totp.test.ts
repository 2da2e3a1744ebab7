import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTotpKey, describeTotpKey, findTotpStep } from './totp';

/** The key of RFC 6238, appendix B, for SHA-1. */
const key = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);
const codeOf = (step: number) => generateHOTP(key, BigInt(step), 6);

describe('the code of a second factor', () => {
	it.each([
		[59, '94287082', 0x1],
		[1_111_111_109, '07081804', 0x23523ec],
		[1_111_111_111, '14050471', 0x23523ed],
		[1_234_567_890, '89005924', 0x273ef07],
		[2_000_000_000, '69279037', 0x3f940aa],
		[20_000_000_000, '65353130', 0x27bc86aa]
	])('is that of RFC 6238 at %i seconds', (seconds, eightDigits, step) => {
		expect(findTotpStep(key, eightDigits.slice(-6), null, at(seconds))).toBe(step);
	});

	it('may be typed with a space in it', () => {
		expect(findTotpStep(key, ' 287 082\n', null, at(59))).toBe(1);
	});

	it.each([
		'',
		'28708',
		'2870822',
		'94287082',
		'287083',
		'28708a',
		'-87082',
		'287082.0',
		'２８７０８２'
	])('is not taken where it is wrong: %j', (code) => {
		expect(findTotpStep(key, code, null, at(59))).toBeNull();
	});

	it('is taken 30 seconds early and late, and no further off', () => {
		const now = at(3000);
		expect(
			[98, 99, 100, 101, 102].map((step) => findTotpStep(key, codeOf(step), null, now))
		).toEqual([null, 99, 100, 101, null]);
	});

	it('is not taken for another key', () => {
		expect(findTotpStep(createTotpKey(), codeOf(100), 100, at(3000))).toBeNull();
	});

	it('is never taken twice, nor one before it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 10, max: 1_000_000 }),
				fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))),
				(start, tries) => {
					let last: number | null = null;
					for (const [clock, offset] of tries) {
						const step = findTotpStep(key, codeOf(start + offset), last, at((start + clock) * 30));
						if (step === null) continue;
						if (last !== null) expect(step).toBeGreaterThan(last);
						last = step;
						expect(findTotpStep(key, codeOf(step), last, at((start + clock) * 30))).not.toBe(step);
					}
				}
			),
			{ numRuns: 50 }
		);
	});
});

describe('the key of a second factor', () => {
	it('is 160 random bits', () => {
		expect(createTotpKey()).toHaveLength(20);
		expect(createTotpKey()).not.toEqual(createTotpKey());
	});

	it('is told to an app as it is', () => {
		const { uri, letters } = describeTotpKey(key, 'nia+wyn@example.org');
		expect(decodeBase32IgnorePadding(letters.replaceAll(' ', ''))).toEqual(key);
		const { protocol, pathname, searchParams } = new URL(uri);
		expect(protocol).toBe('otpauth:');
		expect(decodeURIComponent(pathname)).toContain('Crosscheck:nia+wyn@example.org');
		expect(decodeBase32IgnorePadding(searchParams.get('secret')!)).toEqual(key);
		expect(Object.fromEntries(searchParams)).toMatchObject({
			issuer: 'Crosscheck',
			algorithm: 'SHA1',
			digits: '6',
			period: '30'
		});
	});
});
