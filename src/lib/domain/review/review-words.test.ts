import { expect, test } from 'vitest';
import { revisionStandingWords } from './review-words';

test('a revision that another followed before anybody decided waits no longer', () => {
	expect(revisionStandingWords('submitted', true)).toBe('Waiting');
	expect(revisionStandingWords('submitted', false)).toBe('Replaced before anybody decided');
	expect(revisionStandingWords('queried', false)).toBe('Queried');
});
