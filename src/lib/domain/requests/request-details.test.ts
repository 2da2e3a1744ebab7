import { describe, expect, it } from 'vitest';
import { requestDetailsSchema } from './request-details';

const details = { reference: null, channel: null, contact: null, text: null };

describe('what a request says of itself', () => {
	it('is nothing where nothing but space was typed', () => {
		expect(requestDetailsSchema.parse({ ...details, reference: '  ', text: '\r\n' })).toEqual(
			details
		);
	});

	it('ends its lines with one character, whatever the browser sends', () => {
		const text = 'Dear Sir or Madam,\r\n\r\nI ask:\r\n';
		expect(requestDetailsSchema.parse({ ...details, text }).text).toBe(
			'Dear Sir or Madam,\n\nI ask:'
		);
	});

	it('says how long it may be', () => {
		const result = requestDetailsSchema.safeParse({ ...details, text: 'x'.repeat(50_001) });
		expect(result.error?.issues.map((issue) => issue.message)).toEqual([
			'Use at most 50,000 characters.'
		]);
	});
});
