/** What sort of slip a correction puts right. */
export const correctionKinds = ['coding', 'response', 'source', 'wording', 'other'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** The one table of words for sorts of correction. */
export const correctionKindTable = {
	coding: 'We had coded an answer wrongly',
	response: 'The department has since answered otherwise',
	source: 'A source has been corrected',
	wording: 'The words did not say what the answer says',
	other: 'Something else'
} as const satisfies Record<CorrectionKind, string>;

/** What an edition changed of what was public before it, and why. */
export interface CorrectionContent {
	kind: CorrectionKind;
	what: string;
	why: string;
	/** The answers that it touches. */
	answers: { wave: string; body: string; question: string }[];
	/** The slugs of the charts that look different for it. */
	charts: string[];
}

/** A correction with the edition that makes it, laid over all editions at reading. */
export interface Correction {
	/** The number of the edition that corrects. */
	edition: number;
	/** When it was recorded: with its edition, before any embargo ended. */
	at: Date;
	/** Null once it is erased. */
	content: CorrectionContent | null;
}
