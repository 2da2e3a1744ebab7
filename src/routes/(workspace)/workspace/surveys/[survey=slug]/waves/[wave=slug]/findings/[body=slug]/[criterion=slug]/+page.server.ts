import { redirect } from '@sveltejs/kit';
import { recommendationName } from '$lib/domain/gaps/recommendation-name';
import { may } from '$lib/domain/access/may';
import { actorWords } from '$lib/domain/audit/audit-words';
import { shortName } from '$lib/domain/bodies/body';
import { formatInstant } from '$lib/domain/editions/day-of';
import { describeEvidence } from '$lib/domain/evidence/evidence-words';
import { applyRule } from '$lib/domain/gaps/assess';
import { isStated, type FindingContent } from '$lib/domain/gaps/assessment';
import {
	entryOfFinding,
	readFindingEntry,
	type FindingEntry
} from '$lib/domain/gaps/finding-entry';
import { lookedAt } from '$lib/domain/gaps/finding-list';
import {
	findingDifference,
	findingLines,
	findingProblemWords,
	findingWords
} from '$lib/domain/gaps/finding-words';
import { describeResponse } from '$lib/domain/gaps/government-response';
import { ruleWords } from '$lib/domain/gaps/outcome-words';
import { describeRule } from '$lib/domain/gaps/rule-words';
import { answerKey } from '$lib/domain/answers/answer';
import { startSentence } from '$lib/domain/questions/words';
import { findObstacle } from '$lib/domain/review/queue';
import { obstacleWords, revisionStandingWords } from '$lib/domain/review/review-words';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listQuotableLetters } from '$lib/server/queries/documents';
import { readFindingReview, type FindingRevision } from '$lib/server/queries/findings';
import { addComment } from '$lib/server/services/add-comment';
import { codedBlindWords } from '$lib/server/services/ensure-not-blind';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitFinding } from '$lib/server/services/submit-finding';
import { guard } from '../../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../../read-form';
import { answerQuery } from '../../../../../../../review/answer-address';
import { readDecided } from '../../../../../../../review/decided-words';
import { countLeft, findNext, goOn } from '../../../../../../../review/find-next';
import { openQueue } from '../../../../../../../review/open-queue';
import { showThread } from '../../../../../../../review/show-thread';
import { openFindings, type OpenedFindings } from '../../open-findings';
import { acceptForm, commentForm, queryForm, submitForm, withdrawForm } from './finding-forms';
import { openFinding, type OpenedFinding } from './open-finding';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Where readers of the workspace see what a test is: what is tested, what the rule says and on what. */
function showTest(
	{ dataset, bodies, answers, wave }: OpenedFindings,
	{ criterion, body }: OpenedFinding
) {
	const registered = bodies.find(({ slug }) => slug === body?.slug) ?? null;
	const find = (question: string) =>
		body ? (answers.get(answerKey(body.slug, question)) ?? null) : null;
	const looksAt = criterion.looks_at?.question;
	const question = body ? (dataset.questions.find(({ code }) => code === looksAt) ?? null) : null;
	const answer = question && find(question.code);
	const rule = applyRule(criterion, registered, find);
	const recommendation = dataset.recommendations.find(
		({ code }) => code === criterion.recommendation
	);
	const response = recommendation?.government_response;
	return {
		criterion: {
			code: criterion.code,
			title: criterion.title,
			test: criterion.test,
			rule: describeRule(criterion, dataset.questions)
		},
		recommendation: recommendation && {
			title: recommendationName(recommendation),
			response: response ? describeResponse(response) : null
		},
		/** What the rule says; null where it looks at an answer that is not accepted yet. */
		rule:
			question && !answer && rule.reason === 'not_asked'
				? null
				: {
						outcome: rule.outcome,
						reason: rule.reason,
						words: startSentence(ruleWords(rule))
					},
		answer: question && {
			question: question.title,
			code: question.code,
			wording: answer?.wording ?? null,
			evidence: answer?.evidence ? describeEvidence(answer.evidence) : null
		},
		contexts: dataset.contexts
			.filter(
				(one) =>
					one.wave === wave.slug &&
					one.criterion === criterion.code &&
					(one.body === null || one.body === body?.slug)
			)
			.map(({ note, source }) => ({ note, source: describeEvidence(source) }))
	};
}

/** What a revision says, for its page; null once it is erased. */
function showContent(content: FindingContent | null) {
	if (content === null) return null;
	const isFound = isStated(content);
	return {
		words: findingWords(content),
		outcome: isFound ? content.outcome : null,
		reason: isFound ? content.reason : null,
		why: content.why,
		source: isFound ? describeEvidence(content.source) : null
	};
}

