import { error, redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { shortName } from '$lib/domain/bodies/body';
import { dayOf } from '$lib/domain/editions/day-of';
import { writeCoveringLetter } from '$lib/domain/review/covering-letter';
import { replyLinkDays } from '$lib/domain/review/reply-link';
import { countShownAnswers } from '$lib/server/queries/shown-contents';
import { listInvitations } from '$lib/server/queries/reply-invitations';
import { listWaveBodies } from '$lib/server/queries/waves';
import { inviteReply } from '$lib/server/services/invite-reply';
import { publishReply } from '$lib/server/services/publish-reply';
import { withdrawReplyInvitation } from '$lib/server/services/withdraw-reply-invitation';
import { guard } from '../../../../../../../../guard';
import { attempt, readForm, refusePress } from '../../../../../../../../read-form';
import { openWave } from '../../open-wave';
import { describeInvitation } from '../describe-invitation';
import { openReplies } from '../open-replies';
import { inviteForm, pressForm, publishForm } from '../reply-forms';
import type { Actions, PageServerLoad } from './$types';

/** The wave of the address, and the body. @throws a 404 where the wave does not ask it */
async function openBody(
	db: App.Locals['db'],
	params: { survey: string; wave: string; body: string }
) {
	const opened = await openWave(db, params);
	const body = (await listWaveBodies(db, opened.id)).find(({ slug }) => slug === params.body);
	if (!body) {
		error(404, {
			message: `This wave does not ask a body “${params.body}”.`,
			hint: 'The page of the right of reply lists those that it asks.'
		});
	}
	return { ...opened, body };
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const { id: waveId, surveyId, wave, survey, body } = await openBody(db, params);
	const [answers, invitations, { replies, kept }] = await Promise.all([
		countShownAnswers(db, waveId),
		listInvitations(db, { waveId, bodyId: body.id }),
		openReplies({ db, actor }, { id: waveId, surveyId, slug: wave.slug }, body.id)
	]);
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		body: { slug: body.slug, short: shortName(body), name: body.name },
		answers: answers.get(body.slug) ?? 0,
		invitations: invitations.map((one) => ({ id: one.id, ...describeInvitation(one, now) })),
		replies,
		kept,
		days: replyLinkDays,
		withdrawing: url.searchParams.has('withdraw'),
		may: {
			invite: may(actor, 'invite_reply', place).ok,
			withdraw: may(actor, 'withdraw_reply_invitation', place).ok,
			publish: may(actor, 'publish_reply', place).ok
		},
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const { params, locals, request } = event;
		await guard(event, 'invite_reply', { survey: params.survey });
		const form = await readForm(request, inviteForm, 'invite');
		if (!form.ok) return form.failure;
		const { db, actor, now, origin } = locals;
		const { id: waveId, wave, survey, body } = await openBody(db, params);
		const invitation = { waveId, body: body.slug, days: form.data.days };
		const done = await attempt(() => inviteReply(db, actor, invitation, now), form.refuseAt());
		if (!done.ok) return done.failure;
		const { path, expiresAt } = done.result;
		const link = { address: origin + path, until: dayOf(expiresAt) };
		const named = { body: body.name, survey: survey.title, wave: wave.title };
		return { link: { ...link, letter: writeCoveringLetter({ ...named, ...link }) } };
	},

	withdraw: async (event) => {
		const { params, locals, request, url } = event;
		await guard(event, 'withdraw_reply_invitation', { survey: params.survey });
		const form = await readForm(request, pressForm, 'withdraw');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId, body } = await openBody(db, params);
		const done = await attempt(
			() => withdrawReplyInvitation(db, actor, { waveId, body: body.slug }, now),
			refusePress('withdraw')
		);
		return done.ok ? redirect(303, `${url.pathname}?done=withdrawn`) : done.failure;
	},

	publish: async (event) => {
		const { params, locals, request, url } = event;
		await guard(event, 'publish_reply', { survey: params.survey });
		const form = await readForm(request, publishForm, 'publish');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openBody(db, params);
		const isPublic = form.data.public === 'yes';
		const done = await attempt(
			() => publishReply(db, actor, { waveId, replyId: form.data.reply, isPublic }, now),
			form.refuseAt()
		);
		if (!done.ok) return done.failure;
		redirect(303, `${url.pathname}?done=${isPublic ? 'public' : 'private'}`);
	}
};
