import { compareNames, shortName, type Body } from '../../bodies/body';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import type { Disposition } from '../disposition';
import { citesProvision } from '../provisions';
import { dispositionOf } from '../wave-reading';
import { compareDispositions } from './disposition-order';
import type { ComparisonSort, ComparisonView } from './view';
import { comparedWave, type WorkInHand } from './work-in-hand';

/** How many bodies a page of the comparison holds beside those pinned. */
export const rowsPerPage = 100;

/** How many pages so many bodies take; one where there is none to show. */
export const countPages = (bodies: number): number => Math.max(1, Math.ceil(bodies / rowsPerPage));

/** How a body dealt with a question; null where, of work in hand, nobody has coded it. */
type Dealt = (body: Body, question: string) => Disposition | null;

function orderBodies(wave: WaveAnswers, sort: ComparisonSort, dealt: Dealt): Body[] {
	const names = (a: Body, b: Body) => compareNames(shortName(a), shortName(b));
	if (sort.by === 'name') {
		return [...wave.bodies].sort((a, b) => (sort.descending ? names(b, a) : names(a, b)));
	}
	return [...wave.bodies].sort(
		(a, b) =>
			compareDispositions(dealt(a, sort.by), dealt(b, sort.by), sort.descending) || names(a, b)
	);
}

/**
 * The bodies of a view: those pinned, whatever the filters, and the others that pass them. A body
 * passes where one and the same answer was dealt with so and cites the section.
 */
export function selectBodies(
	dataset: Dataset,
	view: Omit<ComparisonView, 'page'>,
	work: WorkInHand | null = null
): { pinned: Body[]; others: Body[] } {
	const wave = comparedWave(dataset, view.wave, work);
	const dealt: Dealt = (body, question) =>
		work
			? (wave.find(body.slug, question)?.disposition ?? null)
			: dispositionOf(wave, body.slug, question);
	const passes = (body: Body) => {
		if (view.body && body.slug !== view.body) return false;
		if (!view.disposition && !view.provision) return true;
		return dataset.questions.some((question) => {
			const answer = wave.find(body.slug, question.code);
			return (
				(!view.disposition || dealt(body, question.code) === view.disposition) &&
				(!view.provision || (answer !== null && citesProvision(answer, view.provision)))
			);
		});
	};
	const ordered = orderBodies(wave, view.sort, dealt);
	return {
		pinned: ordered.filter((body) => view.pins.includes(body.slug)),
		others: ordered.filter((body) => !view.pins.includes(body.slug) && passes(body))
	};
}
