import { answerKey } from '$lib/domain/answers/answer';
import { parseComparisonView, type ComparisonView } from '$lib/domain/answers/comparison/view';
import { describeViewProblems } from '$lib/domain/answers/comparison/view-problem';
import type { WorkInHand } from '$lib/domain/answers/comparison/work-in-hand';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import { clipWords, joinWords } from '$lib/domain/questions/words';
import type { SubmittedAnswer } from '$lib/domain/review/submitted-answer';
import type { Survey, Wave } from '$lib/domain/surveys/survey';
import { listSubmittedAnswers, readContents } from '$lib/server/queries/contents';
import { countEntering } from '$lib/server/queries/entering';
import { openWave } from '../open-wave';

/** Which answers are shown; the first where the address does not say. */
const choices = ['submitted', 'accepted'] as const;

export type OpenedWorkingComparison =
	| {
			ok: true;
			waveId: number;
			survey: Survey;
			wave: Wave;
			/** The survey with the answers that are shown. */
			dataset: Dataset;
			work: WorkInHand;
			submitted: SubmittedAnswer[];
			/** How many of the bodies that it asks no response has come from. */
			withoutResponse: number;
			view: ComparisonView;
	  }
	| { ok: false; message: string; hint: string };

/** What the address asks for, or what it says that cannot be shown. */
function readShown(query: URLSearchParams): WorkInHand['shown'] | { unknown: string } {
	const [given = choices[0], ...more] = new Set(query.getAll('answers').filter(Boolean));
	const chosen = choices.find((one) => one === given);
	return chosen && more.length === 0 ? chosen : { unknown: [given, ...more].join(', ') };
}

/**
 * A wave while it is worked on, with the view of its comparison that an address asks for: as the public
 * comparison's, and `answers`, for those that are accepted or all that are submitted. The page has asked
 * before whether they may be seen.
 * @throws a 404 where there is no such wave
 */
export async function openWorkingComparison(
	db: App.Locals['db'],
	params: { survey: string; wave: string },
	query: URLSearchParams
): Promise<OpenedWorkingComparison> {
	const { id: waveId, surveyId, survey, wave } = await openWave(db, params);
	const shown = readShown(query);
	if (typeof shown !== 'string') {
		return {
			ok: false,
			message: `The address asks for the answers “${clipWords(shown.unknown)}”.`,
			hint: `For answers, use ${joinWords(choices, 'or')}.`
		};
	}
	const [contents, submitted, entering] = await Promise.all([
		readContents(db, { surveyId, answers: shown }),
		listSubmittedAnswers(db, surveyId, wave.slug),
		countEntering(db, waveId)
	]);
	const dataset = assembleDataset(contents);
	const states = new Map(
		submitted.map(({ body, question, state }) => [answerKey(body, question), state])
	);
	const work: WorkInHand = {
		asked: new Set(entering.map(({ body }) => body)),
		shown,
		stateOf: (body, question) => states.get(answerKey(body, question)) ?? null
	};
	// The wave is in the address itself.
	const ofWave = new URLSearchParams(query);
	ofWave.set('wave', wave.slug);
	const reading = parseComparisonView(ofWave, dataset, work);
	if (!reading.ok) return { ok: false, ...describeViewProblems(reading.problems) };
	const withoutResponse = entering.filter(({ responses }) => responses === 0).length;
	const { view } = reading;
	return { ok: true, waveId, survey, wave, dataset, work, submitted, withoutResponse, view };
}
