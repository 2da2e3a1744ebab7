import { parseComparisonView, type ComparisonView } from '$lib/domain/answers/comparison/view';
import { describeViewProblems } from '$lib/domain/answers/comparison/view-problem';
import type { Publication } from '$lib/server/queries/publications';
import { openPublication } from '../../../../open-publication';

/** An edition with the view of its comparison that an address asks for, or what is wrong with it. */
export type OpenedComparison =
	| { ok: true; publication: Publication; view: ComparisonView }
	| { ok: false; message: string; hint: string };

/**
 * Reads the view for the page and for its files, so that the same address gives the same rows.
 * @throws a 404 where there is no such edition
 */
export async function openComparison(
	locals: App.Locals,
	params: { survey: string; edition?: string },
	url: URL
): Promise<OpenedComparison> {
	const publication = await openPublication(locals, params);
	const reading = parseComparisonView(url.searchParams, publication.dataset);
	return reading.ok
		? { ok: true, publication, view: reading.view }
		: { ok: false, ...describeViewProblems(reading.problems) };
}
