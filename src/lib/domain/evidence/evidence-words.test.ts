import { expect, test } from 'vitest';
import { describeEvidence } from './evidence-words';

test('shows a letter by its name, its page and its words, and its file’s hash nowhere', () => {
	const letter = {
		kind: 'letter',
		document: 'Response.pdf',
		page: 2,
		quote: 'A total of 214'
	} as const;
	const shown = { title: 'Response.pdf', where: 'page 2', quote: 'A total of 214', caveat: null };
	expect(describeEvidence(letter)).toEqual(shown);
	expect(describeEvidence({ ...letter, sha256: 'a'.repeat(64) })).toEqual(shown);
});

test('says of a published source that the letter has not been seen', () => {
	expect(
		describeEvidence({ kind: 'source', title: 'WhatsApp in government', where: 'Table 1' })
	).toEqual({
		title: 'WhatsApp in government',
		where: 'Table 1',
		quote: null,
		caveat: 'The letter itself has not been seen.'
	});
});
