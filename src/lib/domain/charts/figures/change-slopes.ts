import { shortName } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { nameBodies } from '../../bodies/count-bodies';
import type { Dataset } from '../../editions/dataset';
import type { Counts } from '../../questions/question';
import { continueSentence, endSentence, startSentence } from '../../questions/words';
import type { AsAt } from '../../surveys/as-at';
import type { SettingsOf } from '../chart';
import type { Cell, Column, Look, Marks, Point, SlopeRow, ToldFigure } from '../figure';
import { breakLook, figureLook, missingLook } from '../looks';
import { stateMovements } from '../statements/change';
import {
	betweenWords,
	isAskedInBoth,
	isSameBody,
	waveNames,
	type ComparedWave,
	type TracedBody
} from '../../surveys/compared-waves';
import {
	countUnit,
	madeOf,
	movementOf,
	numberWords,
	percentUnit,
	readNumbers,
	movementWords,
	type GivenNumber,
	type MovedBody,
	type Movement,
	type NumberInWave,
	type SlopeTelling
} from './change-numbers';
import { changeColumns, changeNotes } from './change-words';
import { bodiesOf, headline, isMoveTold, summarise } from './movement-words';
import { groupsWords } from './share-of-staff';

type Settings = SettingsOf<'change'>;

const stopLook: Look = { ...figureLook, glyph: null };
const minimumLook: Look = { ...stopLook, fill: '#FFFFFF' };

function moveOf(traced: TracedBody, numbers: readonly (NumberInWave | null)[]): Movement {
	const last = numbers.length - 1;
	if (traced.breaks.length > 0) return { kind: 'other_body' };
	const [before, after] = [numbers[0]?.given, numbers[last]?.given];
	if (!isAskedInBoth(traced) || !before || !after) return { kind: 'one_wave' };
	return movementOf(before, after);
}

/** Days since the epoch; of a month its first day. */
const dayNumber = (asAt: AsAt): number =>
	Date.parse(`${asAt.length === 7 ? `${asAt}-01` : asAt}T00:00:00Z`) / 86_400_000;

/** Where the waves stand on the axis: by their dates, or evenly where two have the same. */
function placeWaves(waves: readonly ComparedWave[]): { at: number; label: string }[] {
	const days = waves.map(({ asAt }) => dayNumber(asAt));
	const first = days[0] ?? 0;
	const isByDate = days.every((day, index) => index === 0 || day > (days[index - 1] ?? day));
	return waves.map(({ short }, index) => ({
		at: isByDate ? (days[index] ?? first) - first : index,
		label: short
	}));
}

/** The least round number that is no less. */
function roundUp(value: number): number {
	if (value <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(value));
	const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10;
	return Number((step * power).toPrecision(12));
}

/** @param common the top of the axis of every row; null where each row has an axis of its own */
function tellRow(
	moved: MovedBody,
	row: number,
	telling: SlopeTelling,
	places: readonly { at: number }[],
	common: number | null
) {
	const { traced, numbers } = moved;
	const { waves, unit, groups } = telling;
	const isEnd = (index: number) =>
		traced.breaks.some(({ from, to, kind }) =>
			kind === 'came_from' ? index < to : kind !== 'took_in' && index > from
		);
	const notAsked = (index: number): GivenNumber => ({
		known: false,
		words: isEnd(index) ? 'Not asked: the body did not exist' : 'Not asked',
		look: missingLook('not_asked')
	});
	const stops = waves.map(({ answers, label }, index) => {
		const given = numbers[index]?.given ?? notAsked(index);
		const lead = numberWords(given, unit);
		return {
			label,
			value: given.known ? given.value : null,
			isMinimum: given.known && given.atLeast,
			look: given.known ? (given.atLeast ? minimumLook : stopLook) : given.look,
			cell: { row, column: numberKey(answers.wave.slug) },
			lead,
			words: given.known ? `${lead}: ${madeOf(given, groups)}` : lead
		};
	});
	const joins = stops.flatMap((_, index) => {
		const [before, after] = [numbers[index]?.given, numbers[index + 1]?.given];
		if (!before?.known || !after?.known || before.atLeast || after.atLeast) return [];
		const isJoined = before.counted === after.counted && isSameBody(traced, index, index + 1);
		return isJoined ? [index] : [];
	});
	const breaks = traced.breaks.map(({ from, to, on }) => {
		const [start, end] = [places[from]?.at ?? 0, places[to]?.at ?? 0];
		// Evenly placed waves have no day between them: the middle stands for it.
		const day = dayNumber(on.at(-1) ?? '') - dayNumber(waves[0]?.asAt ?? '');
		return day > start && day < end ? day : (start + end) / 2;
	});
	const remarks = [
		...stops.flatMap((stop, index) =>
			stop.value === null && (numbers[index] || !isEnd(index))
				? [
						{
							words: `${waves[index]?.short ?? ''}: ${continueSentence(stop.lead)}`,
							look: numbers[index] ? stop.look : null
						}
					]
				: []
		),
		...waves.slice(1).flatMap(({ short }, index) => {
			const [before, after] = [numbers[index]?.given, numbers[index + 1]?.given];
			const isOther = before?.known && after?.known && before.counted !== after.counted;
			return isOther
				? [{ words: `${short}: other people are counted, so no line`, look: null }]
				: [];
		}),
		...traced.breaks.map((found) => ({ words: startSentence(found.words), look: null }))
	];
	const values = stops.flatMap(({ value }) => value ?? []);
	const max = common ?? roundUp(Math.max(0, ...values));
	const scale = common === null && values.length > 0 ? `0 to ${unit.show(max)}` : null;
	const label = shortName(traced.body);
	return { label, max, scale, stops, joins, breaks, remarks } satisfies SlopeRow;
}

