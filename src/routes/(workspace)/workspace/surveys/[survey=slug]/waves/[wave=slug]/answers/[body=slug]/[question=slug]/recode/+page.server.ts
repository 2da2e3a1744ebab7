import { fail, redirect } from '@sveltejs/kit';
import { draftProblemsByField } from '$lib/domain/answers/draft-words';
import { draftOf } from '$lib/domain/answers/draft-of';
import { emptyDraft } from '$lib/domain/answers/draft';
import { readDraft } from '$lib/domain/answers/read-draft';
import { shortName } from '$lib/domain/bodies/body';
import { responseWords } from '$lib/domain/requests/response-words';
import { revisionStateWords } from '$lib/domain/review/review-words';
import { saidAbout } from '$lib/domain/review/thread';
import { listActorNames } from '$lib/server/queries/audit-events';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { guard } from '../../../../../../../../../../guard';
import { attempt } from '../../../../../../../../../../read-form';
import { answerAddress } from '../../../../../../../../review/answer-address';
import { showThread } from '../../../../../../../../review/show-thread';
import { readDraftForm } from '../../../../requests/[request=number]/enter/read-draft-form';
import { codingAddress, openAnswer } from '../open-answer';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals } = event;
	await guard(event, 'submit_answer', { survey: params.survey });
	const { wave: opened, review, isBlind } = await openAnswer(locals, params);
	// With a request, it is coded beside its letters.
	if (review.requestIds.length > 0) redirect(303, codingAddress(opened, review));
	if (isBlind) redirect(303, answerAddress(params));
	const { survey, wave } = opened;
	const { body, question, responses } = review;
	const revision = review.revisions.at(-1) ?? null;
	const thread = revision ? saidAbout(review.thread, revision.id) : [];
	const names = await listActorNames(
		locals.db,
		thread.flatMap(({ by }) => by ?? [])
	);
	return {
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title, asAt: wave.as_at },
		body: { slug: body.slug, short: shortName(body), name: body.name },
		definition: question,
		address: answerAddress(params),
		responses: responses.map((one) => ({ value: String(one.id), label: responseWords(one) })),
		response: String((revision ? revision.responseId : responses.at(-1)?.id) ?? ''),
		follows: revision?.id ?? null,
		revision: revision && {
			number: revision.number,
			state: revisionStateWords[revision.state]
		},
		initial: revision?.content ? draftOf(revision.content, null) : emptyDraft,
		thread: showThread(thread, {
			numbers: new Map(review.revisions.map(({ id, number }) => [id, number])),
			names,
			body: shortName(body)
		})
	};
};

/** The id of something that a form names; null where it names nothing, undefined where it is no id. */
function idIn(data: FormData, name: string): number | null | undefined {
	const text = String(data.get(name) ?? '');
	if (text === '') return null;
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

export const actions: Actions = {
	default: async (event) => {
		const { params, locals, request } = event;
		await guard(event, 'submit_answer', { survey: params.survey });
		const { db, actor, now } = locals;
		const { wave, review } = await openAnswer(locals, params);
		const { question } = review;
		const data = await request.formData();
		const form = readDraftForm(question, data, []);
		const responseId = idIn(data, 'response');
		const followsRevisionId = idIn(data, 'follows');
		const refuse = (problems: Record<string, string>) =>
			fail(400, {
				action: 'recode',
				values: { response: String(responseId ?? '') },
				problems,
				typed: form.draft
			});
		if (!form.ok) return refuse({ '': form.words });
		if (responseId === undefined || followsRevisionId === undefined) {
			return refuse({ '': 'The form does not say what it is about. Open the page again.' });
		}
		const { content, problems } = readDraft(question, form.draft);
		if (!content) {
			return refuse(draftProblemsByField(question, problems));
		}
		const { body } = params;
		const submitted = await attempt(
			() =>
				submitAnswer(
					db,
					actor,
					{
						waveId: wave.id,
						body,
						question: question.code,
						responseId,
						followsRevisionId,
						content
					},
					now
				),
			(_, message) => refuse({ '': message })
		);
		if (!submitted.ok) return submitted.failure as ReturnType<typeof refuse>;
		redirect(303, `${answerAddress(params)}?done=recoded`);
	}
};
