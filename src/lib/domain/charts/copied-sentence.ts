import type { Edition } from '../editions/edition';
import { withdrawalOf } from '../editions/standing';
import { citeEdition } from '../interchange/citation';
import { endSentence } from '../questions/words';
import { formatAsAt } from '../surveys/as-at';
import type { Survey } from '../surveys/survey';
import type { Figure } from './figure';
import { statementPlace, type Statement } from './statement';

/** What a copied sentence is taken from. */
export interface CopiedFrom {
	survey: Survey;
	edition: Edition;
	/** The chart's address, absolute, naming the edition. */
	address: string;
}

/** Line ends, tabs, other control characters, and those that turn the direction of the writing round. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/**
 * Words that can be pasted anywhere as they are: one line, and nothing that is markup. They begin with "As
 * at", which no spreadsheet takes for a formula.
 */
function makePlain(words: string): string {
	return words
		.replace(unprintable, ' ')
		.replaceAll('<', '‹')
		.replaceAll('>', '›')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** The source at the end: the address is last, so that nothing is taken for a part of it. */
function sourceWords({ survey, edition, address }: CopiedFrom, place: string): string {
	const withdrawal = withdrawalOf(edition);
	return `${withdrawal ? `${withdrawal.words} ` : ''}${citeEdition(survey, edition, null)}: ${address}${place}`;
}

/**
 * A sentence that says one thing of a figure and can stand anywhere: the number or the reason that there is
 * none, the base with what is not known of it, the date, the edition and the address that leads back.
 */
export function copyStatement(
	{ asAt }: Pick<Figure, 'asAt'>,
	statement: Pick<Statement, 'of' | 'says' | 'base'>,
	from: CopiedFrom
): string {
	const said = endSentence(`As at ${formatAsAt(asAt)}, ${statement.says}; ${statement.base}`);
	return makePlain(`${said} ${sourceWords(from, `#${statementPlace(statement)}`)}`);
}

/** The same of a figure as a whole: what was found, with its counts and unknowns. */
export function copyFigure(
	{ asAt, headline, summary }: Pick<Figure, 'asAt' | 'headline' | 'summary'>,
	from: CopiedFrom
): string {
	return makePlain(
		`As at ${formatAsAt(asAt)}: ${endSentence(headline)} ${summary} ${sourceWords(from, '')}`
	);
}