const numberKey = (wave: string) => `number_${wave}`;
const madeOfKey = (wave: string) => `of_${wave}`;

function tellCells(moved: MovedBody, row: SlopeRow, telling: SlopeTelling): Record<string, Cell> {
	const { waves, groups } = telling;
	return {
		body: row.label,
		...Object.fromEntries(
			waves.flatMap(({ answers }, index): [string, Cell][] => {
				const { slug } = answers.wave;
				const stop = row.stops[index];
				const given = moved.numbers[index]?.given;
				return [
					[numberKey(slug), stop?.value ?? stop?.lead ?? 'Not asked'],
					[madeOfKey(slug), startSentence(given ? madeOf(given, groups) : 'No figure')]
				];
			})
		),
		change: movementWords(moved, telling),
		between: betweenWords(moved.traced, waves)
	};
}

function columnsOf(body: string, telling: SlopeTelling): Column[] {
	const { waves, unit } = telling;
	const isShare = unit.unit === 'percent';
	return [
		{ key: 'body', label: body, numeric: false, unit: null },
		...waves.flatMap(({ answers, label }): Column[] => {
			const { slug } = answers.wave;
			return [
				{
					key: numberKey(slug),
					label: `${isShare ? 'Share' : 'Number'}, ${label}`,
					numeric: true,
					unit: unit.unit
				},
				{
					key: madeOfKey(slug),
					label: `${isShare ? 'Of what' : 'Whom it counts'}, ${label}`,
					numeric: false,
					unit: null
				}
			];
		}),
		...changeColumns
	];
}

/** The bodies whose staff figure is the same in the first and the last wave, so that only the count moved. */
function staffUnchanged(rows: readonly MovedBody[]): MovedBody[] {
	return rows.filter((row) => {
		const ends = [row.numbers[0]?.given, row.numbers.at(-1)?.given];
		const [before, after] = ends.map((one) => (one?.known ? (one.staff?.as_at ?? null) : null));
		return isMoveTold(row) && before !== undefined && before !== null && before === after;
	});
}

const isDrawn = ({ stops }: SlopeRow) => stops.some(({ value }) => value !== null);

function keyOf(rows: readonly SlopeRow[]): Extract<Marks, { form: 'slopes' }>['key'] {
	const stops = rows.flatMap((row) => row.stops);
	return [
		...(stops.some(({ value, isMinimum }) => value !== null && !isMinimum)
			? [{ label: 'A figure', look: stopLook, disc: true }]
			: []),
		...(stops.some(({ isMinimum }) => isMinimum)
			? [{ label: 'At least so much: part is missing', look: minimumLook, disc: true }]
			: []),
		...(stops.some(({ value, look }) => value === null && look.texture === 'hatched')
			? [{ label: 'Withheld', look: missingLook('withheld') }]
			: []),
		...(stops.some(({ value, look }) => value === null && look.texture === 'dashed')
			? [{ label: 'No response', look: missingLook('awaiting') }]
			: []),
		...(rows.some((row) => row.breaks.length > 0 && isDrawn(row))
			? [
					{
						label: 'The body was split, merged, renamed or abolished',
						look: breakLook,
						break: true
					}
				]
			: [])
	];
}

