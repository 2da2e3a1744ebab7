import { missingTable } from '../../answers/missing';
import { provisionLabel } from '../../answers/provisions';
import { formatPercent, staffShare, type StaffShare } from '../../answers/staff-share';
import type { Answer } from '../../answers/answer';
import { shortName, type Body, type Headcount } from '../../bodies/body';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import { partsOf, readPart, valueCell } from '../../questions/kinds/registry';
import type { Counts, Question } from '../../questions/question';
import {
	countWord,
	endSentence,
	formatCount,
	joinWords,
	startSentence
} from '../../questions/words';
import { formatAsAt, type AsAt } from '../../surveys/as-at';
import type { PublishedFigure } from '../../surveys/survey';
import type { ChartSettings } from '../chart';
import type { BarRow, Cell, Figure, Point } from '../figure';
import { figureLook, missingLook } from '../looks';
import { countReason } from './reason-words';
import { bodiesNoun, citedWords, countOfBodies, frameFigure } from './frame';

type Settings = Extract<ChartSettings, { figure: 'share_of_staff' }>;

/**
 * The headcount to set a body's answer against: the latest on or before the date the answers are as
 * at, else the earliest after it, or null where there is none.
 */
export function findHeadcount(
	headcounts: readonly Headcount[],
	body: string,
	asAt: AsAt
): Headcount | null {
	const own = headcounts
		.filter((one) => one.body === body)
		.sort((a, b) => (a.as_at < b.as_at ? -1 : 1));
	return own.findLast((one) => one.as_at.slice(0, asAt.length) <= asAt) ?? own[0] ?? null;
}

interface Row {
	body: Body;
	answer: Answer | null;
	share: StaffShare;
	headcount: Headcount | null;
	published: PublishedFigure | null;
}

const roundShare = (percent: number) => Math.round(percent * 10) / 10;

/** "31%", "17.6%": a published figure with the places its source gives. */
function publishedWords(figure: PublishedFigure): string {
	return `${figure.percent.toFixed(figure.decimals)}%`;
}

/** Whether the source's figure is ours, at the places the source gives. */
function agrees(percent: number, published: PublishedFigure): boolean {
	return percent.toFixed(published.decimals) === published.percent.toFixed(published.decimals);
}

/** Whom the groups are, in the plural: "civil servants". */
function groupsWords(question: Counts, groups: readonly string[]): string {
	return joinWords(
		question.groups.filter((group) => groups.includes(group.code)).map((group) => group.many)
	);
}

function countedWords(row: Row, groups: string): string {
	if (!row.share.known) return '';
	return row.share.counted === 'all_groups' ? 'All groups, not told apart' : startSentence(groups);
}

/** What is known of the groups that the share does not count: "0 ministers and 0 special advisers". */
function otherCounts(row: Row, question: Counts): string | null {
	const { answer } = row;
	if (!answer) return null;
	const known = question.groups.flatMap((group) => {
		const reading = readPart(question, answer, group.code);
		if (!reading.known) return [];
		const count = Number(reading.value);
		return [`${formatCount(count)} ${count === 1 ? group.one : group.many}`];
	});
	return known.length ? joinWords(known) : null;
}

/** Why there is no share, in words and never as a number. */
function reasonWords(row: Row, question: Counts, groups: string, context: Context): string {
	if (row.share.known) return '';
	const { reason } = row.share;
	switch (reason) {
		case 'no_headcount':
			return 'No figure for its staff to set it against';
		case 'awaiting':
			return `No response by ${formatAsAt(context.wave.wave.as_at)}`;
		case 'refused':
			return row.answer?.neither_confirmed_nor_denied
				? 'Neither confirmed nor denied'
				: missingTable.refused;
		case 'not_applicable': {
			const earlier = context.dataset.questions.find(
				(one): one is Question => one.code === question.asked_if?.question
			);
			const before = earlier && context.wave.find(row.body.slug, earlier.code);
			const marks = earlier && before ? valueCell(earlier, before).marks : [];
			return marks.length
				? `${marks.map((mark) => mark.words).join(', ')}: the question did not arise`
				: 'The question did not arise';
		}
		case 'withheld':
		case 'not_stated':
		case 'in_total':
		case 'not_held':
		case 'not_asked': {
			const others = otherCounts(row, question);
			const words = missingTable[reason];
			return others ? `${words} for ${groups} (${others})` : words;
		}
	}
}

