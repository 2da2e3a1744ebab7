/**
 * The kinds of record in which words can be erased, in the order in which they are listed: what is public
 * first, then what is kept of how it came about, then what is still being worked on.
 */
export const erasableKinds = [
	'edition_answer',
	'edition_assessment',
	'edition_record',
	'edition_note',
	'edition_event',
	'correction',
	'revision',
	'comment',
	'reply',
	'letter',
	'request_event',
	'request',
	'response',
	'draft',
	'internal_note',
	'second_coding',
	'codebook_entry',
	'wave',
	'wave_body',
	'survey',
	'question',
	'recommendation',
	'criterion',
	'context',
	'published_figure'
] as const;
export type ErasableKind = (typeof erasableKinds)[number];

/** What an answer is coded as can stand in these, or be told from them, before anybody publishes it. */
export const kindsThatTellCodings: ReadonlySet<ErasableKind> = new Set([
	'revision',
	'comment',
	'reply',
	'draft',
	'internal_note'
]);

interface KindEntry {
	one: string;
	many: string;
	/**
	 * Of what is kept for good, the whole of it goes and a tombstone stands in its place; else the words are
	 * taken out and the rest stays.
	 */
	goes: 'whole' | 'words';
	/** What erasing it does. */
	effect: string;
}

const inPlace = 'The words are taken out where they stand, and the rest stays.';
const frame = `${inPlace} Readers see it from the next edition on.`;

/** The one table of what can be erased, and how. */
export const erasableTable = {
	edition_answer: {
		one: 'answer of an edition',
		many: 'answers of editions',
		goes: 'whole',
		effect:
			'The answer disappears from the edition’s tables, charts and files. Its page says when it was erased, and why. The edition has a new content hash, which readers see.'
	},
	edition_assessment: {
		one: 'outcome of an edition',
		many: 'outcomes of editions',
		goes: 'whole',
		effect:
			'The outcome shows as one that cannot be told, because it was erased. The edition has a new content hash, which readers see.'
	},
	edition_record: {
		one: 'record of an edition',
		many: 'records of editions',
		goes: 'whole',
		effect:
			'What goes with the answers disappears from the edition: a letter, a reply, a note. What an edition cannot be shown without (the survey, a wave, a question, a department, a criterion) stands there as it is now. The edition has a new content hash, which readers see.'
	},
	edition_note: {
		one: 'note of an edition',
		many: 'notes of editions',
		goes: 'whole',
		effect: 'What its publisher wrote of the edition is replaced by word that it was erased.'
	},
	edition_event: {
		one: 'word of what happened to an edition',
		many: 'words of what happened to editions',
		goes: 'whole',
		effect:
			'That it happened, and when, stays on record; what was said of it goes, such as the reason of a withdrawal.'
	},
	correction: {
		one: 'correction',
		many: 'corrections',
		goes: 'whole',
		effect:
			'That there was a correction stays on record; what it said, and which answers it touched, goes.'
	},
	revision: {
		one: 'revision of an answer or a finding',
		many: 'revisions of answers and findings',
		goes: 'whole',
		effect:
			'All that the revision says is gone, not the words alone. Where it was the accepted one, nothing is left to publish: the next edition goes without the answer until it is coded and accepted again.'
	},
	comment: {
		one: 'comment or query',
		many: 'comments and queries',
		goes: 'whole',
		effect: 'Who wrote it and when stays on record; what was said, or proposed, goes.'
	},
	reply: {
		one: 'reply of a department',
		many: 'replies of departments',
		goes: 'whole',
		effect:
			'That the department replied, and when, stays on record; what it said goes, and no later edition shows it.'
	},
	letter: {
		one: 'letter',
		many: 'letters',
		goes: 'whole',
		effect:
			'Its file is deleted, with its name. Where an edition published it, readers can open it no more, and its address says when it was erased, and why. Answers keep the words that they quote from it, unless these are ticked too.'
	},
	request_event: {
		one: 'note of what happened to a request',
		many: 'notes of what happened to requests',
		goes: 'whole',
		effect: 'That it happened, and when, stays on record; the note goes.'
	},
	request: {
		one: 'request',
		many: 'requests',
		goes: 'words',
		effect: inPlace
	},
	response: {
		one: 'source of a response',
		many: 'sources of responses',
		goes: 'words',
		effect: inPlace
	},
	draft: {
		one: 'draft',
		many: 'drafts',
		goes: 'words',
		effect:
			'The words are taken out of the draft, and out of what it was before something was applied to it. Whoever has it open is shown both versions.'
	},
	internal_note: {
		one: 'note among researchers',
		many: 'notes among researchers',
		goes: 'words',
		effect: inPlace
	},
	second_coding: {
		one: 'second coding',
		many: 'second codings',
		goes: 'words',
		effect: 'The words are taken out of it; how it was coded stays, so that agreement is as it was.'
	},
	codebook_entry: {
		one: 'entry of the codebook',
		many: 'entries of the codebook',
		goes: 'words',
		effect: 'The words are taken out of the entry; one whose phrase has them is removed.'
	},
	wave: {
		one: 'wave',
		many: 'waves',
		goes: 'words',
		effect: `${frame} So it is with the letter that its requests are generated from.`
	},
	wave_body: {
		one: 'reason why a department is asked',
		many: 'reasons why departments are asked',
		goes: 'words',
		effect: inPlace
	},
	survey: {
		one: 'text about the survey',
		many: 'texts about the survey',
		goes: 'words',
		effect: frame
	},
	question: {
		one: 'question',
		many: 'questions',
		goes: 'words',
		effect: frame
	},
	recommendation: {
		one: 'recommendation',
		many: 'recommendations',
		goes: 'words',
		effect: frame
	},
	criterion: {
		one: 'criterion',
		many: 'criteria',
		goes: 'words',
		effect: frame
	},
	context: {
		one: 'note that bears on a criterion',
		many: 'notes that bear on criteria',
		goes: 'words',
		effect: frame
	},
	published_figure: {
		one: 'figure that a source published',
		many: 'figures that sources published',
		goes: 'words',
		effect: frame
	}
} as const satisfies Record<ErasableKind, KindEntry>;

/** One record, as a form names it. */
export interface ErasableName {
	kind: ErasableKind;
	/** What identifies it among its kind: "12", or of a body in a wave "3-17". */
	id: string;
	/** What it held when it was listed, as a fingerprint: another since is not what was looked at. */
	shown: string;
}

const isKind = (text: string): text is ErasableKind =>
	(erasableKinds as readonly string[]).includes(text);

/** A record as a box to tick has it: "revision 12 9f86d081884c7d65". */
export function writeErasable({ kind, id, shown }: ErasableName): string {
	return `${kind} ${id} ${shown}`;
}

/** What a box that was ticked stands for; null where it is none of ours. */
export function readErasable(text: string): ErasableName | null {
	const [, kind = '', id = '', shown = ''] =
		/^([a-z_]+) (\d{1,9}(?:-\d{1,9})?) ([0-9a-f]{16})$/.exec(text) ?? [];
	return isKind(kind) ? { kind, id, shown } : null;
}
