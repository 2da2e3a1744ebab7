import { missingTable } from '../../answers/missing';
import { basisWords, provisionLabel } from '../../answers/provisions';
import { rangeWords } from '../../answers/share-words';
import { absenceClauses } from '../../answers/silence';
import type { StaffShare } from '../../answers/staff-share';
import { mayRank } from '../../answers/tally';
import {
	countMissingShares,
	listStaffShares,
	staffQuestion,
	type BodyStaffShare,
	type StaffShareSettings
} from '../../answers/wave-staff-shares';
import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countOfBodies } from '../../bodies/count-bodies';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import type { Counts } from '../../questions/question';
import {
	countWord,
	endSentence,
	formatCount,
	formatPercent,
	joinWords,
	startSentence
} from '../../questions/words';
import { formatAsAt, formatDay } from '../../surveys/as-at';
import type { PublishedFigure } from '../../surveys/survey';
import type { BarRow, Cell, Figure, ToldFigure } from '../figure';
import { figureLook, missingLook } from '../looks';
import { stateStaffShares } from '../statements/share-of-staff';
import { frameFigure } from './frame';
import { missingShareWords } from './missing-share-words';
import { agrees, publishedWords, setBeside } from './published-share';

type KnownShare = Extract<StaffShare, { known: true }>;

/** One body's share with what its source published of the same. */
interface Row extends BodyStaffShare {
	published: PublishedFigure | null;
}

/** What every row of the figure is told with. */
interface Telling {
	question: Counts;
	/** Whom the shares count, in the plural: "civil servants". */
	groups: string;
	dataset: Dataset;
	wave: WaveAnswers;
}

/** A percentage at the place it is shown to; a little is never rounded to nothing. */
export function roundShare(percent: number): number {
	const rounded = Math.round(percent * 10) / 10;
	return rounded === 0 ? Number(percent.toPrecision(1)) : rounded;
}

/** "13.5%", "at least 32.9%" */
const shareWords = (share: KnownShare) =>
	`${share.atLeast ? 'at least ' : ''}${formatPercent(share.percent)}`;

/** Whom the groups are, in the plural: "civil servants". */
export function groupsWords(question: Counts, groups: readonly string[]): string {
	return joinWords(
		question.groups.filter((group) => groups.includes(group.code)).map((group) => group.many)
	);
}

/**
 * How many gave a figure, and how far the figures reach. The bodies at either end are named only where
 * bodies may be ranked and all the figures count the same people in full.
 */
function headline(rows: Row[], bodies: Body[]): string {
	const known = rows.flatMap(({ body, share }) => (share.known ? [{ body, share }] : []));
	const [first] = known;
	if (!first) {
		return `${countOfBodies(0, bodies)} gave a figure that can be set against staff`;
	}
	const given = `${countOfBodies(known.length, bodies)} gave a figure that can be set against staff`;
	if (known.length === 1) {
		return `${given}: ${shareWords(first.share)} at ${shortName(first.body)}`;
	}
	const sorted = known.toSorted((a, b) => a.share.percent - b.share.percent);
	const least = sorted[0] ?? first;
	const most = sorted.at(-1) ?? first;
	const unknown = rows.filter(
		({ share }) => !share.known && share.reason !== 'not_applicable'
	).length;
	const alike = known.every(({ share }) => share.counted === first.share.counted && !share.atLeast);
	if (!alike || !mayRank(unknown, rows.length) || least.share.percent === most.share.percent) {
		return `${given}: ${rangeWords(shareWords(least.share), shareWords(most.share))}`;
	}
	return `${given}, from ${shareWords(least.share)} at ${shortName(least.body)} to ${shareWords(most.share)} at ${shortName(most.body)}`;
}

function summarise(rows: Row[], { groups, wave }: Telling): string {
	const { bodies } = wave;
	const known = rows.filter((row) => row.share.known);
	const together = known.filter((row) => row.share.known && row.share.counted === 'all_groups');
	const missing = absenceClauses(countMissingShares(rows), wave.wave.as_at);
	const sentences = [
		`A share of staff can be worked out for ${countOfBodies(known.length, bodies)}`,
		...(together.length
			? [
					`At ${joinWords(together.map((row) => shortName(row.body)))} the figure counts all groups together, since ${groups} are not told apart there`
				]
			: []),
		...(missing.length
			? [
					`For ${known.length ? 'the other ' : ''}${countWord(bodies.length - known.length)} there is no figure (${joinWords(missing)}), so nothing can be said of ${bodyNoun(bodies).many} as a whole`
				]
			: [])
	];
	return sentences.map((words) => endSentence(startSentence(words))).join(' ');
}

/** The bar of a share that is known. */
function tellShare(row: Row, share: KnownShare, { question, groups }: Telling) {
	const all = share.counted === 'all_groups';
	const published = row.published ? `published as ${publishedWords(row.published)}` : null;
	const sum = `${formatCount(share.numerator)}${all ? ', all groups,' : ''} of ${formatCount(share.denominator)}`;
	const differs = row.published && !agrees(share.percent, row.published);
	const lead = shareWords(share);
	const counted = all ? `${question.unit}, all groups together,` : groups;
	const words = `${lead}: ${formatCount(share.numerator)} ${counted} of ${formatCount(share.denominator)} full-time-equivalent staff`;
	return {
		value: roundShare(share.percent),
		look: figureLook,
		lead,
		more: differs ? `${sum} · ${published}` : sum,
		tags: [],
		words: published ? `${words}; ${published}` : words
	};
}

