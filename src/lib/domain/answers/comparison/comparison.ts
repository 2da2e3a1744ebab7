import { shortName } from '../../bodies/body';
import { bodyNoun, type BodyNoun } from '../../bodies/body-noun';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import type { AsAt } from '../../surveys/as-at';
import { compareProvisions, describeProvision, provisionLabel } from '../provisions';
import { findSubject } from '../subject';
import { stateSubject, type SubjectStatement } from '../subject-statement';
import { readCell, type ComparisonBlock } from './cell';
import { listFilters, type ComparisonFilters } from './filters';
import { countPages, rowsPerPage, selectBodies } from './select-bodies';
import type { ComparisonView } from './view';
import { comparedWave, type WorkInHand } from './work-in-hand';

/** One body as a row of the comparison. */
export interface ComparisonRow {
	body: { slug: string; short: string; name: string };
	isPinned: boolean;
	/** A cell for each column: what it says of the column's questions, in their order. */
	cells: ComparisonBlock[][];
}

/** A comparison as its page shows it. */
export interface Comparison {
	wave: { slug: string; title: string; asAt: AsAt };
	noun: BodyNoun;
	/** The chief share over the bodies of the wave, whatever is filtered; null where it is over none. */
	statement: SubjectStatement | null;
	/** How many bodies the chief share is over: all of the wave, or those whose answer is shown so far. */
	stated: number;
	columns: { title: string; questions: { code: string; title: string }[] }[];
	/** The pinned first, then those of the page. */
	rows: ComparisonRow[];
	/** Bodies in the wave. */
	total: number;
	/** Bodies that pass the filters or are pinned. */
	selected: number;
	pages: number;
	filters: ComparisonFilters;
	/** The sections cited in the rows shown, with what each is. */
	legend: { provision: string; label: string; description: string }[];
}

/** A survey's columns with their questions; one that names a question the survey lacks goes without. */
function columnsOf(dataset: Dataset): { title: string; questions: Question[] }[] {
	return dataset.survey.columns.map((column) => ({
		title: column.title,
		questions: column.questions.flatMap(
			(code) => dataset.questions.find((question) => question.code === code) ?? []
		)
	}));
}

/**
 * The wave with those bodies alone whose answer to what the survey is chiefly about is shown. Of the
 * others it cannot be said that they were not asked, so that no tally may count them among those.
 */
function withStated(dataset: Dataset, wave: WaveAnswers): WaveAnswers {
	const subject = findSubject(dataset.questions);
	if (!subject) return wave;
	const isShown = (slug: string) => wave.find(slug, subject.question.code) !== null;
	return { ...wave, bodies: wave.bodies.filter((body) => isShown(body.slug)) };
}

/**
 * The comparison that a view shows: bodies by columns, each cell with what was said or why nothing was.
 * @param work of a wave that is worked on; left out for what is published
 */
export function compareBodies(
	dataset: Dataset,
	view: ComparisonView,
	work: WorkInHand | null = null
): Comparison {
	const wave = comparedWave(dataset, view.wave, work);
	const noun = bodyNoun(wave.bodies);
	const stated = work ? withStated(dataset, wave) : wave;
	const { pinned, others } = selectBodies(dataset, view, work);
	const columns = columnsOf(dataset);
	const shown = others.slice((view.page - 1) * rowsPerPage, view.page * rowsPerPage);
	const rows = [...pinned, ...shown].map((body) => ({
		body: { slug: body.slug, short: shortName(body), name: body.name },
		isPinned: view.pins.includes(body.slug),
		cells: columns.map((column) => readCell(column.questions, wave, body, work))
	}));
	const cited = new Set(rows.flatMap((row) => row.cells.flat().flatMap((one) => one.provisions)));
	return {
		wave: { slug: wave.wave.slug, title: wave.wave.title, asAt: wave.wave.as_at },
		noun,
		statement: work && stated.bodies.length === 0 ? null : stateSubject(dataset, stated, noun),
		stated: stated.bodies.length,
		columns: columns.map(({ title, questions }) => ({
			title,
			questions: questions.map((question) => ({ code: question.code, title: question.title }))
		})),
		rows,
		total: wave.bodies.length,
		selected: pinned.length + others.length,
		pages: countPages(others.length),
		filters: listFilters(dataset, view, work),
		legend: [...cited].sort(compareProvisions).flatMap((provision) => {
			const description = describeProvision(provision);
			return description ? [{ provision, label: provisionLabel(provision), description }] : [];
		})
	};
}
