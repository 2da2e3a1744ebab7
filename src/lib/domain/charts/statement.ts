import { answerAddress } from '../editions/edition-address';
import type { Cell } from './figure';

/**
 * Something that a sum counts: an answer, or what a body or government as a whole is found to do, or a
 * request. Bodies are slugs, questions codes.
 */
export type Counted = {
	/** As it is listed: "DfE", or "DfE, Permitted". */
	label: string;
} &
	/** The wave is left out where it is the latest. */
	(
		| { kind: 'answer'; body: string; question: string; wave?: string }
		| { kind: 'body'; body: string }
		| { kind: 'government' }
		/** The body is null where it has no page of its own to lead to. */
		| { kind: 'request'; body: string | null }
	);

/** One part of a sum, with what was counted for it. */
export interface SumPart {
	/** What it is: "Refused", "Full-time-equivalent staff on 31 December 2021". */
	label: string;
	/** How many; or, in place of a number that is missing, the reason. */
	amount: Cell;
	/** Where it was published, where it is not counted from the records. */
	source: string | null;
	counted: Counted[];
}

/**
 * One thing that a figure says, to be quoted by itself and to be checked: what a row of its table comes to,
 * or a column of it. Every number of the table, and every reason in the place of one, is of a statement.
 */
export interface Statement {
	of: { row: number } | { column: string };
	/** "Permitted: refused" */
	title: string;
	/** The number, as it is shown: "6", "at least 32.9%"; null where there is none. */
	number: string | null;
	/** What is said, with the number or with the reason that there is none; goes on within a sentence. */
	says: string;
	/** What it is out of, how much of that is not known and the bounds; goes on within a sentence. */
	base: string;
	/** The sum, written out: "759 ÷ 5,640 = 13.5%". */
	sum: string;
	parts: SumPart[];
}

/** The place in a page of what is behind a number: "row-3", "column-overall". */
export function statementPlace({ of }: Pick<Statement, 'of'>): string {
	return 'row' in of ? `row-${of.row + 1}` : `column-${of.column}`;
}

/**
 * Where something counted can be read; null where it has no page.
 * @param base the address of the survey or of one of its editions
 */
export function countedAddress(base: string, counted: Counted): string | null {
	switch (counted.kind) {
		case 'answer':
			return answerAddress(base, counted.body, counted.question, counted.wave ?? null);
		case 'body':
			return `${base}/bodies/${counted.body}`;
		case 'government':
			return `${base}/recommendations`;
		case 'request':
			return counted.body && `${base}/bodies/${counted.body}`;
	}
}
