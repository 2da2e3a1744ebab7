import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/editions/day-of';
import { writeCalendar } from '$lib/domain/interchange/calendar-file';
import { readClock } from '$lib/domain/requests/clock';
import { bankHolidays } from '$lib/server/queries/calendar';
import { standingEvents } from '$lib/server/queries/requests';
import { readCalendarFeed } from '$lib/server/services/read-calendar-feed';
import type { RequestHandler } from './$types';

/** The due days of a wave for whoever has the address: calendars come without a session. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { db, now, origin } = locals;
	const feed = await readCalendarFeed(db, params.token);
	if (!feed) {
		error(404, {
			message: 'There is no calendar at this address.',
			hint: 'It was ended, or replaced by another.'
		});
	}
	const { survey, wave } = feed;
	const today = dayOf(now);
	const list = `${origin}/workspace/surveys/${survey.slug}/waves/${wave.slug}/requests`;
	const requests = feed.requests.flatMap(({ id, body, events, ...request }) => {
		const result = readClock(standingEvents({ events }), today, bankHolidays);
		if (!result.ok) return [];
		return [
			{
				...request,
				id,
				body,
				clock: result.clock,
				address: `${list}/${id}`,
				sequence: events.length + events.filter((one) => one.isStruck).length
			}
		];
	});
	const { host } = new URL(origin);
	const file = writeCalendar({ host, survey, wave, requests, today, stampedAt: now });
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="due-days.ics"'
		}
	});
};
