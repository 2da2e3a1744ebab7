import { describe, expect, it } from 'vitest';
import { responseWords } from './response-words';

describe('a response', () => {
	it.each([
		['response', '2022-05-03', 'Response of 3 May 2022'],
		['part_response', '2022-05-03', 'Part of a response of 3 May 2022'],
		['review_decided', '2022-07-01', 'Internal review of 1 July 2022'],
		['regulator_decided', '2023-01-09', 'Decision of the regulator of 9 January 2023'],
		[null, null, 'Response, from a published source'],
		[null, '2022-02-22', 'Response of 22 February 2022, from a published source']
	] as const)('that came as %s on %s is called so', (kind, respondedOn, words) => {
		expect(responseWords({ kind, respondedOn })).toBe(words);
	});
});