/** What became of a finding with one of its revisions: all of it where it is the first. */
function showChange(before: FindingRevision | undefined, after: FindingRevision) {
	if (after.content === null) return null;
	if (before?.content) return findingDifference(before.content, after.content);
	return findingLines(after.content).map(({ label, text }) => ({
		label,
		pieces: [{ kind: 'kept' as const, text }]
	}));
}

/** What the form for the next revision begins with: the latest outcome that anybody submitted. */
function lastEntry(revisions: readonly FindingRevision[]): FindingEntry {
	const last = revisions.at(-1)?.content ?? null;
	return entryOfFinding(last && isStated(last) ? last : null);
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const access = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const opened = await openFinding(db, params);
	const [findings, reader] = await Promise.all([
		openFindings(locals, params),
		openQueue(db, actor)
	]);
	const { survey, wave, place, criterion, body } = opened;
	const base = `/workspace/surveys/${survey.slug}/waves/${wave.slug}`;
	const heading = {
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title },
		body: body && { slug: body.slug, name: body.name, short: shortName(body) },
		base,
		...showTest(findings, opened),
		done: url.searchParams.get('done'),
		/** What was decided about before, by whoever came here from it. */
		decided: await readDecided(db, url.searchParams, [survey.slug])
	};
	const key = lookedAt(criterion, body?.slug ?? null);
	// What was found about an answer says how that was coded.
	if (key !== null && findings.hidden.has(key)) {
		const go = await findNext(event, reader, null);
		return { ...heading, ...go, left: 0, rule: null, answer: null, kept: codedBlindWords };
	}

	const [review, letters] = await Promise.all([
		readFindingReview(db, place),
		place.bodyId === null ? [] : listQuotableLetters(db, place.waveId, place.bodyId)
	]);
	const { revisions, thread, acceptedRevisionId } = review;
	const names = await listActorNames(db, [
		...revisions.map(({ author }) => author),
		...thread.flatMap(({ by }) => by ?? [])
	]);
	const show = (revision: FindingRevision, index: number) => ({
		id: String(revision.id),
		number: revision.number,
		by: actorWords(revision.author, names),
		at: formatInstant(revision.createdAt),
		state: revision.state,
		stateWords: revisionStandingWords(revision.state, index === revisions.length - 1),
		stands: revision.id === acceptedRevisionId,
		content: showContent(revision.content),
		change: showChange(revisions[index - 1], revision)
	});
	const shown = revisions.map(show);
	const latest = revisions.at(-1) ?? null;
	const standing = revisions.find(({ id }) => id === acceptedRevisionId)?.content ?? null;
	const isWaiting = latest?.state === 'submitted';
	const reviews = may(actor, 'review_revision', access).ok;
	const obstacle =
		latest && isWaiting && reviews
			? findObstacle(
					{ revisionId: latest.id, author: latest.author, body: body?.slug ?? null },
					reader
				)
			: null;
	const kept = letters.filter(
		({ sha256 }, index) => letters.findIndex((one) => one.sha256 === sha256) === index
	);
	return {
		...heading,
		...(await findNext(event, reader, latest && { id: latest.id, since: latest.createdAt })),
		left: await countLeft(event, reader),
		kept: null,
		latest: shown.at(-1) ?? null,
		/** What is published, or would be: what was accepted last. */
		standing: shown.find(({ stands }) => stands) ?? null,
		revisions: shown.toReversed(),
		thread: showThread(thread, {
			numbers: new Map(revisions.map(({ id, number }) => [id, number])),
			names,
			body: body ? shortName(body) : ''
		}),
		letters: kept.map(({ id, requestId, sha256, name }) => ({
			sha256,
			name,
			address: `${base}/requests/${requestId}/letters/${id}`
		})),
		entry: lastEntry(revisions),
		shownNumber: latest?.number ?? 0,
		maySubmit: may(actor, 'submit_finding', access).ok,
		mayWithdraw: standing !== null && isStated(standing) && may(actor, 'submit_finding', access).ok,
		mayAccept: isWaiting && reviews && obstacle === null && latest.content !== null,
		mayQuery: isWaiting && reviews && obstacle === null,
		obstacle: obstacle && obstacleWords[obstacle],
		mayComment: latest !== null && may(actor, 'add_comment', access).ok
	};
};

