/**
 * How one question was dealt with. The disposition belongs to the answer, not to the request: one
 * letter can answer one question and refuse the next.
 */
export const dispositions = [
	'answered',
	'partly_withheld',
	'refused',
	'not_held',
	'not_applicable',
	'not_stated',
	'awaiting',
	'not_asked'
] as const;

export type Disposition = (typeof dispositions)[number];

/** How a mark is drawn, so that its meaning never rests on colour alone. */
export type Texture = 'solid' | 'hatched' | 'dashed' | 'none';

export interface DispositionEntry {
	/** The one label, wherever readers meet the disposition. */
	label: string;
	/** One sentence that says what it means. */
	meaning: string;
	/** Whether an answer so dealt with carries a value: all of it, some parts, or none. */
	value: 'all' | 'some' | 'none';
	/** The Cabinet Office FOI statistics category it corresponds to, or null where there is none. */
	statistics: string | null;
	/** Fill in charts, drawn on pure white. */
	fill: string;
	/** Colour of words set on the fill. */
	onFill: string;
	texture: Texture;
	glyph: string;
}

/** The one table of labels and colours. Pages, charts and files all read it. */
export const dispositionTable = {
	answered: {
		label: 'Answered',
		meaning: 'The body gave what was asked for, in full.',
		value: 'all',
		statistics: 'Granted in full',
		fill: '#12436D',
		onFill: '#FFFFFF',
		texture: 'solid',
		glyph: '✓'
	},
	partly_withheld: {
		label: 'Withheld in part',
		meaning: 'The body gave some of what was asked for and withheld the rest.',
		value: 'some',
		statistics: 'Partially withheld',
		fill: '#2A9D8F',
		onFill: '#0B2B27',
		texture: 'solid',
		glyph: '◐'
	},
	refused: {
		label: 'Refused',
		meaning: 'The body withheld all of it, or would neither confirm nor deny holding it.',
		value: 'none',
		statistics: 'Fully withheld',
		fill: '#5C2A12',
		onFill: '#FFFFFF',
		texture: 'hatched',
		glyph: '⊘'
	},
	not_held: {
		label: 'Not held',
		meaning: 'The body said that it holds no such information.',
		value: 'none',
		statistics: 'Information not held',
		fill: '#D9730D',
		onFill: '#1B1F24',
		texture: 'solid',
		glyph: '∅'
	},
	not_applicable: {
		label: 'Did not arise',
		meaning: 'The question did not arise, because of how an earlier one was answered.',
		value: 'none',
		statistics: null,
		fill: '#EDE9E1',
		onFill: '#4A4F57',
		texture: 'solid',
		glyph: '–'
	},
	not_stated: {
		label: 'Not stated',
		meaning: 'A response came, but it does not say.',
		value: 'none',
		statistics: null,
		fill: '#F5F2EC',
		onFill: '#4A4F57',
		texture: 'solid',
		glyph: '?'
	},
	awaiting: {
		label: 'No response',
		meaning: 'No response had come by the date of the wave.',
		value: 'none',
		statistics: 'Response not yet provided',
		fill: '#FFFFFF',
		onFill: '#1F2328',
		texture: 'dashed',
		glyph: '…'
	},
	not_asked: {
		label: 'Not asked',
		meaning: 'This body was not asked this question in this wave.',
		value: 'none',
		statistics: null,
		fill: '#FFFFFF',
		onFill: '#4A4F57',
		texture: 'none',
		glyph: ' '
	}
} as const satisfies Record<Disposition, DispositionEntry>;

/** Whether an answer so dealt with carries a value: all of it, or some parts. */
export function hasValue(disposition: Disposition): boolean {
	return dispositionTable[disposition].value !== 'none';
}

/** Whether something was withheld: then there are provisions that were relied on, or none was stated. */
export function isWithholding(disposition: Disposition): boolean {
	return disposition === 'refused' || disposition === 'partly_withheld';
}

/** Whether a body has dealt with a question: not where no response has come, or it was not asked. */
export function isDealtWith(disposition: Disposition): boolean {
	return disposition !== 'awaiting' && disposition !== 'not_asked';
}

/** Whether the word names a disposition. */
export function isDisposition(word: string): word is Disposition {
	return (dispositions as readonly string[]).includes(word);
}
