import { bodyNoun } from '../bodies/body-noun';
import { nameBodies } from '../bodies/count-bodies';
import type { Dataset } from '../editions/dataset';
import { countThings, endSentence, joinWords, startSentence } from '../questions/words';
import { askedBodies } from './asked-bodies';
import type { ChartSettings } from './chart';
import { chooseContents } from './choose-contents';
import { completeFigure } from './complete-figure';
import type { Figure, ToldFigure } from './figure';

/** What a chart leaves out by its publishers' choice, as its readers are told. */
export interface Selection {
	/** "7 of the 16 departments asked", for the line that states the measure. */
	short: string[];
	/** Sentences that say what was chosen and by whom. */
	notes: string[];
}

const chosen = 'chosen by those who publish this survey';

/** What the settings of a chart leave out of a dataset; empty where they leave nothing out. */
export function describeSelection(settings: ChartSettings, dataset: Dataset): Selection {
	const selection: Selection = { short: [], notes: [] };
	const part = chooseContents(settings, dataset);
	const asked = askedBodies(settings, dataset);
	const drawn = askedBodies(settings, { ...part, answers: dataset.answers });
	if (settings.bodies && drawn.length < asked.length) {
		const noun = bodyNoun(asked);
		const of = `${drawn.length} of the ${countThings(asked.length, noun.one, noun.many)} asked`;
		selection.short.push(of);
		selection.notes.push(
			drawn.length
				? `Of the ${countThings(asked.length, noun.one, noun.many)} asked, this chart is drawn of ${drawn.length}, ${chosen}: ${nameBodies(drawn)}. It says nothing of the others.`
				: `The ${noun.many} that this chart is drawn of, ${chosen}, were not asked.`
		);
	}
	if ('questions' in settings && part.questions.length < dataset.questions.length) {
		const of = `${part.questions.length} of the survey’s ${countThings(dataset.questions.length, 'question', 'questions')}`;
		selection.short.push(of);
		selection.notes.push(
			`This chart is drawn of ${of}, ${chosen}: ${joinWords(part.questions.map((one) => `“${one.title}”`))}.`
		);
	}
	if (
		'recommendations' in settings &&
		part.recommendations.length < dataset.recommendations.length
	) {
		const of = `${part.recommendations.length} of the ${countThings(dataset.recommendations.length, 'recommendation', 'recommendations')}`;
		selection.short.push(of);
		selection.notes.push(
			`This chart is drawn of ${of}, ${chosen}: ${joinWords(part.recommendations.map((one) => one.code))}.`
		);
	}
	return selection;
}

/**
 * A figure as its publishers present it. Their words stand in place of what was generated, which is kept
 * beside them. What they left out is said by the figure itself, in its measure, its summary and its notes:
 * a selection that nobody sees would mislead.
 */
export function presentFigure(settings: ChartSettings, dataset: Dataset, told: ToldFigure): Figure {
	const { short, notes } = describeSelection(settings, dataset);
	const bounded = {
		...told,
		subtitle: [told.subtitle, ...short].join('; '),
		summary: [
			told.summary,
			...(short.length ? [endSentence(startSentence(`drawn of ${joinWords(short)}`))] : [])
		].join(' '),
		notes: [...notes, ...told.notes],
		// What is copied out of a chart has to say for itself what the chart was drawn of.
		statements: told.statements.map((one) => ({
			...one,
			base: [one.base, ...(short.length ? [`drawn of ${joinWords(short)}`] : [])].join('; ')
		}))
	};
	const complete = completeFigure(bounded);
	const { headline, subtitle, note, alternative } = settings;
	const generated = {
		headline: headline && headline !== complete.headline ? complete.headline : null,
		subtitle: subtitle && subtitle !== told.subtitle ? complete.subtitle : null
	};
	return {
		...complete,
		headline: headline ?? complete.headline,
		// The measure may be put in other words; what it is a part of is said all the same.
		subtitle: subtitle ? [subtitle, ...short].join('; ') : complete.subtitle,
		notes: [
			...(note ? [note] : []),
			...(generated.headline ? [ownWords('headline', generated.headline)] : []),
			...(generated.subtitle ? [ownWords('line under it', generated.subtitle)] : []),
			...complete.notes
		],
		alternative: alternative ?? complete.alternative,
		generated
	};
}

const ownWords = (what: string, generated: string) =>
	`The ${what} is in the words of those who publish this survey. Worked out from the answers: “${generated}”`;