/**
 * How a number that bodies gave changed from wave to wave: a small panel for each body that gave one, from
 * nothing. Shares have one scale, so that panels can be compared; numbers have one each, for beside a large body
 * a small one would be flat. A line ends where a figure is missing or the body is not the same any more.
 */
export function tellSlopes(
	settings: Settings,
	question: Counts,
	dataset: Dataset,
	waves: readonly ComparedWave[],
	traced: readonly TracedBody[]
): Omit<ToldFigure, 'slug' | 'kind' | 'source' | 'asAt' | 'published'> & { sources: string[] } {
	const isShare = settings.measure !== 'number';
	const unit = isShare ? percentUnit : countUnit;
	const codes = settings.groups ?? question.groups.map((group) => group.code);
	const groups = groupsWords(question, codes);
	const telling: SlopeTelling = { question, groups, unit, waves };
	const measure = `${startSentence(groups)}${question.have ? ` who ${question.have}` : ''}`;
	const readings = waves.map((wave) => readNumbers(settings, question, groups, dataset, wave));
	const moved = traced.map((one): MovedBody => {
		const numbers = readings.map((byBody) => byBody.get(one.body.slug) ?? null);
		return { traced: one, numbers, movement: moveOf(one, numbers) };
	});
	const bodies = traced.map(({ body }) => body);
	const noun = bodyNoun(bodies);
	const places = placeWaves(waves);
	const shares = moved.flatMap(({ numbers }) =>
		numbers.flatMap((one) => (isShare && one?.given.known ? one.given.value : []))
	);
	const common = isShare ? roundUp(Math.max(0, ...shares)) : null;
	const told = moved.map((one, row) => tellRow(one, row, telling, places, common));
	const rows = [...told.filter(isDrawn), ...told.filter((row) => !isDrawn(row))];
	const unmoved = staffUnchanged(moved);
	const staff = moved.flatMap(({ numbers }) =>
		numbers.flatMap((one) => (one?.given.known && one.given.staff ? [one.given.staff.source] : []))
	);
	const points: Point[] = rows.flatMap(({ label, stops, remarks }, row) =>
		stops.map((stop, part) => ({
			row,
			part,
			title: `${label}, ${stop.label}`,
			words:
				part === stops.length - 1
					? [stop.words, ...remarks.flatMap((one) => (one.look ? [] : [one.words]))].join('. ')
					: stop.words
		}))
	);

	return {
		headline: headline(moved, `${measure}${isShare ? ', share of staff' : ''}`, waves),
		subtitle: `${measure}${isShare ? ', share of full-time-equivalent staff' : `, number, each ${noun.one} on a scale of its own`}, ${waveNames(waves)}`,
		summary: summarise(moved, waves),
		method: endSentence(
			`Each ${isShare ? `share is the number of ${groups} that the body gave, over its full-time-equivalent civil servants on the day that the table names` : `number is that of ${groups} which the body gave`}; where ${groups} are not told apart, the body’s own total of all groups stands in and the row says so. Two figures are compared where the same body gave both and both count the same people`
		),
		sources: [...new Set(staff.map(({ title }) => title))],
		notes: [
			...(rows.some(isDrawn)
				? [
						common === null
							? `Each panel has a scale of its own, from nothing to what stands above it: lines show how a number changed at one ${noun.one}, and not how ${noun.many} differ.`
							: `All panels have one scale, from nothing to ${unit.show(common)}.`
					]
				: []),
			...(unmoved.length
				? [
						`No later number of staff is published for ${nameBodies(bodiesOf(unmoved))}: only the number of ${groups} can have moved there.`
					]
				: []),
			'A body without a figure is not one where nobody does.',
			...changeNotes(true)
		],
		table: {
			caption: `${measure}: ${isShare ? 'share of staff' : 'number'} by ${noun.one} in ${waveNames(waves)}, and what happened between`,
			columns: columnsOf(startSentence(noun.one), telling),
			rows: moved.flatMap((one, row) => {
				const slope = told[row];
				return slope ? [tellCells(one, slope, telling)] : [];
			})
		},
		marks: {
			form: 'slopes',
			waves: places,
			rows,
			without: `No figure in ${waves.length === 2 ? 'either wave' : 'any of the waves'}`,
			key: keyOf(rows)
		},
		points,
		statements: stateMovements(moved, telling, measure)
	};
}
