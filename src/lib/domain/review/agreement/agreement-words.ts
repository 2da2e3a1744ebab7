import { countThings, countWord, formatPercent } from '../../questions/words';
import type { ComparedAspect } from './compared-codes';
import { fewestAnswers, type AspectAgreement } from './question-agreement';
import type { Alpha } from './nominal-agreement';

/** What is compared, as a row of the table of agreement says it. */
export const aspectTable = {
	disposition: 'How it was dealt with',
	value: 'What it says, part by part',
	provisions: 'Provisions relied on'
} as const satisfies Record<ComparedAspect, string>;

/** Why there is no alpha. */
export const noAlphaTable = {
	no_pairs: 'Nothing has been coded by both yet',
	no_variation:
		'Cannot be worked out: only one value occurs, so that nothing shows whether the coders can tell one from another'
} as const satisfies Record<Extract<Alpha, { ok: false }>['why'], string>;

/** Alpha as it is published, to three decimals: "0.743"; null where there is none. */
export function alphaFigure(alpha: Alpha): string | null {
	return alpha.ok ? alpha.alpha.toFixed(3).replace('-', '\u2212') : null;
}

/** A row of the table of agreement in words. */
export interface AgreementWords {
	label: string;
	/** "75% of 12 parts"; null where nothing was compared. */
	agreed: string | null;
	/** "0.743"; null where there is none. */
	alpha: string | null;
	/** Why there is no alpha; null where there is one. */
	whyNone: string | null;
	/** That the figures mean nothing; null where they do. */
	warning: string | null;
}

/** How far two people agree in one thing, in words. */
export function agreementWords(agreement: AspectAgreement): AgreementWords {
	const { aspect, answers, units, observed, alpha, isTooFew } = agreement;
	const counted =
		aspect === 'value'
			? countThings(units, 'part', 'parts')
			: countThings(units, 'answer', 'answers');
	return {
		label: aspectTable[aspect],
		agreed: observed === null ? null : `${formatPercent(observed * 100, 0)} of ${counted}`,
		alpha: alphaFigure(alpha),
		whyNone: alpha.ok ? null : noAlphaTable[alpha.why],
		warning:
			isTooFew && units > 0
				? `Too few to mean anything: ${countWord(answers)} ${answers === 1 ? 'answer' : 'answers'}, where at least ${countWord(fewestAnswers)} are needed`
				: null
	};
}

/** What the figures mean, and whose measure it is: two sentences. */
export const alphaMeaning = [
	'Krippendorff’s alpha is 1 where the two agree in everything and 0 where they agree no more often than chance would have it; below 0 they disagree more than that.',
	'Krippendorff asks for 0.800 at least, and for 0.667 where tentative conclusions are enough (Content Analysis: An Introduction to Its Methodology, 2nd edition, 2004, page 241); it is worked out as in his “Computing Krippendorff’s Alpha-Reliability” (2011).'
] as const;

/** How many of a sample are coded: "2 of 7 are coded." */
export function codedWords(coded: number, sampled: number): string {
	if (coded === 0) return `None of ${sampled} is coded yet.`;
	if (coded === sampled) return `All ${sampled} are coded.`;
	return `${coded} of ${sampled} ${coded === 1 ? 'is' : 'are'} coded.`;
}
