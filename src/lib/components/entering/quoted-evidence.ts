import type { LetterQuote } from '$lib/components/letters/letter';
import type { DraftEvidence } from '$lib/domain/answers/draft';

/** Words that somebody selected in a letter, as what an answer rests on. */
export const evidenceOf = ({ sha256, document, page, quote }: LetterQuote): DraftEvidence => ({
	kind: 'letter',
	sha256,
	document,
	page: String(page),
	quote
});
