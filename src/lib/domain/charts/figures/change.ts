import type { Dataset } from '../../editions/dataset';
import { questionKinds } from '../../questions/question';
import { hasLetters } from '../../surveys/source';
import type { SettingsOf } from '../chart';
import type { ToldFigure } from '../figure';
import { questionOfChart } from '../question-of-chart';
import { tellTurns } from './change-answers';
import { comparedWaves, traceBodies, type ComparedWave } from '../../surveys/compared-waves';
import { tellSlopes } from './change-slopes';
import { frameFigure } from './frame';

/** Where not every wave is coded from letters, which are not: its own is said by the frame. */
function evidenceNotes(dataset: Dataset, waves: readonly ComparedWave[]): string[] {
	return waves.slice(0, -1).flatMap(({ answers, label }) => {
		const own = dataset.answers.filter((one) => one.wave === answers.wave.slug);
		return own.length > 0 && !hasLetters(own)
			? [`The letters of ${label} have not been seen: its answers are coded from other sources.`]
			: [];
	});
}

/**
 * Change between waves: slopes of a number that bodies gave, or a matrix of what they said and of how they
 * dealt with a question. Nothing is drawn across a wave without an answer, nor across a change of the body.
 * @throws where the settings name a question that the survey lacks
 */
export function changeFigure(settings: SettingsOf<'change'>, dataset: Dataset): ToldFigure {
	const question = questionOfChart(settings, dataset, questionKinds);
	return frameFigure(settings, dataset, () => {
		const waves = comparedWaves(settings, dataset);
		const traced = traceBodies(dataset, waves);
		const told =
			question.kind === 'counts' && settings.measure !== 'dispositions'
				? tellSlopes(settings, question, dataset, waves, traced)
				: tellTurns(settings, question, waves, traced);
		return { ...told, notes: [...told.notes, ...evidenceNotes(dataset, waves)] };
	});
}
