import type { Comparison } from './comparison';
import { mostPins, type ComparisonView } from './view';

/** Queries of the same page with one thing changed. */
export interface ComparisonLinks {
	/** By `name` and by question: sorted so, or the other way round where it is already. */
	sort: Record<string, string>;
	/** By body: with it pinned, or no longer. None where no more can be pinned. */
	pin: Record<string, string>;
	/** Without filters. */
	unfiltered: string;
	/** Each page, from the first. */
	pages: string[];
}

/**
 * The links of a comparison to other views of itself.
 * @param queryOf the query of the view with changes, '' where nothing needs saying
 */
export function linkViews(
	view: ComparisonView,
	comparison: Pick<Comparison, 'columns' | 'rows' | 'pages'>,
	queryOf: (changes: Partial<ComparisonView>) => string
): ComparisonLinks {
	/** A bare "?" leads to the plain page, where an empty address would lead to the same view. */
	const linkTo = (changes: Partial<ComparisonView>) => queryOf(changes) || '?';
	const codes = comparison.columns.flatMap(({ questions }) => questions.map(({ code }) => code));
	const isPinned = (slug: string) => view.pins.includes(slug);
	return {
		sort: Object.fromEntries(
			['name', ...codes].map((by) => [
				by,
				linkTo({ sort: { by, descending: view.sort.by === by && !view.sort.descending } })
			])
		),
		pin: Object.fromEntries(
			comparison.rows
				.map((row) => row.body.slug)
				.filter((slug) => isPinned(slug) || view.pins.length < mostPins)
				.map((slug) => [
					slug,
					linkTo({
						pins: isPinned(slug) ? view.pins.filter((pin) => pin !== slug) : [...view.pins, slug]
					})
				])
		),
		unfiltered: linkTo({ body: null, disposition: null, provision: null }),
		pages: Array.from({ length: comparison.pages }, (_, index) => linkTo({ page: index + 1 }))
	};
}
