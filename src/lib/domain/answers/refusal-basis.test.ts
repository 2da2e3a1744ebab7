import { expect, test } from 'vitest';
import { refusalBasis } from './refusal-basis';

test.each([
	[[['s31']], 'under section 31'],
	[[['s31'], ['s31']], 'all under section 31'],
	[[['s24', 's31'], ['s31'], ['s31']], 'all under section 31, one of them under section 24 too'],
	[
		[['s24'], ['s31'], []],
		'one under section 24, one under section 31, one without stating a section'
	],
	[[[], []], 'no section stated']
])('says what refusals %j rest on', (refusals, words) => {
	expect(refusalBasis(refusals.map((provisions) => ({ provisions })))).toBe(words);
});
