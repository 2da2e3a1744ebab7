import { parseComparisonView, type ComparisonView } from '$lib/domain/answers/comparison/view';
import { describeViewProblems } from '$lib/domain/answers/comparison/view-problem';
import { readWorkingWave, type WorkingWave } from '../open-working-wave';

export type OpenedWorkingComparison =
	| { ok: true; opened: WorkingWave; view: ComparisonView }
	| { ok: false; message: string; hint: string };

/**
 * A wave while it is worked on, with the view of its comparison that an address asks for: as the public
 * comparison's, and which answers. The page has asked before whether they may be seen.
 * @throws a 404 where there is no such wave
 */
export async function openWorkingComparison(
	locals: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string },
	query: URLSearchParams
): Promise<OpenedWorkingComparison> {
	const reading = await readWorkingWave(locals, params, query);
	if (!reading.ok) return reading;
	const { wave, dataset, work } = reading.opened;
	// The wave is in the address itself.
	const ofWave = new URLSearchParams(query);
	ofWave.set('wave', wave.slug);
	const view = parseComparisonView(ofWave, dataset, work);
	return view.ok
		? { ok: true, opened: reading.opened, view: view.view }
		: { ok: false, ...describeViewProblems(view.problems) };
}
