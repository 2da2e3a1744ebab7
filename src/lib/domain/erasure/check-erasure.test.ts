import { expect, test } from 'vitest';
import { erasureProblem } from './check-erasure';

const revision = [{ kind: 'revision' as const }];
const draft = [{ kind: 'draft' as const }];
const reason = 'It named a private person';

test.each([
	['of what is ticked, with a reason, can be done', 'Jane Doe', revision, reason, null],
	['of a letter as a whole needs no words', null, [{ kind: 'letter' as const }], reason, null],
	['of nothing cannot', 'Jane Doe', [], reason, 'nothing_chosen'],
	['without a reason cannot', 'Jane Doe', revision, ' \n', 'reason_missing'],
	['whose reason has the words cannot', 'Jane Doe', revision, 'She is JANE  DOE', 'reason_names'],
	['of words that are not given cannot', null, draft, reason, 'words_missing'],
	['of words that are too few cannot', 'J', draft, reason, 'words_missing']
])('an erasure %s', (_, words, records, why, problem) => {
	expect(erasureProblem({ words, records, reason: why })).toBe(problem);
});