/** Leads back to the page with word of what was done, so that reloading it does nothing again. */
function showDone({ pathname, searchParams }: URL, done: string): never {
	redirect(303, pathname + answerQuery(searchParams.get('queue') ?? '', { done }));
}

/** A revision of the finding at hand, so that a form decides about nothing else; null where it has no such one. */
async function findShown(event: RequestEvent, revisionId: number): Promise<FindingRevision | null> {
	const { db } = event.locals;
	const { place } = await openFinding(db, event.params);
	const { revisions } = await readFindingReview(db, place);
	return revisions.find(({ id }) => id === revisionId) ?? null;
}

/** Decides about the revision that was shown, and goes on to the next of the queue. */
async function decide(
	event: RequestEvent,
	decision: { revisionId: number; to: 'accepted' | 'queried'; comment: string | null },
	refuse: Parameters<typeof attempt>[1]
) {
	const { db, actor, now } = event.locals;
	const shown = await findShown(event, decision.revisionId);
	if (!shown) return refuse('unknown_revision', unknownRevision);
	// Where it stands in the queue is looked up before it leaves it.
	const reader = await openQueue(db, actor);
	const after = await findNext(event, reader, { id: shown.id, since: shown.createdAt });
	const decided = await attempt(() => reviewRevision(db, actor, decision, now), refuse);
	return decided.ok ? goOn(after, decision.to, shown.id) : decided.failure;
}

const unknownRevision = 'This finding has no such revision. Open the page again.';

export const actions: Actions = {
	submit: async (event) => {
		const { params, locals } = event;
		await guard(event, 'submit_finding', { survey: params.survey });
		const form = await readForm(event.request, submitForm, 'submit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { place, criterion, body } = await openFinding(db, params);
		const letters =
			place.bodyId === null ? [] : await listQuotableLetters(db, place.waveId, place.bodyId);
		const { shown, ...entry } = form.data;
		const reading = readFindingEntry(entry, letters);
		if (!reading.ok) {
			return form.refuse(
				Object.fromEntries(
					reading.problems.map((problem) => [problem.field, findingProblemWords(problem)])
				)
			);
		}
		const input = {
			waveId: place.waveId,
			body: body?.slug ?? null,
			criterion: criterion.code,
			content: reading.content,
			shown
		};
		const submitted = await attempt(
			() => submitFinding(db, actor, input, now),
			form.refuseAt({ unknown_letter: 'letter', reason_does_not_fit: 'reason' })
		);
		return submitted.ok ? showDone(event.url, 'submitted') : submitted.failure;
	},

	withdraw: async (event) => {
		const { params, locals } = event;
		await guard(event, 'submit_finding', { survey: params.survey });
		const form = await readForm(event.request, withdrawForm, 'withdraw');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { place, criterion, body } = await openFinding(db, params);
		const input = {
			waveId: place.waveId,
			body: body?.slug ?? null,
			criterion: criterion.code,
			content: { withdrawn: true as const, why: form.data.because },
			shown: form.data.shown
		};
		const withdrawn = await attempt(() => submitFinding(db, actor, input, now), form.refuseAt());
		return withdrawn.ok ? showDone(event.url, 'withdrawn') : withdrawn.failure;
	},

	accept: async (event) => {
		await guard(event, 'review_revision', { survey: event.params.survey });
		const form = await readForm(event.request, acceptForm, 'accept');
		if (!form.ok) return form.failure;
		return decide(
			event,
			{ revisionId: form.data.revision, to: 'accepted', comment: null },
			form.refuseAt()
		);
	},

	query: async (event) => {
		await guard(event, 'review_revision', { survey: event.params.survey });
		const form = await readForm(event.request, queryForm, 'query');
		if (!form.ok) return form.failure;
		const { revision: revisionId, query } = form.data;
		return decide(
			event,
			{ revisionId, to: 'queried', comment: query },
			form.refuseAt({ comment_missing: 'query', not_valid: 'query' })
		);
	},

	comment: async (event) => {
		await guard(event, 'add_comment', { survey: event.params.survey });
		const form = await readForm(event.request, commentForm, 'comment');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { revision: revisionId, comment } = form.data;
		const refuse = form.refuseAt({ not_valid: 'comment' });
		if (!(await findShown(event, revisionId))) return refuse('unknown_revision', unknownRevision);
		const added = await attempt(
			() => addComment(db, actor, { revisionId, text: comment }, now),
			refuse
		);
		return added.ok ? showDone(event.url, 'commented') : added.failure;
	}
};
