import type { Dataset } from '../editions/dataset';
import type { ChartSettings } from './chart';

/** The codes of some kind that a chart's settings are restricted to, or null where they name none. */
function chosenCodes(
	settings: ChartSettings,
	key: 'bodies' | 'questions' | 'recommendations'
): ReadonlySet<string> | null {
	const codes = (settings as Partial<Record<typeof key, string[]>>)[key];
	return codes ? new Set(codes) : null;
}

/**
 * What of a dataset a chart is drawn of: the bodies, questions and recommendations that its publishers
 * chose, so that every base, share and bound of its figure is one of those. What is said of government as a
 * whole stays, and so do answers to other questions: who was asked in a wave is read off them.
 */
export function chooseContents(settings: ChartSettings, dataset: Dataset): Dataset {
	const bodies = chosenCodes(settings, 'bodies');
	const questions = chosenCodes(settings, 'questions');
	const recommendations = chosenCodes(settings, 'recommendations');
	if (!bodies && !questions && !recommendations) return dataset;
	const hasBody = (slug: string | null) => slug === null || !bodies || bodies.has(slug);
	const criteria = dataset.criteria.filter(
		(one) => !recommendations || recommendations.has(one.recommendation)
	);
	const criterionCodes = new Set(criteria.map((one) => one.code));
	return {
		...dataset,
		questions: dataset.questions.filter((one) => !questions || questions.has(one.code)),
		bodies: dataset.bodies.filter((one) => hasBody(one.slug)),
		headcounts: dataset.headcounts.filter((one) => hasBody(one.body)),
		recommendations: dataset.recommendations.filter(
			(one) => !recommendations || recommendations.has(one.code)
		),
		criteria,
		contexts: dataset.contexts.filter(
			(one) => hasBody(one.body) && criterionCodes.has(one.criterion)
		),
		publishedFigures: dataset.publishedFigures.filter((one) => hasBody(one.body)),
		letters: dataset.letters.filter((one) => hasBody(one.body)),
		requests: dataset.requests.filter((one) => hasBody(one.body)),
		replyRequests: dataset.replyRequests.filter((one) => hasBody(one.body)),
		replies: dataset.replies.filter((one) => hasBody(one.body)),
		answers: dataset.answers.filter((one) => hasBody(one.body)),
		assessments: dataset.assessments.filter(
			(one) => hasBody(one.body) && criterionCodes.has(one.criterion)
		),
		erased: dataset.erased.filter((one) => hasBody(one.body))
	};
}
