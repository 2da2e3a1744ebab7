import { cardOf } from '$lib/domain/charts/card';
import { chartAddress } from '$lib/domain/charts/chart-address';
import { findFigure } from '$lib/domain/charts/figures/registry';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { describeEmbed, readChartAddress, readRoom } from '$lib/domain/interchange/oembed';
import { problem } from '$lib/domain/interchange/problem';
import { clipWords } from '$lib/domain/questions/words';
import { findPublication } from '$lib/server/queries/publications';
import { sendJson } from '../send-data';
import { tellEmbed } from '../tell-embed';
import type { RequestHandler } from './$types';

/**
 * What another site is to show of a chart's address (oEmbed 1.0). It shows the edition that the address
 * names, or else the latest there is now, for good; it follows the latest where the address asks for it.
 */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { searchParams: query } = url;
	const format = query.get('format') || 'json';
	if (format !== 'json') {
		return problem(
			501,
			null,
			`There is no answer as "${clipWords(format)}". Ask for JSON: format=json, or no format.`,
			{ parameter: 'format' }
		);
	}
	const [address, ...more] = query.getAll('url');
	if (address === undefined || more.length > 0) {
		return problem(422, null, 'Ask about one address at a time: url=, with the address encoded.', {
			parameter: 'url'
		});
	}
	const room = readRoom(query);
	if (typeof room === 'string') {
		return problem(422, null, `${room} is a whole number of pixels, as in ${room}=600.`, {
			parameter: room
		});
	}
	const named = readChartAddress(address, locals.origin);
	const number = named && typeof named.edition === 'number' ? named.edition : null;
	const publication = named && (await findPublication(locals.db, named.survey, number, locals.now));
	const figure = publication && findFigure(publication.dataset, named.chart);
	if (!figure) {
		return problem(
			404,
			null,
			`There is no chart of ours at that address. The address of a chart begins with ${locals.origin}/surveys/.`
		);
	}
	const { dataset, edition } = publication;
	const { slug, title } = dataset.survey;
	const embed = await tellEmbed(locals, publication, figure, named.edition ?? edition.number);
	const page = `${locals.origin}${chartAddress(editionAddress(slug, edition.number), figure.slug)}`;
	return sendJson(
		describeEmbed(
			{
				headline: figure.headline,
				survey: { title, address: `${locals.origin}${surveyAddress(slug)}` },
				embed: embed.address,
				heightAt: embed.heightAt,
				card: cardOf(figure, page),
				origin: locals.origin
			},
			room
		)
	);
};
