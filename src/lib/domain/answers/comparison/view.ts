import { latestWave, type Dataset } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import { dispositions, isDisposition, type Disposition } from '../disposition';
import { citedProvisions, findProvision } from '../provisions';
import { countPages, selectBodies } from './select-bodies';
import type { ViewProblem } from './view-problem';
import type { WorkInHand } from './work-in-hand';

/** How many bodies can be pinned. */
export const mostPins = 4;

/** What the rows are in the order of: the bodies' names, or how a question was dealt with. */
export interface ComparisonSort {
	/** `name`, or a question's code. */
	by: string;
	descending: boolean;
}

/** What a comparison shows, as its address says it. */
export interface ComparisonView {
	wave: string;
	body: string | null;
	disposition: Disposition | null;
	provision: string | null;
	sort: ComparisonSort;
	/** Slugs, in the order in which they were pinned. */
	pins: string[];
	/** From 1. */
	page: number;
}

export type ComparisonReading =
	{ ok: true; view: ComparisonView } | { ok: false; problems: ViewProblem[] };

const byName: ComparisonSort = { by: 'name', descending: false };

/** The order that a word of the address names: `name`, `permitted`, or either after a hyphen. */
function readSort(word: string, questions: readonly Question[]): ComparisonSort | null {
	const descending = word.startsWith('-');
	const by = descending ? word.slice(1) : word;
	const known = by === 'name' || questions.some((question) => question.code === by);
	return known ? { by, descending } : null;
}

/** An order as a word of the address: `-permitted`. */
export const writeSort = (sort: ComparisonSort): string =>
	`${sort.descending ? '-' : ''}${sort.by}`;

/**
 * Reads what a comparison is to show from the query of its address: `wave`, `body`, `disposition`,
 * `provision`, `sort`, `pin` (up to four times) and `page`. An empty value is as none, since that is
 * what an untouched form sends; names of other parameters are not ours to judge.
 */
export function parseComparisonView(
	query: URLSearchParams,
	dataset: Dataset,
	work: WorkInHand | null = null
): ComparisonReading {
	const problems: ViewProblem[] = [];
	const slugs = dataset.bodies.map((body) => body.slug);

	function read(parameter: string, allowed: string[], isKnown?: (value: string) => boolean) {
		const values = [...new Set(query.getAll(parameter).filter((value) => value !== ''))];
		const [value = null] = values;
		if (values.length > 1) {
			problems.push({ code: 'repeated', parameter, value: values.join(', '), allowed });
			return null;
		}
		if (value !== null && !(isKnown?.(value) ?? allowed.includes(value))) {
			problems.push({ code: 'unknown', parameter, value, allowed });
			return null;
		}
		return value;
	}

	const wave = read(
		'wave',
		dataset.waves.map((one) => one.slug)
	);
	const body = read('body', slugs);
	const disposition = read('disposition', [...dispositions]);
	const provision = read(
		'provision',
		citedProvisions(dataset.answers),
		// A section of the Act that nobody cited is a fair question with no answers.
		(value) => findProvision(value) !== null
	);
	const codes = ['name', ...dataset.questions.map((question) => question.code)];
	const sort = read('sort', [...codes, ...codes.map((code) => `-${code}`)]);

	const pins = [...new Set(query.getAll('pin').filter((value) => value !== ''))];
	for (const value of pins) {
		if (!slugs.includes(value)) {
			problems.push({ code: 'unknown', parameter: 'pin', value, allowed: slugs });
		}
	}
	if (pins.length > mostPins) {
		problems.push({
			code: 'too_many',
			parameter: 'pin',
			value: String(pins.length),
			allowed: [String(mostPins)]
		});
	}

	const isWholeNumber = (value: string) => /^[1-9]\d{0,5}$/.test(value);
	const page = read('page', ['a whole number from 1'], isWholeNumber);

	if (problems.length === 0) {
		const view: ComparisonView = {
			wave: wave ?? latestWave(dataset).slug,
			body,
			disposition: disposition !== null && isDisposition(disposition) ? disposition : null,
			provision,
			sort: (sort === null ? null : readSort(sort, dataset.questions)) ?? byName,
			pins,
			page: page === null ? 1 : Number(page)
		};
		const pages = countPages(selectBodies(dataset, view, work).others.length);
		if (view.page <= pages) return { ok: true, view };
		problems.push({
			code: 'no_such_page',
			parameter: 'page',
			value: String(view.page),
			allowed: pages === 1 ? ['1'] : [`1 to ${pages}`]
		});
	}
	return { ok: false, problems };
}

/**
 * The query of a view, with changes: '' for the plain comparison, or '?…' without whatever goes
 * without saying. A change that alters which rows there are goes back to the first page.
 */
export function comparisonQuery(
	dataset: Pick<Dataset, 'waves'>,
	view: ComparisonView,
	changes: Partial<ComparisonView> = {}
): string {
	const next = { ...view, page: 1, ...changes };
	const query = new URLSearchParams();
	if (next.wave !== dataset.waves.at(-1)?.slug) query.set('wave', next.wave);
	if (next.body) query.set('body', next.body);
	if (next.disposition) query.set('disposition', next.disposition);
	if (next.provision) query.set('provision', next.provision);
	if (writeSort(next.sort) !== 'name') query.set('sort', writeSort(next.sort));
	for (const pin of next.pins) query.append('pin', pin);
	if (next.page > 1) query.set('page', String(next.page));
	const words = query.toString();
	return words && `?${words}`;
}
