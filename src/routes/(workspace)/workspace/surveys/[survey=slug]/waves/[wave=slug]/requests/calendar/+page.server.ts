import { error, fail, redirect } from '@sveltejs/kit';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { findFeed } from '$lib/server/queries/calendar-feeds';
import { endCalendarFeed } from '$lib/server/services/end-calendar-feed';
import { startCalendarFeed } from '$lib/server/services/start-calendar-feed';
import { guard } from '../../../../../../../../guard';
import { attempt } from '../../../../../../../../read-form';
import { openWave } from '../../open-wave';
import type { Actions, PageServerLoad } from './$types';

/** An address is somebody's own. Whoever got past the guard is somebody. */
function asAccount(actor: Actor): AccountActor {
	if (actor.kind !== 'account') error(403, { message: 'Sign in first.' });
	return actor;
}

const refuse = (action: string) => (_: string, message: string) =>
	fail(409, { action, values: {}, problems: { '': message } });

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'start_calendar_feed', { survey: params.survey });
	const { db, actor } = locals;
	const { id: waveId, wave, survey } = await openWave(db, params);
	const feed = await findFeed(db, asAccount(actor).id, waveId);
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		since: feed && formatDayOf(feed.createdAt),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	start: async (event) => {
		const { params, locals } = event;
		await guard(event, 'start_calendar_feed', { survey: params.survey });
		const { db, actor, now, origin } = locals;
		const { id: waveId } = await openWave(db, params);
		const started = await attempt(
			() => startCalendarFeed(db, asAccount(actor), { waveId }, now),
			refuse('start')
		);
		if (!started.ok) return started.failure;
		return { feed: { address: origin + started.result.path } };
	},

	end: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'end_calendar_feed', { survey: params.survey });
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const ended = await attempt(
			() => endCalendarFeed(db, asAccount(actor), { waveId }, now),
			refuse('end')
		);
		if (!ended.ok) return ended.failure;
		redirect(303, `${url.pathname}?done=ended`);
	}
};
