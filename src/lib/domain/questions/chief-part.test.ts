import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { chiefPart } from './chief-part';
import type { Question } from './question';

const { questions } = exampleDataset();
const permitted = questions.find(({ kind }) => kind === 'choice_grid') as Extract<
	Question,
	{ kind: 'choice_grid' }
>;
const chief = (question: Question) => chiefPart(question)?.code;

test('is the subject of a grid, before its choice for all items', () => {
	expect(chief({ ...permitted, subject: 'signal', overall: true })).toBe('signal');
	expect(chief({ ...permitted, subject: undefined, overall: true })).toBe('overall');
});

test('is the first where nothing stands out', () => {
	const plain: Question = { ...permitted, subject: undefined, overall: undefined };
	expect(chief(plain)).toBe(permitted.items[0]?.code);
	const counts = questions.find(({ kind }) => kind === 'counts');
	expect(chief(counts!)).toBe('ministers');
});