/** The row of a share that is missing: its reason, off the value axis. */
function tellMissing(
	row: Row,
	reason: Extract<StaffShare, { known: false }>['reason'],
	{ question, groups, dataset, wave }: Telling
) {
	const withheld = reason === 'refused' || reason === 'withheld';
	const provisions = row.answer?.provisions ?? [];
	const words = missingShareWords(row, question, groups, dataset, wave);
	const published = row.published ? `published as ${publishedWords(row.published)}` : null;
	return {
		value: null,
		look: missingLook(reason),
		lead: words,
		more: published,
		tags: withheld ? provisions.map(provisionLabel) : [],
		words: [
			withheld ? `${words}, ${basisWords(provisions)}` : words,
			'no figure',
			...(published ? [published] : [])
		].join('; ')
	};
}

function tellBar(row: Row, index: number, telling: Telling): BarRow {
	const { share } = row;
	return {
		label: shortName(row.body),
		cell: { row: index, column: 'percent' },
		...(share.known ? tellShare(row, share, telling) : tellMissing(row, share.reason, telling))
	};
}

const noStaff = 'No figure for its staff';

/** What the table says of one body: every number with what it counts, every missing one with why. */
function tellCells(row: Row, bar: BarRow, groups: string): Record<string, Cell> {
	const { share, headcount, published } = row;
	const common = {
		body: shortName(row.body),
		denominator: headcount?.fte ?? noStaff,
		staff_on: headcount ? formatDay(headcount.as_at) : noStaff,
		published: published ? publishedWords(published) : 'Not published'
	};
	if (!share.known) {
		return {
			...common,
			percent: bar.tags.length ? `${bar.lead} (${bar.tags.join(', ')})` : bar.lead,
			numerator: share.reason === 'no_headcount' ? 'No share' : missingTable[share.reason],
			counted: 'No figure'
		};
	}
	const counted =
		share.counted === 'all_groups' ? 'All groups, not told apart' : startSentence(groups);
	return {
		...common,
		percent: roundShare(share.percent),
		numerator: share.numerator,
		counted: share.atLeast ? `${counted}; at least, part is missing` : counted
	};
}

function tableColumns(body: string): Figure['table']['columns'] {
	return [
		{ key: 'body', label: body, numeric: false, unit: null },
		{ key: 'percent', label: 'Share', numeric: true, unit: 'percent' },
		{ key: 'numerator', label: 'Number', numeric: true, unit: null },
		{ key: 'denominator', label: 'Full-time-equivalent staff', numeric: true, unit: null },
		{ key: 'counted', label: 'Whom it counts', numeric: false, unit: null },
		{ key: 'staff_on', label: 'Staff as at', numeric: false, unit: null },
		{ key: 'published', label: 'Published share', numeric: false, unit: null }
	];
}

/**
 * The share of each body's staff that the groups make up: bars in alphabetical order. A body without
 * a figure keeps its row with its reason, off the value axis.
 * @throws where the settings name a question that the survey lacks or that counts nothing
 */
export function shareOfStaffFigure(settings: StaffShareSettings, dataset: Dataset): ToldFigure {
	const question = staffQuestion(settings, dataset);
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodyNoun(bodies);
		const groups = groupsWords(question, settings.groups);
		const measure = `${startSentence(groups)}${question.have ? ` who ${question.have}` : ''}`;
		const telling = { question, groups, dataset, wave };
		const published = dataset.publishedFigures.filter(
			(one) => one.wave === settings.wave && one.question === question.code
		);
		const rows = listStaffShares(settings, dataset).map((row): Row => ({
			...row,
			published: published.find((one) => one.body === row.body.slug) ?? null
		}));
		const bars = rows.map((row, index) => ({ row, bar: tellBar(row, index, telling) }));

		const days = [...new Set(rows.flatMap((row) => row.headcount?.as_at ?? []))].sort();
		const sources = [...new Set(rows.flatMap((row) => row.headcount?.source.title ?? []))];
		const rounding = [...new Set(rows.flatMap((row) => row.headcount?.source.rounding ?? []))];
		return {
			headline: headline(rows, bodies),
			subtitle: `${measure}, share of full-time-equivalent staff${days.length ? `, ${joinWords(days.map((day) => formatAsAt(day.slice(0, 7))))}` : ''}`,
			summary: summarise(rows, telling),
			method: endSentence(
				`Each share is the number of ${groups} that the body gave, over its full-time-equivalent civil servants${rounding.length ? `, published ${joinWords(rounding)}` : ''}; where ${groups} are not told apart, the body’s own total of all groups stands in and the row says so`
			),
			sources,
			notes: [
				'Rows are in alphabetical order, never in that of their values.',
				'A body without a figure is not one where nobody does.'
			],
			published: rows.flatMap((row) => (row.published ? [setBeside(row, row.published)] : [])),
			table: {
				caption: `${measure}: numerator, denominator and share, by ${noun.one}`,
				columns: tableColumns(startSentence(noun.one)),
				rows: bars.map(({ row, bar }) => tellCells(row, bar, groups))
			},
			marks: { form: 'bars', rows: bars.map(({ bar }) => bar), key: [] },
			points: bars.map(({ bar }, row) => ({ row, part: 0, title: bar.label, words: bar.words })),
			statements: stateStaffShares(
				bars.map(({ row, bar }) => ({
					...row,
					lead: bar.lead,
					tags: bar.tags,
					published:
						row.published && !(row.share.known && agrees(row.share.percent, row.published))
							? `published as ${publishedWords(row.published)}`
							: null
				})),
				question,
				groups,
				bodies
			)
		};
	});
}
