import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { may, type Command, type View } from '$lib/domain/access/may';
import { findPlace, type FoundPlace, type PlaceName } from '$lib/server/queries/places';
import { ensureMay, RefusedError } from '$lib/server/services/perform';

/**
 * Asks whether whoever asks may see or do this. Every `load` and every action of the workspace begins
 * with it. A refusal of somebody signed in goes into the audit trail.
 * @param where the survey, wave, revision or account at hand; left out for the installation
 * @returns the survey at hand, where there is one
 * @throws a redirect to sign in or to give the second factor; else a 403, or a 404 where it is of a
 * survey on which the person has no role, so that nobody is told which surveys there are
 */
export async function guard(
	{ locals, url, request }: Pick<RequestEvent, 'locals' | 'url' | 'request'>,
	action: Command | View,
	where: PlaceName = {}
): Promise<FoundPlace> {
	try {
		return await ensureMay(locals.db, locals.actor, action, where, locals.now);
	} catch (refusal) {
		if (!(refusal instanceof RefusedError)) throw refusal;
		switch (refusal.code) {
			case 'not_signed_in': {
				const back = request.method === 'GET' ? url.pathname + url.search : url.pathname;
				redirect(303, `/sign-in?next=${encodeURIComponent(back)}`);
				break;
			}
			case 'second_factor':
				redirect(303, '/sign-in/second-factor');
				break;
			case 'second_factor_setup':
				redirect(303, '/account/second-factor');
		}
		const isOfAnother =
			'survey' in where && !may(locals.actor, 'view_survey', await findPlace(locals.db, where)).ok;
		if (isOfAnother) {
			error(404, {
				message: 'There is no survey here that you work on.',
				hint: 'Your surveys are listed on the home page of the workspace. An administrator can give you a role on another.'
			});
		}
		error(403, {
			message: 'Your roles do not allow this.',
			hint: 'An administrator can change them.'
		});
	}
}
