import type { RequestHandler } from './$types';

/** What is not for search engines: what is of people. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(
		[
			'User-agent: *',
			'Disallow: /workspace',
			'Disallow: /account',
			'Disallow: /reply',
			'',
			`Sitemap: ${locals.origin}/sitemap.xml`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8' } }
	);
