import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from './draft';
import { applyBlanket, remainingQuestions, type Blanket } from './remaining';

const refusal: Blanket = {
	disposition: 'refused',
	provisions: ['s31'],
	none_stated: false,
	neither_confirmed_nor_denied: false,
	evidence: { kind: 'letter', sha256: '', document: 'a.pdf', page: '1', quote: 'withheld' }
};
const remains = (draft: Draft | null, isCoded = false) =>
	remainingQuestions([{ code: 'q', draft, isCoded }]).length > 0;

describe('what remains', () => {
	it('are the questions of which nothing is entered, in their order', () => {
		expect(
			remainingQuestions([
				{ code: 'c', draft: null, isCoded: false },
				{ code: 'b', draft: null, isCoded: true },
				{ code: 'a', draft: { ...emptyDraft, disposition: 'answered' }, isCoded: false },
				{ code: 'd', draft: { ...emptyDraft, internal_note: 'ask Ravi' }, isCoded: false }
			])
		).toEqual(['c', 'd']);
		expect(remainingQuestions([])).toEqual([]);
	});

	it('is nothing of which somebody has entered what it rests on', () => {
		expect(remains({ ...emptyDraft, evidence: refusal.evidence })).toBe(false);
		expect(remains({ ...emptyDraft, provisions: ['s40'] })).toBe(false);
		expect(remains({ ...emptyDraft, none_stated: true })).toBe(false);
		expect(remains(null, true)).toBe(false);
	});

	it('keeps what else was typed when a refusal is applied to it', () => {
		const before: Draft = { ...emptyDraft, detail: 'typed', value: { total: '3' } };
		expect(applyBlanket(before, refusal)).toEqual({ ...before, ...refusal });
	});
});
