import { embedAddress } from '$lib/domain/charts/chart-address';
import { cardOf } from '$lib/domain/charts/card';
import { copyFigure } from '$lib/domain/charts/copied-sentence';
import { commonWidth } from '$lib/domain/charts/embed-frame';
import { creditLine } from '$lib/domain/charts/picture-caption';
import { statementPlace } from '$lib/domain/charts/statement';
import { viewStatements } from '$lib/domain/charts/statement-view';
import { wavesOfChart } from '$lib/domain/charts/waves-of-chart';
import { bibtexEntry } from '$lib/domain/interchange/bibtex';
import { citeEdition } from '$lib/domain/interchange/citation';
import { describeChart } from '$lib/domain/interchange/structured-data';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { oembedAddress } from '$lib/domain/interchange/oembed';
import { sourceCitation } from '$lib/domain/surveys/source';
import { viewChart } from '$lib/server/charts/view-chart';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { tellEmbed } from '../../../../../../tell-embed';
import { describedFrom } from '../../../../../../described-from';
import { openChart } from '../open-chart';
import { embedCode } from './embed-code';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { publication, figure, address, corrections } = await openChart(locals, params);
	const { dataset, edition } = publication;
	const settings = dataset.charts.find((one) => one.slug === figure.slug);
	const { survey } = await parent();
	const embed = await tellEmbed(locals, publication, figure, edition.number);
	const height = embed.heightAt(commonWidth);
	const script = `${locals.origin}/embed.js`;
	const from = { survey: dataset.survey, edition, address };
	const asAt = formatAsAt(figure.asAt);
	return {
		chart: viewChart(figure, survey.base, 'page'),
		shown: nameWaves(settings ? wavesOfChart(settings, dataset) : []),
		summary: figure.summary,
		table: figure.table,
		whole: copyFigure(figure, from),
		statements: viewStatements(figure, survey.base, from),
		places: figure.statements.map(statementPlace),
		method: figure.method,
		credit: creditLine(figure),
		notes: figure.notes,
		published: figure.published,
		corrections,
		embed: {
			height,
			pinned: embedCode({ address: embed.address, title: figure.headline, height }, script),
			// What it will find is not known, so that it is named after what is measured.
			following: embed.canFollow
				? embedCode(
						{
							address: `${locals.origin}${embedAddress(dataset.survey.slug, figure.slug, 'latest')}`,
							title: `${figure.subtitle}, ${dataset.survey.title}`,
							height
						},
						script
					)
				: null
		},
		described: describeChart(describedFrom(publication, locals), figure),
		oembed: oembedAddress(locals.origin, address),
		card: cardOf(figure, address),
		citation: {
			words: `${citeEdition(dataset.survey, edition, { what: `“${figure.headline}”`, asAt })}, ${address}.`,
			bibtex: bibtexEntry(dataset.survey, edition, {
				title: figure.headline,
				code: figure.slug,
				asAt,
				address
			}),
			address,
			source: sourceCitation(dataset)
		}
	};
};
