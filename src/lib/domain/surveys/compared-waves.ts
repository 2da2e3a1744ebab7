import { breakBetween, transfersBetween, type BodyBreak } from '../bodies/breaks-between';
import { sortBodies, type Body } from '../bodies/body';
import { answersOfWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { joinWords, startSentence } from '../questions/words';
import { formatAsAt, type AsAt } from './as-at';

/** One of the waves that are compared. */
export interface ComparedWave {
	answers: WaveAnswers;
	asAt: AsAt;
	/** What it is called in words: "March 2022". */
	label: string;
	/** And where room is short: "Mar 2022". */
	short: string;
}

/** A break in the line of a body, between two of the waves, by their index. */
export interface PlacedBreak extends BodyBreak {
	from: number;
	to: number;
}

/** A body with when it was asked and what happened to it from wave to wave. */
export interface TracedBody {
	body: Body;
	/** For each wave whether it was asked. */
	asked: boolean[];
	breaks: PlacedBreak[];
	/** What breaks no line but bears on it, in sentences. */
	transfers: string[];
}

/** "Mar 2022", "31 Mar 2022". */
const shorten = (asAt: AsAt) =>
	formatAsAt(asAt).replace(/[A-Z][a-z]+/, (month) => month.slice(0, 3));

/**
 * The waves that are compared up to one, earliest first: it and those before it that are named, or all before it.
 * @throws where it is not one of the dataset's
 */
export function comparedWaves(
	settings: { wave: string; since?: readonly string[] },
	dataset: Dataset
): ComparedWave[] {
	const own = dataset.waves.findIndex((one) => one.slug === settings.wave);
	const isCompared = (slug: string, index: number) =>
		index === own || (index < own && (!settings.since || settings.since.includes(slug)));
	const waves = dataset.waves.filter(({ slug }, index) => isCompared(slug, index));
	if (own < 0) throw new Error(`There is no wave "${settings.wave}" in this survey.`);
	// Two waves can be as at the same date: their titles then tell them apart.
	const isAlone = (asAt: AsAt) => waves.filter((one) => one.as_at === asAt).length === 1;
	return waves.map((wave) => ({
		answers: answersOfWave(dataset, wave.slug),
		asAt: wave.as_at,
		label: isAlone(wave.as_at) ? formatAsAt(wave.as_at) : wave.title,
		short: isAlone(wave.as_at) ? shorten(wave.as_at) : wave.title
	}));
}

function findBreaks(
	slug: string,
	asked: readonly boolean[],
	waves: readonly ComparedWave[],
	{ bodyChanges }: Pick<Dataset, 'bodyChanges'>
): PlacedBreak[] {
	const places = asked.flatMap((isAsked, index) => (isAsked ? [index] : []));
	const [first, last] = [places[0], places.at(-1)];
	if (first === undefined || last === undefined) return [];
	// Between the waves that asked it, and from the first of all to the last of all beyond them.
	const spans = [
		...(first > 0 ? [[0, first] as const] : []),
		...places.slice(1).map((to, index) => [places[index] ?? first, to] as const),
		...(last < waves.length - 1 ? [[last, waves.length - 1] as const] : [])
	];
	return spans.flatMap(([from, to]) => {
		const [earlier, later] = [waves[from]?.asAt, waves[to]?.asAt];
		if (earlier === undefined || later === undefined) return [];
		const askedEarlier = asked[from] ?? false;
		const found = breakBetween(slug, bodyChanges, { earlier, later, askedEarlier });
		return found ? [{ ...found, from, to }] : [];
	});
}

/**
 * Bodies in alphabetical order of short name, but each with those that it became or came from, predecessors
 * first: so that where one line breaks, those that go on stand beside it.
 */
function orderBodies(traced: readonly TracedBody[]): TracedBody[] {
	const families: TracedBody[][] = [];
	for (const one of traced) {
		const others = new Set(one.breaks.flatMap((found) => found.others));
		const slug = one.body.slug;
		const isKin = (member: TracedBody) =>
			others.has(member.body.slug) || member.breaks.some((found) => found.others.includes(slug));
		const kin = families.filter((family) => family.some(isKin));
		for (const family of kin) families.splice(families.indexOf(family), 1);
		families.push([...kin.flat(), one]);
	}
	const firstAsked = ({ asked }: TracedBody) => asked.indexOf(true);
	const inOrder = families.map((family) => {
		const byName = sortBodies(family.map((one) => one.body)).flatMap(
			(body) => family.find((one) => one.body === body) ?? []
		);
		return byName.sort((a, b) => firstAsked(a) - firstAsked(b));
	});
	const heads = sortBodies(inOrder.flatMap(([head]) => (head ? [head.body] : [])));
	return heads.flatMap((head) => inOrder.find(([first]) => first?.body === head) ?? []);
}

/** Every body that was asked in any of the waves, with what happened to it between them. */
export function traceBodies(dataset: Dataset, waves: readonly ComparedWave[]): TracedBody[] {
	const traced = dataset.bodies.flatMap((body): TracedBody[] => {
		const asked = waves.map(({ answers }) => answers.bodies.some((one) => one.slug === body.slug));
		if (!asked.includes(true)) return [];
		const [earlier, later] = [waves[0]?.asAt ?? '', waves.at(-1)?.asAt ?? ''];
		return [
			{
				body,
				asked,
				breaks: findBreaks(body.slug, asked, waves, dataset),
				transfers: transfersBetween(body.slug, dataset.bodyChanges, { earlier, later })
			}
		];
	});
	return orderBodies(traced);
}

/** Whether a body was asked at both ends. */
export const isAskedInBoth = ({ asked }: TracedBody): boolean =>
	asked.length > 1 && asked[0] === true && asked.at(-1) === true;

/** Whether a body was asked in both of two waves and was the same one in both. */
export const isSameBody = ({ asked, breaks }: TracedBody, from: number, to: number): boolean =>
	asked[from] === true &&
	asked[to] === true &&
	breaks.every((found) => found.from >= to || found.to <= from);

/** When a body was asked that was not asked in every wave; null where it was. */
function askedOnly({ asked }: TracedBody, waves: readonly ComparedWave[]): string | null {
	if (asked.every(Boolean)) return null;
	const labels = waves.flatMap(({ label }, index) => (asked[index] ? [label] : []));
	return `Asked in ${joinWords(labels)} only`;
}

/** What happened to a body between the waves, in words: "Became DBT and DSIT (split, 7 February 2023)". */
export function betweenWords(traced: TracedBody, waves: readonly ComparedWave[]): string {
	const { breaks, transfers } = traced;
	const words = [
		...breaks.map((found) => startSentence(found.words)),
		...(breaks.length ? [] : [askedOnly(traced, waves)].flatMap((one) => one ?? [])),
		...transfers
	];
	return words.join('. ') || 'Nothing on record';
}

/** "March 2022 and March 2026" */
export const waveNames = (waves: readonly ComparedWave[]): string =>
	joinWords(waves.map(({ label }) => label));
