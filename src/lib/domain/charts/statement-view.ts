import { formatCount } from '../questions/words';
import { copyStatement, type CopiedFrom } from './copied-sentence';
import type { Figure } from './figure';
import { countedAddress, statementPlace } from './statement';

/** A statement as a page shows it: to be copied, and to be checked. */
export interface StatementView {
	/** The place in the page that numbers of the table lead to. */
	place: string;
	title: string;
	/** The number as it is shown; null where there is none. */
	number: string | null;
	/** The sentence that can be pasted anywhere. */
	words: string;
	sum: string;
	parts: {
		label: string;
		/** "6", "5,640" or the reason that there is none. */
		amount: string;
		source: string | null;
		counted: { label: string; address: string | null }[];
	}[];
}

/**
 * What a figure says, one thing at a time, each with its sum and where what it counts can be read.
 * @param base the address of the survey, or of the edition that the page was opened by
 */
export function viewStatements(figure: Figure, base: string, from: CopiedFrom): StatementView[] {
	return figure.statements.map((statement) => ({
		place: statementPlace(statement),
		title: statement.title,
		number: statement.number,
		words: copyStatement(figure, statement, from),
		sum: statement.sum,
		parts: statement.parts.map(({ label, amount, source, counted }) => ({
			label,
			amount: typeof amount === 'number' ? formatCount(amount) : amount,
			source,
			counted: counted.map((one) => ({ label: one.label, address: countedAddress(base, one) }))
		}))
	}));
}
