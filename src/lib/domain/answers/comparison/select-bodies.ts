import { compareNames, shortName, type Body } from '../../bodies/body';
import { answersOfWave, type Dataset, type WaveAnswers } from '../../editions/dataset';
import { dispositionOf } from '../wave-reading';
import { compareDispositions } from './disposition-order';
import type { ComparisonSort, ComparisonView } from './view';

/** How many bodies a page of the comparison holds beside those pinned. */
export const rowsPerPage = 100;

/** How many pages so many bodies take; one where there is none to show. */
export const countPages = (bodies: number): number => Math.max(1, Math.ceil(bodies / rowsPerPage));

function orderBodies(wave: WaveAnswers, sort: ComparisonSort): Body[] {
	const names = (a: Body, b: Body) => compareNames(shortName(a), shortName(b));
	if (sort.by === 'name') {
		return [...wave.bodies].sort((a, b) => (sort.descending ? names(b, a) : names(a, b)));
	}
	const dealt = (body: Body) => dispositionOf(wave, body.slug, sort.by);
	return [...wave.bodies].sort(
		(a, b) => compareDispositions(dealt(a), dealt(b), sort.descending) || names(a, b)
	);
}

/**
 * The bodies of a view: those pinned, whatever the filters, and the others that pass them. A body
 * passes where one and the same answer was dealt with so and cites the section.
 */
export function selectBodies(
	dataset: Dataset,
	view: Omit<ComparisonView, 'page'>
): { pinned: Body[]; others: Body[] } {
	const wave = answersOfWave(dataset, view.wave);
	const passes = (body: Body) => {
		if (view.body && body.slug !== view.body) return false;
		if (!view.disposition && !view.provision) return true;
		return dataset.questions.some((question) => {
			const cited = wave.find(body.slug, question.code)?.provisions ?? [];
			return (
				(!view.disposition || dispositionOf(wave, body.slug, question.code) === view.disposition) &&
				(!view.provision || cited.includes(view.provision))
			);
		});
	};
	const ordered = orderBodies(wave, view.sort);
	return {
		pinned: ordered.filter((body) => view.pins.includes(body.slug)),
		others: ordered.filter((body) => !view.pins.includes(body.slug) && passes(body))
	};
}
