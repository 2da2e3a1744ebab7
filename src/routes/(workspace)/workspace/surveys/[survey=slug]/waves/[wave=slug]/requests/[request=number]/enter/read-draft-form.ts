import { isDisposition } from '$lib/domain/answers/disposition';
import { draftSchema, type Draft, type DraftEvidence } from '$lib/domain/answers/draft';
import { searchProvisions } from '$lib/domain/answers/search-provisions';
import { partsOf } from '$lib/domain/questions/kinds/registry';
import type { Question } from '$lib/domain/questions/question';

/** A form of a draft, as a browser without JavaScript sends it. */
export type DraftForm =
	/** @property version the one that the form was filled in over; 0 where there was none */
	| { ok: true; version: number; draft: Draft }
	/** What is wrong, in a sentence, and what was typed all the same. */
	| { ok: false; words: string; draft: Draft };

/** Numbers of sections as they are typed one after the other: "31, 40(2)". */
const separators = /[,;\n]+/;

function readProvisions(text: (name: string) => string, data: FormData): string[] {
	const typed = text('provisions_typed')
		.split(separators)
		.map((one) => one.trim())
		.filter(Boolean);
	// What the register does not know stays as it was typed, so that it comes back with a problem.
	const found = typed.map((one) => searchProvisions(one)[0]?.id ?? one.replace(/[^\w.-]+/g, '-'));
	return [...new Set([...data.getAll('provisions').map(String), ...found])];
}

function readEvidence(
	text: (name: string) => string,
	letters: readonly { sha256: string; name: string }[]
): DraftEvidence | null {
	switch (text('evidence_kind')) {
		case 'letter': {
			const sha256 = text('letter');
			const document = letters.find((one) => one.sha256 === sha256)?.name ?? '';
			return { kind: 'letter', sha256, document, page: text('page'), quote: text('quote') };
		}
		case 'source':
			return { kind: 'source', title: text('source_title'), where: text('source_where') };
		default:
			return null;
	}
}

/** What a letter refuses by, as a form gives it. */
export type RefusalFields = Pick<
	Draft,
	'provisions' | 'none_stated' | 'neither_confirmed_nor_denied' | 'evidence'
>;

/** Reads what a refusal rests on. @param letters those that can be quoted */
export function readRefusalFields(
	data: FormData,
	letters: readonly { sha256: string; name: string }[]
): RefusalFields {
	const text = readerOf(data);
	return {
		provisions: readProvisions(text, data),
		none_stated: data.has('none_stated'),
		neither_confirmed_nor_denied: data.has('neither'),
		evidence: readEvidence(text, letters)
	};
}

/** PostgreSQL has no text with a zero byte, and nobody types one. */
const readerOf = (data: FormData) => (name: string) =>
	String(data.get(name) ?? '').replaceAll('\0', '');

/**
 * Reads the form of a draft.
 * @param letters those that can be quoted
 */
export function readDraftForm(
	question: Question,
	data: FormData,
	letters: readonly { sha256: string; name: string }[]
): DraftForm {
	const text = readerOf(data);
	const disposition = text('disposition');
	const value = Object.fromEntries(
		typedParts(question)
			.map((part) => [part, text(`missing.${part}`) || text(`value.${part}`)] as const)
			.filter(([, typed]) => typed !== '')
	);
	const draft: Draft = {
		disposition: isDisposition(disposition) ? disposition : null,
		value,
		...readRefusalFields(data, letters),
		detail: text('detail'),
		note: text('note'),
		wording_override: text('wording_override'),
		internal_note: text('internal_note')
	};
	const parsed = draftSchema.safeParse(draft);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return { ok: false, words: issue?.message ?? 'This could not be read.', draft };
	}
	return { ok: true, version: Number(text('version')) || 0, draft };
}

/** The keys of a typed value: the parts of the question, or the one choice. */
const typedParts = (question: Question) =>
	question.kind === 'choice' ? ['choice'] : partsOf(question).map(({ code }) => code);
