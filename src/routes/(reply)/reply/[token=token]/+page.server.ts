import { error, redirect } from '@sveltejs/kit';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { assembleDataset } from '$lib/domain/editions/assemble';
import { dayOf, formatInstant } from '$lib/domain/editions/day-of';
import { formatDay } from '$lib/domain/surveys/as-at';
import { openReplyLink } from '$lib/server/services/open-reply-link';
import { RefusedError } from '$lib/server/services/perform';
import { sendReply } from '$lib/server/services/send-reply';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import { readReplies, replyForm } from './reply-form';
import type { Actions, PageServerLoad } from './$types';

const statuses: Record<string, number> = { reply_link_unknown: 404, too_many_tries: 429 };

/** Leads to the page that says that a link does not work, and nothing of what it was to. */
function refuse(refusal: RefusedError): never {
	error(statuses[refusal.code] ?? 410, {
		message: refusal.message,
		hint: 'Whoever sent it to you can send another.'
	});
}

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const opened = await openReplyLink(locals.db, params.token, attemptOf(event), locals.now).catch(
		(refusal: unknown) => {
			if (refusal instanceof RefusedError) refuse(refusal);
			throw refusal;
		}
	);
	const { contents, replies } = opened;
	// Of one body in one wave: there is nothing else in it that could be shown by mistake.
	const dataset = assembleDataset(contents);
	const profile = profileBody(dataset, opened.body);
	const [wave] = profile?.waves ?? [];
	if (!profile || !wave) {
		error(404, {
			message: 'There is nothing to see by this link at the moment.',
			hint: 'Whoever sent it to you can say why.'
		});
	}
	const sent = Number(url.searchParams.get('sent'));
	return {
		survey: dataset.survey.title,
		wave: { title: wave.wave.title, law: wave.wave.law },
		asAt: wave.asAt,
		body: profile.body,
		until: formatDay(dayOf(opened.expiresAt)),
		answers: wave.answers.flatMap((answer) => {
			const shown = contents.shown.get(answer.question.code);
			if (!shown) return [];
			return [
				{
					...answer,
					...shown,
					replies: replies
						.filter(({ question }) => question.code === answer.question.code)
						.map(({ id, at, text, mayBePublished, revision, revisionId }) => ({
							id,
							at: formatInstant(at),
							text,
							mayBePublished,
							isOfEarlier: revisionId !== shown.revisionId && revision.number < revision.latest
						}))
				}
			];
		}),
		/** Answers that were erased: when, and why. */
		unshown: wave.unshown,
		gaps: wave.gaps.recommendations.map(({ code, title, gaps }) => ({
			code,
			title,
			gaps: gaps.map((gap) => ({
				code: gap.code,
				title: gap.title,
				test: gap.test,
				words: gap.words,
				why: gap.why
			}))
		})),
		sent: Number.isInteger(sent) && sent > 0 ? sent : null
	};
};

export const actions: Actions = {
	send: async (event) => {
		const { locals, params, request, url } = event;
		const form = await readForm(request, replyForm, 'send');
		if (!form.ok) return form.failure;
		const { sent, problems } = readReplies(form.data);
		if (Object.keys(problems).length > 0) return form.refuse(problems);
		const done = await attempt(
			() => sendReply(locals.db, params.token, sent, attemptOf(event), locals.now),
			form.refuseAt()
		);
		if (!done.ok) return done.failure;
		redirect(303, `${url.pathname}?sent=${sent.length}`);
	}
};
