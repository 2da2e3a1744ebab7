import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { describeProvision } from '$lib/domain/answers/provisions';
import { generateWording } from '$lib/domain/answers/wording';
import { actorWords } from '$lib/domain/audit/audit-words';
import { shortName } from '$lib/domain/bodies/body';
import { formatInstant } from '$lib/domain/editions/day-of';
import { describeEvidence } from '$lib/domain/evidence/evidence-words';
import { continueSentence } from '$lib/domain/questions/words';
import { responseWords } from '$lib/domain/requests/response-words';
import { codingDifference, codingLines, wordingOf } from '$lib/domain/review/coding-lines';
import { ageInWorkingDays, findObstacle } from '$lib/domain/review/queue';
import { obstacleWords, revisionStateWords } from '$lib/domain/review/review-words';
import { listActorNames } from '$lib/server/queries/audit-events';
import type { AnswerReview, ReviewedRevision } from '$lib/server/queries/answer-review';
import { bankHolidays } from '$lib/server/queries/calendar';
import { addComment } from '$lib/server/services/add-comment';
import { proposeWording } from '$lib/server/services/propose-wording';
import { reviewRevision } from '$lib/server/services/review-revision';
import { guard } from '../../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../../read-form';
import { answerQuery } from '../../../../../../../review/answer-address';
import { readDecided } from '../../../../../../../review/decided-words';
import { countLeft, findNext, goOn } from '../../../../../../../review/find-next';
import { openQueue } from '../../../../../../../review/open-queue';
import { showThread } from '../../../../../../../review/show-thread';
import { showLetters } from '../../../show-letters';
import { acceptForm, commentForm, proposeForm, queryForm } from './answer-forms';
import { codingAddress, openAnswer } from './open-answer';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What a response is called in a sentence. */
function codesWords({ responses }: AnswerReview, { responseId }: ReviewedRevision): string {
	const found = responses.find(({ id }) => id === responseId);
	return found ? `the ${continueSentence(responseWords(found))}` : 'no response';
}

/** Where a revision stands: one that another followed before anybody decided waits no longer. */
function stateOf({ revisions }: AnswerReview, { id, state }: ReviewedRevision): string {
	return state === 'submitted' && id !== revisions.at(-1)?.id
		? 'Replaced before anybody decided'
		: revisionStateWords[state];
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const [{ wave: opened, review, isBlind }, reader] = await Promise.all([
		openAnswer(locals, params),
		openQueue(db, actor)
	]);
	const { survey, wave } = opened;
	const { question, body } = review;
	const revision = review.revisions.at(-1) ?? null;
	const base = {
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title, asAt: wave.as_at },
		body: { slug: body.slug, short: shortName(body), name: body.name },
		question: { code: question.code, title: question.title, prompt: question.prompt },
		...(await findNext(event, reader, revision)),
		left: await countLeft(event, reader),
		done: await readDecided(db, url.searchParams, [survey.slug]),
		coding: may(actor, 'submit_answer', place).ok ? codingAddress(opened, review) : null
	};
	if (isBlind) return { ...base, isBlind: true as const };

	const names = await listActorNames(db, [
		...review.revisions.map(({ author }) => author),
		...review.thread.flatMap(({ by }) => by ?? [])
	]);
	const nameOf = (key: string) => actorWords(key, names);
	const numbers = new Map(review.revisions.map(({ id, number }) => [id, number]));
	const asAt = wave.as_at;
	const previous = review.revisions.at(-2) ?? null;
	const content = revision?.content ?? null;
	const { earlier } = review;
	const isWaiting = revision?.state === 'submitted';
	const reviews = may(actor, 'review_revision', place).ok;
	const obstacle =
		revision && isWaiting && reviews
			? findObstacle({ revisionId: revision.id, author: revision.author, body: body.slug }, reader)
			: null;
	const isOwnBody = reader.own.has(body.slug);
	const evidence = content?.evidence ?? null;
	return {
		...base,
		isBlind: false as const,
		revision: revision && {
			id: revision.id,
			number: revision.number,
			state: revision.state,
			stateWords: revisionStateWords[revision.state],
			by: nameOf(revision.author),
			at: formatInstant(revision.createdAt),
			age: isWaiting ? ageInWorkingDays(revision.since, now, bankHolidays) : null,
			codes: codesWords(review, revision),
			coded: content && {
				disposition: content.disposition,
				neither: content.neither_confirmed_nor_denied,
				lines: codingLines(question, { content }),
				provisions: content.provisions.map((id) => describeProvision(id)).filter(Boolean),
				wording: wordingOf(question, { content, asAt }),
				generated:
					content.wording_override === null ? null : generateWording(question, content, asAt),
				evidence: evidence && describeEvidence(evidence)
			}
		},
		firstDisposition: review.firstDisposition,
		isRevised: content !== null && review.firstDisposition !== content.disposition,
		internalNote: review.internalNote,
		sincePrevious:
			previous?.content && content
				? {
						number: previous.number,
						state: stateOf(review, previous),
						lines: codingDifference(
							question,
							{ content: previous.content, asAt },
							{ content, asAt },
							{ evidence: true }
						)
					}
				: null,
		sinceWave:
			earlier && content
				? {
						title: earlier.wave.title,
						lines: codingDifference(
							question,
							{ content: earlier.content, asAt: earlier.wave.asAt },
							{ content, asAt },
							{ evidence: false }
						)
					}
				: null,
		revisions: review.revisions.toReversed().map((one) => ({
			number: one.number,
			by: nameOf(one.author),
			at: formatInstant(one.createdAt),
			state: stateOf(review, one),
			codes: codesWords(review, one),
			words: one.content && wordingOf(question, { content: one.content, asAt }),
			stands: one.id === review.acceptedRevisionId
		})),
		thread: showThread(review.thread, { numbers, names, body: shortName(body) }),
		letters: showLetters(`/workspace/surveys/${survey.slug}/waves/${wave.slug}`, review.letters),
		marked:
			evidence?.kind === 'letter' && evidence.sha256
				? { sha256: evidence.sha256, page: evidence.page, quote: evidence.quote }
				: null,
		mayAccept: isWaiting && reviews && obstacle === null && content !== null,
		mayQuery: isWaiting && reviews && !isOwnBody,
		obstacle: obstacle && obstacleWords[obstacle],
		mayComment: revision !== null && may(actor, 'add_comment', place).ok,
		mayPropose: content !== null && may(actor, 'propose_wording', place).ok && !isOwnBody
	};
};