interface Context {
	dataset: Dataset;
	wave: WaveAnswers;
}

function headline(rows: Row[], bodies: Body[]): string {
	const known = rows.flatMap((row) => (row.share.known ? [{ row, share: row.share }] : []));
	const [first] = known;
	if (!first) {
		return `None of ${bodies.length} ${bodiesNoun(bodies, 2)} gave a figure that can be set against its staff`;
	}
	const least = known.reduce((a, b) => (b.share.percent < a.share.percent ? b : a));
	const most = known.reduce((a, b) => (b.share.percent > a.share.percent ? b : a));
	const say = ({ row, share }: typeof first) =>
		`${share.atLeast ? 'at least ' : ''}${formatPercent(share.percent)} at ${shortName(row.body)}`;
	const given = `${countOfBodies(known.length, bodies)} gave a figure that can be set against staff`;
	return known.length === 1
		? `${startSentence(say(first))}: ${given}`
		: `From ${say(least)} to ${say(most)}: ${given}`;
}

function summarise(rows: Row[], bodies: Body[], groups: string): string {
	const known = rows.filter((row) => row.share.known);
	const together = known.filter((row) => row.share.known && row.share.counted === 'all_groups');
	const reasons = new Map<Parameters<typeof countReason>[0], number>();
	for (const { share } of rows) {
		if (!share.known) reasons.set(share.reason, (reasons.get(share.reason) ?? 0) + 1);
	}
	const missing = [...reasons].map(([reason, count]) => countReason(reason, count));
	const sentences = [
		`A share of staff can be worked out for ${countOfBodies(known.length, bodies)}`,
		...(together.length
			? [
					`At ${joinWords(together.map((row) => shortName(row.body)))} the figure counts all groups together, since ${groups} are not told apart there`
				]
			: []),
		...(missing.length
			? [
					`For the other ${countWord(bodies.length - known.length)} there is no figure (${joinWords(missing)}), so nothing can be said of ${bodiesNoun(bodies, 2)} as a whole`
				]
			: [])
	];
	return sentences.map((words) => endSentence(startSentence(words))).join(' ');
}

/**
 * The share of each body's staff that the groups make up: bars in alphabetical order. A body without
 * a figure keeps its row with its reason, off the value axis.
 * @throws where the settings name a question that the survey lacks or that counts nothing
 */
