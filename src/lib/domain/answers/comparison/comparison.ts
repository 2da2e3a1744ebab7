import { shortName } from '../../bodies/body';
import { bodyNoun, type BodyNoun } from '../../bodies/body-noun';
import { answersOfWave, type Dataset } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import type { AsAt } from '../../surveys/as-at';
import { compareProvisions, describeProvision, provisionLabel } from '../provisions';
import { stateSubject, type SubjectStatement } from '../subject-statement';
import { readCell, type ComparisonBlock } from './cell';
import { listFilters, type ComparisonFilters } from './filters';
import { countPages, rowsPerPage, selectBodies } from './select-bodies';
import type { ComparisonView } from './view';

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
	/** The chief share over all the bodies of the wave, whatever is filtered. */
	statement: SubjectStatement | null;
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

/** The comparison that a view shows: bodies by columns, each cell with what was said or why nothing was. */
export function compareBodies(dataset: Dataset, view: ComparisonView): Comparison {
	const wave = answersOfWave(dataset, view.wave);
	const { pinned, others } = selectBodies(dataset, view);
	const columns = columnsOf(dataset);
	const shown = others.slice((view.page - 1) * rowsPerPage, view.page * rowsPerPage);
	const rows = [...pinned, ...shown].map((body) => ({
		body: { slug: body.slug, short: shortName(body), name: body.name },
		isPinned: view.pins.includes(body.slug),
		cells: columns.map((column) => readCell(column.questions, wave, body))
	}));
	const cited = new Set(rows.flatMap((row) => row.cells.flat().flatMap((one) => one.provisions)));
	return {
		wave: { slug: wave.wave.slug, title: wave.wave.title, asAt: wave.wave.as_at },
		noun: bodyNoun(wave.bodies),
		statement: stateSubject(dataset, wave),
		columns: columns.map(({ title, questions }) => ({
			title,
			questions: questions.map((question) => ({ code: question.code, title: question.title }))
		})),
		rows,
		total: wave.bodies.length,
		selected: pinned.length + others.length,
		pages: countPages(others.length),
		filters: listFilters(dataset, view),
		legend: [...cited].sort(compareProvisions).flatMap((provision) => {
			const description = describeProvision(provision);
			return description ? [{ provision, label: provisionLabel(provision), description }] : [];
		})
	};
}
