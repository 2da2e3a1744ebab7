import { answerKey } from '../answers/answer';
import { answerAddress, surveyAddress } from '../editions/edition-address';
import type { Dataset } from '../editions/dataset';
import { lastChangedAt, type Edition } from '../editions/edition';

/** A page of the site map: its path, and when what it shows last changed, where that is known. */
export interface SitePage {
	path: string;
	updatedAt: Date | null;
}

/** The most pages that a site map has (https://www.sitemaps.org/protocol.html). */
const most = 50_000;

/** The pages of the latest edition of a survey. */
function listSurveyPages({
	survey,
	bodies,
	questions,
	charts,
	answers,
	erased
}: Dataset): string[] {
	const base = surveyAddress(survey.slug);
	// Not every body was asked every question; of an answer that was erased, its page says when and why.
	const asked = new Set([...answers, ...erased].map((one) => answerKey(one.body, one.question)));
	return [
		base,
		...['compare', 'refusals', 'recommendations', 'charts', 'data', 'changes', 'method'].map(
			(page) => `${base}/${page}`
		),
		...charts.map((chart) => `${base}/charts/${chart.slug}`),
		...bodies.flatMap((body) => {
			const answered = questions.filter(({ code }) => asked.has(answerKey(body.slug, code)));
			return answered.length === 0
				? []
				: [
						`${base}/bodies/${body.slug}`,
						...answered.map(({ code }) => answerAddress(base, body.slug, code))
					];
		})
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
	const dates = publications.map(({ edition }) => lastChangedAt(edition).getTime());
	const last = dates.length > 0 ? new Date(Math.max(...dates)) : null;
	const undated = (path: string): SitePage => ({ path, updatedAt: null });
	return [
		// Of the register and of the bank holidays nothing says when they changed.
		...['/', '/data', '/data/api'].map((path) => ({ path, updatedAt: last })),
		...['/bodies', '/deadline'].map(undated),
		...publications.flatMap(({ edition, dataset }) => {
			const at = lastChangedAt(edition);
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
