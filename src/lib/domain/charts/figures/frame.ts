import { provisionWords } from '../../answers/provisions';
import { shortName, type Body } from '../../bodies/body';
import { answersOfWave, type Dataset, type WaveAnswers } from '../../editions/dataset';
import { countWord, joinWords, startSentence } from '../../questions/words';
import { formatAsAt } from '../../surveys/as-at';
import type { ChartSettings } from '../chart';
import type { Figure } from '../figure';

/** "departments" where all of them are, and otherwise "public bodies"; singular for one. */
export function bodiesNoun(bodies: readonly Pick<Body, 'kind'>[], count: number): string {
	const departments =
		bodies.length > 0 && bodies.every((body) => body.kind?.endsWith('department') ?? false);
	if (departments) return count === 1 ? 'department' : 'departments';
	return count === 1 ? 'public body' : 'public bodies';
}

/** "six of 16 departments" */
export function countOfBodies(count: number, bodies: readonly Body[]): string {
	return `${countWord(count)} of ${bodies.length} ${bodiesNoun(bodies, bodies.length)}`;
}

/** "six departments" */
export function countBodies(count: number, bodies: readonly Body[]): string {
	return `${countWord(count)} ${bodiesNoun(bodies, count)}`;
}

/** The short names of some bodies, in the order given: "DfE, DfT and DWP". */
export function nameBodies(bodies: readonly Body[]): string {
	return joinWords(bodies.map(shortName));
}

/** "under section 31", or that none was stated. */
export function citedWords(provisions: readonly string[]): string {
	return provisions.length ? `under ${provisionWords(provisions)}` : 'no section stated';
}

/** Where the answers come from, in one line. */
export function sourceLine(dataset: Dataset, wave: WaveAnswers['wave']): string {
	const { publication } = dataset.survey;
	if (!publication) return `${dataset.survey.title}: replies to requests under the ${wave.law}`;
	return `${publication.publisher}, ${publication.title}, ${formatAsAt(publication.published)}`;
}

/** What every figure's readers must know of its evidence. */
export function commonNotes(dataset: Dataset, wave: WaveAnswers): string[] {
	const answers = dataset.answers.filter((answer) => answer.wave === wave.wave.slug);
	const unseen =
		answers.length > 0 && answers.every((answer) => answer.evidence?.kind !== 'letter');
	return [
		...(unseen
			? ['Every answer is coded from the published report; the letters have not been seen.']
			: []),
		'The sums are Crosscheck’s own. None of this is an official statistic.'
	];
}

type Told = Omit<Figure, 'slug' | 'kind' | 'source' | 'asAt' | 'published'> & {
	/** Sources besides the survey's own. */
	sources?: string[];
	published?: Figure['published'];
};

/** Puts a figure in its frame: names, source, date, and the notes that all figures share. */
export function frameFigure(
	settings: ChartSettings,
	dataset: Dataset,
	tell: (wave: WaveAnswers) => Told
): Figure {
	const wave = answersOfWave(dataset, settings.wave);
	const { sources = [], published = [], notes, ...told } = tell(wave);
	return {
		slug: settings.slug,
		kind: settings.figure,
		...told,
		headline: startSentence(told.headline),
		published,
		notes: [...notes, ...commonNotes(dataset, wave)],
		source: [sourceLine(dataset, wave.wave), ...sources].join('; '),
		asAt: wave.wave.as_at
	};
}
