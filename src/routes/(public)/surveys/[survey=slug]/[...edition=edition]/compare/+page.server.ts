import { error } from '@sveltejs/kit';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import {
	comparisonQuery,
	mostPins,
	type ComparisonView
} from '$lib/domain/answers/comparison/view';
import { sourceCitation } from '$lib/domain/surveys/source';
import { openComparison } from '../open-comparison';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) throw error(400, { message: opened.message, hint: opened.hint });
	const { view } = opened;
	const { dataset } = opened.publication;
	const comparison = compareBodies(dataset, view);
	const queryOf = (changes: Partial<ComparisonView> = {}) =>
		comparisonQuery(dataset, view, changes) || '?';

	const sorts = ['name', ...dataset.questions.map((question) => question.code)];
	const isPinned = (slug: string) => view.pins.includes(slug);
	return {
		view,
		comparison,
		citation: sourceCitation(dataset),
		/** Queries of the same page with one thing changed. */
		queries: {
			sort: Object.fromEntries(
				sorts.map((by) => [
					by,
					queryOf({ sort: { by, descending: view.sort.by === by && !view.sort.descending } })
				])
			),
			pin: Object.fromEntries(
				comparison.rows
					.map((row) => row.body.slug)
					.filter((slug) => isPinned(slug) || view.pins.length < mostPins)
					.map((slug) => [
						slug,
						queryOf({
							pins: isPinned(slug) ? view.pins.filter((pin) => pin !== slug) : [...view.pins, slug]
						})
					])
			),
			unfiltered: queryOf({ body: null, disposition: null, provision: null }),
			pages: Array.from({ length: comparison.pages }, (_, index) => queryOf({ page: index + 1 })),
			/** Of the files, which hold all pages. */
			files: comparisonQuery(dataset, view)
		}
	};
};
