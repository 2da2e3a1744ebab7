import { missingTable } from '../../answers/missing';
import type { BodyStaffShare } from '../../answers/wave-staff-shares';
import { shortName, type Body } from '../../bodies/body';
import type { Counts } from '../../questions/question';
import {
	continueSentence,
	formatCount,
	formatPercent,
	joinWords,
	startSentence
} from '../../questions/words';
import { formatDay } from '../../surveys/as-at';
import type { Statement, SumPart } from '../statement';
import { answersOf, figuresOfBodies } from './count-words';

/** One body's share, with what its row says in place of one that is missing. */
export interface StaffShareRow extends BodyStaffShare {
	/** "13.5%", "at least 32.9%", or why there is none. */
	lead: string;
	/** The provisions relied on to withhold it: "s31". */
	tags: readonly string[];
	/** "published as 17.6%"; null where the source gives none, or the same. */
	published: string | null;
}

const noStaff = 'No figure for its staff';

function partsOf(
	{ body, answer, headcount, share }: StaffShareRow,
	question: Counts,
	groups: string
) {
	const numerator: SumPart = {
		label:
			share.known && share.counted === 'all_groups'
				? 'All groups, not told apart'
				: startSentence(groups),
		amount: share.known
			? share.numerator
			: share.reason === 'no_headcount'
				? 'See the answer'
				: missingTable[share.reason],
		source: null,
		counted: answer ? answersOf([body], question.code) : []
	};
	const denominator: SumPart = headcount
		? {
				label: `Full-time-equivalent staff on ${formatDay(headcount.as_at)}`,
				amount: headcount.fte,
				source: [headcount.source.title, headcount.source.rounding].filter(Boolean).join(', '),
				counted: []
			}
		: { label: 'Full-time-equivalent staff', amount: noStaff, source: null, counted: [] };
	return [numerator, denominator];
}

function saysOf(
	{ body, headcount, share, lead, tags, published }: StaffShareRow,
	question: Counts,
	groups: string
) {
	const short = shortName(body);
	if (!share.known) {
		const cited = tags.length ? ` (${joinWords(tags)})` : '';
		return `there is no share of staff for ${short}: ${continueSentence(lead)}${cited}${published ? `, ${published}` : ''}`;
	}
	const who = share.counted === 'all_groups' ? question.unit : groups;
	const all = share.counted === 'all_groups' ? ', all groups together,' : '';
	const on = headcount ? ` on ${formatDay(headcount.as_at)}` : '';
	return `${who}${question.have ? ` who ${question.have}` : ''}${all} came to ${lead} of full-time-equivalent staff at ${short}: ${formatCount(share.numerator)} of ${formatCount(share.denominator)}${on}${published ? `, ${published}` : ''}`;
}

/** What the table of shares says, a statement for each of its rows, in their order. */
export function stateStaffShares(
	rows: readonly StaffShareRow[],
	question: Counts,
	groups: string,
	bodies: readonly Body[]
): Statement[] {
	const known = rows.filter((row) => row.share.known).length;
	return rows.map((row, index) => ({
		of: { row: index },
		title: shortName(row.body),
		number: row.share.known ? row.lead : null,
		says: saysOf(row, question, groups),
		base: `a share can be worked out for ${figuresOfBodies(known, bodies)}`,
		sum: row.share.known
			? `${formatCount(row.share.numerator)} ÷ ${formatCount(row.share.denominator)} = ${row.share.atLeast ? 'at least ' : ''}${formatPercent(row.share.percent)}`
			: `No sum: ${continueSentence(row.lead)}`,
		parts: partsOf(row, question, groups)
	}));
}
