import { expect, test } from 'vitest';
import { workingCountWords } from './working-words';

const none = { accepted: 0, submitted: 0, queried: 0, notEntered: 0 };

test('says how many answers stand where, and nothing of what there is none of', () => {
	expect(workingCountWords({ accepted: 60, submitted: 3, queried: 1, notEntered: 4 })).toBe(
		'60 answers accepted, 3 waiting, 1 queried, 4 not entered'
	);
	expect(workingCountWords({ ...none, accepted: 64 })).toBe('64 answers accepted');
	expect(workingCountWords({ ...none, submitted: 1, notEntered: 1203 })).toBe(
		'1 answer waiting, 1,203 not entered'
	);
	expect(workingCountWords(none)).toBe('no answer is asked for yet');
});
