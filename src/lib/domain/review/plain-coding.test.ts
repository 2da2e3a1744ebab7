import { expect, test } from 'vitest';
import type { AnswerContent } from '../answers/answer';
import { plainCoding, plainKey } from './plain-coding';

const refused: AnswerContent = {
	disposition: 'refused',
	provisions: ['s31', 's40'],
	neither_confirmed_nor_denied: false,
	value: null,
	detail: null,
	note: 'Says so twice.',
	evidence: null,
	wording_override: null
};

test('is how a question was dealt with and under what', () => {
	expect(plainCoding(refused)).toEqual({
		disposition: 'refused',
		provisions: ['s31', 's40'],
		neither_confirmed_nor_denied: false
	});
});

test.each([
	{ value: { whatsapp: 'yes' } },
	{ detail: 'ministers' },
	{ wording_override: 'Would not say.' }
])('is not plain where there is more to read: %j', (more) => {
	expect(plainCoding({ ...refused, ...more })).toBeNull();
});

test('goes by the same name exactly where all of it is the same', () => {
	const keyOf = (more: Partial<AnswerContent>) => plainKey(plainCoding({ ...refused, ...more })!);
	expect(keyOf({ note: null })).toBe(keyOf({}));
	const others = [
		{ disposition: 'partly_withheld' as const },
		{ provisions: ['s31'] },
		{ neither_confirmed_nor_denied: true }
	];
	expect(new Set([{}, ...others].map(keyOf)).size).toBe(4);
});