/** The address at hand, with the view of the queue that it keeps and word of what was done. */
function showDone(url: URL, done: string, of: number): never {
	const query = answerQuery(url.searchParams.get('queue') ?? '', { done, of: String(of) });
	redirect(303, url.pathname + query);
}

/** Decides about the revision that was shown, and goes on to the next of the queue. */
async function decide(
	event: RequestEvent,
	decision: { revision: number; to: 'accepted' | 'queried'; comment: string | null },
	refuse: Parameters<typeof attempt>[1]
) {
	const { db, actor, now } = event.locals;
	const { revision, to, comment } = decision;
	const { review } = await openAnswer(event.locals, event.params);
	const shown = review.revisions.find(({ id }) => id === revision) ?? null;
	if (!shown) return refuse('unknown_revision', 'This answer has no such revision.');
	// Where it stands in the queue is looked up before it leaves it.
	const reader = await openQueue(db, actor);
	const after = await findNext(event, reader, shown);
	const decided = await attempt(
		() => reviewRevision(db, actor, { revisionId: revision, to, comment }, now),
		refuse
	);
	if (!decided.ok) return decided.failure;
	return goOn(after, to, revision);
}

export const actions: Actions = {
	accept: async (event) => {
		await guard(event, 'review_revision', { survey: event.params.survey });
		const form = await readForm(event.request, acceptForm, 'accept');
		if (!form.ok) return form.failure;
		return decide(
			event,
			{ revision: form.data.revision, to: 'accepted', comment: null },
			form.refuseAt()
		);
	},

	query: async (event) => {
		await guard(event, 'review_revision', { survey: event.params.survey });
		const form = await readForm(event.request, queryForm, 'query');
		if (!form.ok) return form.failure;
		const { revision, query } = form.data;
		return decide(
			event,
			{ revision, to: 'queried', comment: query },
			form.refuseAt({ comment_missing: 'query', not_valid: 'query' })
		);
	},

	comment: async (event) => {
		await guard(event, 'add_comment', { survey: event.params.survey });
		const form = await readForm(event.request, commentForm, 'comment');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { revision, comment } = form.data;
		const { review } = await openAnswer(event.locals, event.params);
		const refuse = form.refuseAt({ not_valid: 'comment' });
		if (!review.revisions.some(({ id }) => id === revision)) {
			return refuse('unknown_revision', 'This answer has no such revision.');
		}
		const added = await attempt(
			() => addComment(db, actor, { revisionId: revision, text: comment }, now),
			refuse
		);
		return added.ok ? showDone(event.url, 'commented', revision) : added.failure;
	},

	propose: async (event) => {
		await guard(event, 'propose_wording', { survey: event.params.survey });
		const form = await readForm(event.request, proposeForm, 'propose');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { revision, wording, why } = form.data;
		const { review } = await openAnswer(event.locals, event.params);
		const refuse = form.refuseAt({ not_valid: 'wording' });
		if (!review.revisions.some(({ id }) => id === revision)) {
			return refuse('unknown_revision', 'This answer has no such revision.');
		}
		const proposed = await attempt(
			() => proposeWording(db, actor, { revisionId: revision, wording, text: why }, now),
			refuse
		);
		return proposed.ok ? showDone(event.url, 'proposed', revision) : proposed.failure;
	}
};
