import { typedOf } from '../questions/kinds/registry';
import type { AnswerContent } from './answer';
import { isWithholding } from './disposition';
import type { Draft, DraftEvidence } from './draft';

function evidenceOf({ evidence }: AnswerContent): DraftEvidence | null {
	if (evidence === null) return null;
	if (evidence.kind === 'source') {
		return { kind: 'source', title: evidence.title, where: evidence.where };
	}
	const { document, sha256 = '', page, quote } = evidence;
	return { kind: 'letter', sha256, document, page: String(page), quote };
}

/**
 * A draft that says what a coded answer said: where another one begins. Reading it gives the answer back.
 * @param internalNote what the researchers tell one another about it
 */
export function draftOf(content: AnswerContent, internalNote: string | null): Draft {
	const { disposition, provisions } = content;
	return {
		disposition,
		value: typedOf(content.value),
		provisions: [...provisions],
		none_stated: isWithholding(disposition) && provisions.length === 0,
		neither_confirmed_nor_denied: content.neither_confirmed_nor_denied,
		evidence: evidenceOf(content),
		detail: content.detail ?? '',
		note: content.note ?? '',
		wording_override: content.wording_override ?? '',
		internal_note: internalNote ?? ''
	};
}
