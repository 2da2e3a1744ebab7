import { listSitePages, writeSiteMap } from '$lib/domain/interchange/site-map';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const [publications, register] = await Promise.all([
		listPublications(locals.db, locals.now),
		readRegister(locals.db)
	]);
	const pages = listSitePages(
		publications,
		register.bodies.map((body) => body.slug)
	);
	return new Response(writeSiteMap(pages, locals.origin), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
};
