import { provisionLabel } from '../../answers/provisions';
import { countPeople, type CountedStaff } from '../../answers/staff-share';
import { absenceOf } from '../../answers/wave-reading';
import { listStaffShares, type BodyStaffShare } from '../../answers/wave-staff-shares';
import type { Headcount } from '../../bodies/body';
import type { Dataset } from '../../editions/dataset';
import type { Counts } from '../../questions/question';
import { formatCount, formatPercent } from '../../questions/words';
import { formatDay } from '../../surveys/as-at';
import type { SettingsOf } from '../chart';
import type { Look } from '../figure';
import { missingLook } from '../looks';
import { waveNames, type ComparedWave, type TracedBody } from '../../surveys/compared-waves';
import { missingShareWords } from './missing-share-words';
import { roundShare } from './share-of-staff';

/** What one body gave in one wave: a number, or the reason that there is none. */
export type GivenNumber =
	| {
			known: true;
			/** As it is drawn and shown: a percentage to its decimal place, or a count. */
			value: number;
			atLeast: boolean;
			counted: CountedStaff;
			/** People. */
			people: number;
			/** What a share is of; null of a count. */
			staff: Headcount | null;
	  }
	| { known: false; words: string; look: Look };

/** A body's number in one wave, with the place it was read from. */
export interface NumberInWave {
	/** Whether there is an answer, or what is left of one, to lead to. */
	hasAnswer: boolean;
	given: GivenNumber;
}

/** How numbers of a chart of change are shown. */
export interface NumberUnit {
	/** Of percent and of counts: "13.5%", "302". */
	show(value: number): string;
	/** "4.6 percentage points", "180" */
	showStep(step: number): string;
	unit: 'percent' | null;
}

export const percentUnit: NumberUnit = {
	show: (value) => formatPercent(value),
	showStep: (step) => `${step.toFixed(1)} percentage points`,
	unit: 'percent'
};
export const countUnit: NumberUnit = {
	show: formatCount,
	showStep: formatCount,
	unit: null
};

/** "at least 32.9%" */
export const numberWords = (given: GivenNumber, unit: NumberUnit): string =>
	given.known ? `${given.atLeast ? 'at least ' : ''}${unit.show(given.value)}` : given.words;

function toMissing(
	row: BodyStaffShare,
	question: Counts,
	groups: string,
	dataset: Dataset,
	wave: ComparedWave
): GivenNumber {
	const { share, answer } = row;
	if (share.known) throw new Error('A share that is known is not missing.');
	const withheld = share.reason === 'refused' || share.reason === 'withheld';
	const cited = withheld ? (answer?.provisions ?? []).map(provisionLabel) : [];
	const words = missingShareWords(row, question, groups, dataset, wave.answers);
	return {
		known: false,
		words: cited.length ? `${words} (${cited.join(', ')})` : words,
		look: missingLook(share.reason)
	};
}

/**
 * What each body gave in a wave, by its slug: the share of its staff that the groups make up, or with `number`
 * how many they are.
 * @param groups whom it counts, in the plural: "civil servants"
 */
export function readNumbers(
	settings: SettingsOf<'change'>,
	question: Counts,
	groups: string,
	dataset: Dataset,
	wave: ComparedWave
): Map<string, NumberInWave> {
	const codes = settings.groups ?? question.groups.map((group) => group.code);
	const { slug } = wave.answers.wave;
	const rows = listStaffShares(
		{
			slug: settings.slug,
			figure: 'share_of_staff',
			question: question.code,
			wave: slug,
			groups: codes
		},
		dataset
	);
	return new Map(
		rows.map((row): [string, NumberInWave] => {
			const { body, answer, headcount } = row;
			const missing = (
				share: Extract<BodyStaffShare['share'], { known: false }>
			): NumberInWave => ({
				hasAnswer: answer !== null,
				given: toMissing({ ...row, share }, question, groups, dataset, wave)
			});
			if (settings.measure !== 'number') {
				const { share } = row;
				if (!share.known) return [body.slug, missing(share)];
				const { counted, atLeast, numerator: people } = share;
				const value = roundShare(share.percent);
				const given = { known: true as const, value, atLeast, counted, people, staff: headcount };
				return [body.slug, { hasAnswer: true, given }];
			}
			if (!answer) {
				const reason = absenceOf(wave.answers, body.slug, question.code);
				return [body.slug, missing({ known: false, reason })];
			}
			const inOrder = question.groups
				.map((group) => group.code)
				.filter((one) => codes.includes(one));
			const people = countPeople(question, inOrder, answer);
			if (!people.known) return [body.slug, missing(people)];
			const { count, counted, atLeast } = people;
			const given = {
				known: true as const,
				value: count,
				atLeast,
				counted,
				people: count,
				staff: null
			};
			return [body.slug, { hasAnswer: true, given }];
		})
	);
}

