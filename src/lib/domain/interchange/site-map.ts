import { answerAddress, surveyAddress } from '../editions/edition-address';
import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';

/** A page of the site map: its path, and when what it shows last changed, where that is known. */
export interface SitePage {
	path: string;
	updatedAt: Date | null;
}

/** The most pages that a site map has (https://www.sitemaps.org/protocol.html). */
const most = 50_000;

/** The last time that something happened to an edition which its readers are told of. */
function updatedAt({ publishedAt, events }: Edition): Date {
	return events.reduce((last, { at }) => (at > last ? at : last), publishedAt);
}

/** The pages of the latest edition of a survey. */
function listSurveyPages({ survey, bodies, questions, charts }: Dataset): string[] {
	const base = surveyAddress(survey.slug);
	return [
		base,
		...['compare', 'recommendations', 'charts', 'data', 'changes', 'method'].map(
			(page) => `${base}/${page}`
		),
		...charts.map((chart) => `${base}/charts/${chart.slug}`),
		...bodies.flatMap((body) => [
			`${base}/bodies/${body.slug}`,
			...questions.map((question) => answerAddress(base, body.slug, question.code))
		])
	];
}

/**
 * Every public page: those of each survey's latest edition, the register's, and those of neither. Of more
 * than a site map holds, the first.
 * @param bodies the slugs of the register
 */
export function listSitePages(
	publications: readonly { edition: Edition; dataset: Dataset }[],
	bodies: readonly string[]
): SitePage[] {
	const undated = (path: string): SitePage => ({ path, updatedAt: null });
	return [
		...['/', '/bodies', '/data', '/deadline'].map(undated),
		...publications.flatMap(({ edition, dataset }) => {
			const at = updatedAt(edition);
			return listSurveyPages(dataset).map((path) => ({ path, updatedAt: at }));
		}),
		...bodies.map((slug) => undated(`/bodies/${slug}`))
	].slice(0, most);
}

/** The site map as XML. Paths hold nothing that XML would take otherwise. @param origin without a slash at the end */
export function writeSiteMap(pages: readonly SitePage[], origin: string): string {
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
		...pages.map(
			({ path, updatedAt: at }) =>
				`\t<url><loc>${origin}${path}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`
		),
		'</urlset>',
		''
	].join('\n');
}
