import { answersOfWave, type Dataset, type WaveAnswers } from '../../editions/dataset';
import { startSentence } from '../../questions/words';
import { hasLetters, publicationWords } from '../../surveys/source';
import { unofficialSentence } from '../../surveys/unofficial';
import type { ChartSettings } from '../chart';
import type { Figure, ToldFigure } from '../figure';

/** Where the answers come from, in one line. */
function sourceLine(dataset: Dataset, wave: WaveAnswers['wave']): string {
	const { publication } = dataset.survey;
	if (!publication) return `${dataset.survey.title}: replies to requests under the ${wave.law}`;
	return publicationWords(publication);
}

/** What every figure's readers must know of its evidence. */
function commonNotes(dataset: Dataset, wave: WaveAnswers): string[] {
	const answers = dataset.answers.filter((answer) => answer.wave === wave.wave.slug);
	const unseen = answers.length > 0 && !hasLetters(answers);
	return [
		...(unseen
			? ['Every answer is coded from the published report; the letters have not been seen.']
			: []),
		unofficialSentence
	];
}

type Told = Omit<ToldFigure, 'slug' | 'kind' | 'source' | 'asAt' | 'published'> & {
	/** Sources besides the survey's own. */
	sources?: string[];
	published?: Figure['published'];
};

/** Puts a figure in its frame: names, source, date, and the notes that all figures share. */
export function frameFigure(
	settings: ChartSettings,
	dataset: Dataset,
	tell: (wave: WaveAnswers) => Told
): ToldFigure {
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
