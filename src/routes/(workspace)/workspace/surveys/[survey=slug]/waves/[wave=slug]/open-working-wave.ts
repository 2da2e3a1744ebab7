import { error } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { answerKey } from '$lib/domain/answers/answer';
import type { WorkInHand } from '$lib/domain/answers/comparison/work-in-hand';
import { bodyNoun } from '$lib/domain/bodies/body-noun';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import { assessWork } from '$lib/domain/gaps/assess-work';
import { clipWords, joinWords } from '$lib/domain/questions/words';
import { countSubmitted } from '$lib/domain/review/submitted-answer';
import { workingCountWords } from '$lib/domain/review/working-words';
import type { Survey, Wave } from '$lib/domain/surveys/survey';
import { listSubmittedAnswers, readContents } from '$lib/server/queries/contents';
import { countEntering } from '$lib/server/queries/entering';
import { listLatestFindings } from '$lib/server/queries/findings';
import { listBlindPlaces, placeKey } from '$lib/server/queries/blind-places';
import { openWave } from './open-wave';

/** Which answers are shown; the first where the address does not say. */
const choices = ['submitted', 'accepted'] as const;

/** What the band over every page of working data says. */
export interface WorkingBand {
	/** "60 answers accepted, 3 waiting". */
	counts: string;
	/** Of those not accepted: of how many an earlier revision is, and stands until then. */
	followingAccepted: number;
	/** From how many of the bodies that it asks no response has come. */
	withoutResponse: number;
	bodies: number;
	noun: { one: string; many: string };
	shown: WorkInHand['shown'];
	/** The query of the same page with the one or the other. */
	queries: Record<WorkInHand['shown'], string>;
}

/** A wave while it is worked on. */
export interface WorkingWave {
	waveId: number;
	survey: Survey;
	wave: Wave;
	/** The survey with the answers that are shown; its assessments are not those of work in hand. */
	dataset: Dataset;
	work: WorkInHand;
	band: WorkingBand;
	/** The query that other pages of the wave have, so that they show the same answers: '' or '?…'. */
	query: string;
}

export type OpenedWorkingWave =
	{ ok: true; opened: WorkingWave } | { ok: false; message: string; hint: string };

/** What the address asks for, or what it says that cannot be shown. */
function readShown(query: URLSearchParams): WorkInHand['shown'] | { unknown: string } {
	const [given = choices[0], ...more] = new Set(query.getAll('answers').filter(Boolean));
	const chosen = choices.find((one) => one === given);
	return chosen && more.length === 0 ? chosen : { unknown: [given, ...more].join(', ') };
}

/** The query of a page with other answers shown, from its beginning: '?' leads to the plain page. */
function queryWith(query: URLSearchParams, shown: WorkInHand['shown']): string {
	const next = new URLSearchParams(query);
	next.delete('page');
	if (shown === choices[0]) next.delete('answers');
	else next.set('answers', shown);
	return `?${next}`;
}

/**
 * A wave while it is worked on, with the answers that an address asks for: `answers`, for those that are
 * accepted or all that are submitted. The page has asked before whether they may be seen.
 * @throws a 404 where there is no such wave
 */
export async function readWorkingWave(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string },
	query: URLSearchParams
): Promise<OpenedWorkingWave> {
	const { id: waveId, surveyId, survey, wave } = await openWave(db, params);
	const shown = readShown(query);
	if (typeof shown !== 'string') {
		return {
			ok: false,
			message: `The address asks for the answers “${clipWords(shown.unknown)}”.`,
			hint: `For answers, use ${joinWords(choices, 'or')}.`
		};
	}
	const reader = accountOf(actor);
	const [contents, submitted, entering, blind] = await Promise.all([
		readContents(db, { surveyId, answers: shown, reader }),
		listSubmittedAnswers(db, surveyId, wave.slug),
		countEntering(db, waveId),
		reader === null ? new Set<string>() : listBlindPlaces(db, reader, surveyId)
	]);
	const dataset = assembleDataset(contents);
	const states = new Map(
		submitted.map(({ body, question, state }) => [answerKey(body, question), state])
	);
	const asked = new Set(entering.map(({ body }) => body));
	const work: WorkInHand = {
		asked,
		shown,
		stateOf: (body, question) => states.get(answerKey(body, question)) ?? null,
		isBlind: (body, question) => blind.has(placeKey(wave.slug, body, question))
	};
	const counts = countSubmitted(submitted);
	const notEntered = asked.size * dataset.questions.length - submitted.length;
	const band: WorkingBand = {
		counts: workingCountWords({ ...counts, notEntered }),
		followingAccepted: counts.followingAccepted,
		withoutResponse: entering.filter(({ responses }) => responses === 0).length,
		bodies: asked.size,
		noun: bodyNoun(dataset.bodies.filter((body) => asked.has(body.slug))),
		shown,
		queries: {
			submitted: queryWith(query, 'submitted'),
			accepted: queryWith(query, 'accepted')
		}
	};
	const carried = shown === choices[0] ? '' : `?answers=${shown}`;
	return { ok: true, opened: { waveId, survey, wave, dataset, work, band, query: carried } };
}

/**
 * As `readWorkingWave`, for a page, with how every body stands against every criterion as it is worked on.
 * @throws a 404 where there is no such wave, a 400 where the address asks for other answers
 */
export async function openWorkingWave(
	locals: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string },
	query: URLSearchParams
): Promise<WorkingWave> {
	const reading = await readWorkingWave(locals, params, query);
	if (!reading.ok) error(400, { message: reading.message, hint: reading.hint });
	const { opened } = reading;
	const findings = await listLatestFindings(locals.db, opened.waveId);
	const dataset = assessWork(opened.dataset, opened.wave.slug, opened.work, findings);
	return { ...opened, dataset };
}

/** What every page of a working wave shows of it. */
export function headWave({ survey, wave, band, query }: WorkingWave) {
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		band,
		query
	};
}