export function shareOfStaffFigure(settings: Settings, dataset: Dataset): Figure {
	const question = dataset.questions.find((one) => one.code === settings.question);
	if (question?.kind !== 'counts') {
		throw new Error(`The chart "${settings.slug}" needs a question that asks for counts.`);
	}
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const groups = groupsWords(question, settings.groups);
		const measure = `${startSentence(groups)}${question.have ? ` who ${question.have}` : ''}`;
		const codes = partsOf(question).map((part) => part.code);
		const context = { dataset, wave };
		const rows = bodies.map((body): Row => {
			const answer = wave.find(body.slug, question.code);
			const headcount = findHeadcount(dataset.headcounts, body.slug, wave.wave.as_at);
			return {
				body,
				answer,
				headcount,
				share: answer
					? staffShare(
							question,
							settings.groups.filter((code) => codes.includes(code)),
							answer,
							headcount
						)
					: { known: false, reason: 'not_asked' },
				published:
					dataset.publishedFigures.find(
						(one) =>
							one.wave === settings.wave && one.body === body.slug && one.question === question.code
					) ?? null
			};
		});

		const bars = rows.map((row, index): BarRow => {
			const cell = { row: index, column: 'percent' };
			const label = shortName(row.body);
			const published = row.published ? publishedWords(row.published) : null;
			if (row.share.known) {
				const { share } = row;
				const together = share.counted === 'all_groups' ? ', all groups,' : '';
				const sum = `${formatCount(share.numerator)}${together} of ${formatCount(share.denominator)}`;
				const differs = row.published && !agrees(share.percent, row.published);
				const lead = `${share.atLeast ? 'at least ' : ''}${formatPercent(share.percent)}`;
				return {
					label,
					value: roundShare(share.percent),
					look: figureLook,
					cell,
					lead,
					more: differs ? `${sum} · published as ${published}` : sum,
					tags: [],
					words: [
						`${lead}: ${formatCount(share.numerator)} ${share.counted === 'all_groups' ? `${question.unit}, all groups together,` : groups} of ${formatCount(share.denominator)} full-time-equivalent staff`,
						published ? `published as ${published}` : null
					]
						.filter(Boolean)
						.join('; ')
				};
			}
			const { reason } = row.share;
			const withheld = reason === 'refused' || reason === 'withheld';
			const provisions = row.answer?.provisions ?? [];
			const words = reasonWords(row, question, groups, context);
			const aside = published ? `published as ${published}` : null;
			return {
				label,
				value: null,
				look: missingLook(reason),
				cell,
				lead: words,
				more: aside,
				tags: withheld ? provisions.map(provisionLabel) : [],
				words: [withheld ? `${words}, ${citedWords(provisions)}` : words, 'no figure', aside]
					.filter(Boolean)
					.join('; ')
			};
		});

		const days = [...new Set(rows.flatMap((row) => row.headcount?.as_at ?? []))].sort();
		const sources = [...new Set(rows.flatMap((row) => row.headcount?.source.title ?? []))];
		const rounding = [...new Set(rows.flatMap((row) => row.headcount?.source.rounding ?? []))];
		return {
			headline: headline(rows, bodies),
			subtitle: `${measure}, share of full-time-equivalent staff${days.length ? `, ${joinWords(days.map((day) => formatAsAt(day.slice(0, 7))))}` : ''}`,
			summary: summarise(rows, bodies, groups),
			method: endSentence(
				`Each share is the number of ${groups} that the body gave, over its full-time-equivalent civil servants${rounding.length ? `, published ${joinWords(rounding)}` : ''}; where ${groups} are not told apart, the body’s own total of all groups stands in and the row says so`
			),
			sources,
			notes: [
				'Rows are in alphabetical order, never in that of their values.',
				'A body without a figure is not one where nobody does.'
			],
			published: rows.flatMap(({ body, share, published }) =>
				published
					? [
							{
								body: shortName(body),
								published: publishedWords(published),
								ours: share.known ? formatPercent(share.percent) : null,
								source: published.source,
								note: published.note
							}
						]
					: []
			),
			table: {
				caption: `${measure}: numerator, denominator and share, by ${bodiesNoun(bodies, 1)}`,
				columns: [
					{ key: 'body', label: startSentence(bodiesNoun(bodies, 1)), numeric: false, unit: null },
					{ key: 'percent', label: 'Share', numeric: true, unit: 'percent' },
					{ key: 'numerator', label: 'Number', numeric: true, unit: null },
					{ key: 'denominator', label: 'Full-time-equivalent staff', numeric: true, unit: null },
					{ key: 'counted', label: 'Whom it counts', numeric: false, unit: null },
					{ key: 'staff_on', label: 'Staff as at', numeric: false, unit: null },
					{ key: 'published', label: 'Published share', numeric: false, unit: null }
				],
				rows: rows.map((row, index): Record<string, Cell> => {
					const bar = bars[index];
					const none = bar
						? [bar.lead, bar.tags.length ? `(${bar.tags.join(', ')})` : '']
								.filter(Boolean)
								.join(' ')
						: '';
					return {
						body: shortName(row.body),
						percent: row.share.known ? roundShare(row.share.percent) : none,
						numerator: row.share.known
							? row.share.numerator
							: row.share.reason === 'no_headcount'
								? 'No share'
								: missingTable[row.share.reason],
						denominator: row.headcount?.fte ?? 'No figure for its staff',
						counted: row.share.known
							? `${countedWords(row, groups)}${row.share.atLeast ? '; at least, part is missing' : ''}`
							: 'No figure',
						staff_on: row.headcount ? formatAsAt(row.headcount.as_at) : 'No figure for its staff',
						published: row.published ? publishedWords(row.published) : 'None'
					};
				})
			},
			marks: {
				form: 'bars',
				rows: bars,
				key: []
			},
			points: bars.map((bar, index): Point => ({
				row: index,
				part: 0,
				title: bar.label,
				words: bar.words
			}))
		};
	});
}