/** What a number is made of: "759 of 5,640 staff on 31 December 2021", "all groups, not told apart". */
export function madeOf(given: GivenNumber, groups: string): string {
	if (!given.known) return 'No figure';
	const counted = given.counted === 'all_groups' ? 'all groups, not told apart' : groups;
	const part = given.atLeast ? '; part is missing' : '';
	return given.staff
		? `${formatCount(given.people)} (${counted}${part}) of ${formatCount(given.staff.fte)} staff on ${formatDay(given.staff.as_at)}`
		: `${counted}${part}`;
}

/** How the number of a body moved, or why that cannot be said. */
export type Movement =
	| {
			kind: 'up' | 'down' | 'same';
			/** How far, in the number's own unit; of a minimum at least so far. */
			by: number;
			atLeast: boolean;
	  }
	| { kind: 'other_body' | 'one_wave' | 'no_figure' | 'other_people' | 'minimum' };

/**
 * How a body's number moved from one wave to another in which it was the same body. A number that is a minimum
 * tells a direction only where no number it may stand for would turn it.
 */
export function movementOf(before: GivenNumber, after: GivenNumber): Movement {
	if (!before.known || !after.known) return { kind: 'no_figure' };
	if (before.counted !== after.counted) return { kind: 'other_people' };
	const step = after.value - before.value;
	const by = Number(Math.abs(step).toPrecision(12));
	if (!before.atLeast && !after.atLeast) {
		return { kind: step === 0 ? 'same' : step > 0 ? 'up' : 'down', by, atLeast: false };
	}
	if (!before.atLeast && step > 0) return { kind: 'up', by, atLeast: true };
	if (!after.atLeast && step < 0) return { kind: 'down', by, atLeast: true };
	return { kind: 'minimum' };
}

/** One body with its number in every wave; null where it was not asked. */
export interface MovedBody {
	traced: TracedBody;
	numbers: (NumberInWave | null)[];
	/** From the first of the waves to the last. */
	movement: Movement;
}

/** What every row is told with. */
export interface SlopeTelling {
	question: Counts;
	/** Whom it counts, in the plural: "civil servants". */
	groups: string;
	unit: NumberUnit;
	waves: readonly ComparedWave[];
}

/** "Up 4.6 percentage points", "Not comparable: other people are counted". */
export function movementWords(
	{ movement, traced, numbers }: MovedBody,
	telling: SlopeTelling
): string {
	const { unit, waves } = telling;
	switch (movement.kind) {
		case 'up':
		case 'down':
			return `${movement.kind === 'up' ? 'Up' : 'Down'} ${movement.atLeast ? 'at least ' : ''}${unit.showStep(movement.by)}`;
		case 'same':
			return 'Unchanged';
		case 'other_body':
			return traced.breaks.some((found) => found.kind === 'abolished')
				? 'Not comparable: the body was abolished'
				: 'Not comparable: the body is not the same';
		case 'one_wave':
			return 'Not comparable: not asked at both ends';
		case 'no_figure': {
			const without = waves.filter((_, index) => numbers[index]?.given.known === false);
			return `Not comparable: no figure in ${waveNames(without)}`;
		}
		case 'other_people':
			return 'Not comparable: other people are counted';
		case 'minimum':
			return 'Cannot tell: part of a figure is missing';
	}
}
