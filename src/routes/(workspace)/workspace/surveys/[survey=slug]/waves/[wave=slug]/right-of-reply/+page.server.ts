import { may } from '$lib/domain/access/may';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { countShownAnswers } from '$lib/server/queries/shown-contents';
import { listInvitations } from '$lib/server/queries/reply-invitations';
import { listWaveBodies } from '$lib/server/queries/waves';
import { guard } from '../../../../../../../guard';
import { openWave } from '../open-wave';
import { describeInvitation } from './describe-invitation';
import { openReplies } from './open-replies';
import type { PageServerLoad } from './$types';

/** How many bodies stand on one page. */
const atOnce = 100;

/** How many replies stand below them: those of a body are all on its own page. */
const newest = 50;

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const { id: waveId, surveyId, wave, survey } = await openWave(db, params);
	const [asked, answers, invitations, { replies, kept }] = await Promise.all([
		listWaveBodies(db, waveId),
		countShownAnswers(db, waveId),
		listInvitations(db, { waveId }),
		openReplies({ db, actor }, { id: waveId, surveyId, slug: wave.slug })
	]);
	const bodies = sortBodies(asked);
	const pages = Math.max(1, Math.ceil(bodies.length / atOnce));
	const page = Math.min(pages, Math.max(1, Number(url.searchParams.get('page')) || 1));
	const shorts = new Map(bodies.map((body) => [body.slug, shortName(body)]));
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		page,
		pages,
		bodies: bodies.slice((page - 1) * atOnce, page * atOnce).map((body) => {
			const own = invitations.filter((one) => one.body === body.slug);
			const [last] = own;
			return {
				slug: body.slug,
				short: shortName(body),
				name: body.code === null ? null : body.name,
				answers: answers.get(body.slug) ?? 0,
				invitation: last ? describeInvitation(last, now) : null,
				/** By this link and those before it. */
				replies: own.reduce((sum, one) => sum + one.replies, 0)
			};
		}),
		replies: replies.slice(0, newest),
		more: Math.max(0, replies.length - newest),
		kept,
		shorts: Object.fromEntries(replies.map(({ body }) => [body, shorts.get(body) ?? body])),
		mayInvite: may(actor, 'invite_reply', place).ok
	};
};
