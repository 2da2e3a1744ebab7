import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { describeRule } from './rule-words';

const { criteria, questions } = exampleDataset();
const rule = (code: string) =>
	describeRule(
		criteria.find((one) => one.code === code)!,
		questions
	);

test('says what each clause looks at, in order, and what holds otherwise', () => {
	expect(rule('1.4')).toEqual([
		'Does not apply where the body has no ministers.',
		'Met where the answer to “Permitted: WhatsApp” is “Yes”.',
		'Evidence says no where the answer to “Permitted: WhatsApp” is “No”.',
		'Otherwise it cannot be told from an answer alone.'
	]);
});

test('says where no question looks at it', () => {
	expect(rule('4.1')).toEqual(['It cannot be told: no question of this survey looks at it.']);
});
