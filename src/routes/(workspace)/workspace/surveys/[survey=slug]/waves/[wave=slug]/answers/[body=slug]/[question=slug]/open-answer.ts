import { error } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { readAnswerReview, type AnswerReview } from '$lib/server/queries/answer-review';
import { listBlindPlaces, placeKey } from '$lib/server/queries/blind-places';
import { openWave } from '../../../open-wave';

type OpenedWave = Awaited<ReturnType<typeof openWave>>;

/** One answer of a wave, and whether it is kept from whoever looks, who is to code it a second time. */
export interface OpenedAnswer {
	wave: OpenedWave;
	review: AnswerReview;
	isBlind: boolean;
}

/**
 * The answer of an address. The page has asked before whether it may be seen.
 * @throws a 404 where the wave does not ask that body, or not that question
 */
export async function openAnswer(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string; body: string; question: string }
): Promise<OpenedAnswer> {
	const wave = await openWave(db, params);
	const of = { id: wave.id, surveyId: wave.surveyId, position: wave.position };
	const review = await readAnswerReview(db, of, params.body, params.question);
	if (!review) {
		error(404, {
			message: 'This wave asks no such question of that body.',
			hint: 'The page of the wave lists the bodies that it asks, the page of the survey its questions.'
		});
	}
	const reader = accountOf(actor);
	const blind =
		reader === null ? new Set<string>() : await listBlindPlaces(db, reader, wave.surveyId);
	const isBlindIn = (slug: string) => blind.has(placeKey(slug, params.body, params.question));
	const { earlier } = review;
	return {
		wave,
		// What the last wave says can be what they are to code a second time.
		review: earlier && isBlindIn(earlier.wave.slug) ? { ...review, earlier: null } : review,
		isBlind: isBlindIn(wave.wave.slug)
	};
}

/** Where a body's answer is coded: on its last request, or without one where there is none. */
export function codingAddress(
	{ survey, wave }: Pick<OpenedWave, 'survey' | 'wave'>,
	{ requestIds, body, question }: Pick<AnswerReview, 'requestIds' | 'body' | 'question'>
): string {
	const base = `/workspace/surveys/${survey.slug}/waves/${wave.slug}`;
	const request = requestIds.at(-1);
	return request === undefined
		? `${base}/answers/${body.slug}/${question.code}/recode`
		: `${base}/requests/${request}/enter/questions/${question.code}`;
}
