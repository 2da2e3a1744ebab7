import { compareNames, shortName, type Body } from '../bodies/body';
import { bodyNoun, type BodyNoun } from '../bodies/body-noun';
import { answersOfWave, latestWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { valueCell } from '../questions/kinds/registry';
import type { ValueCell } from '../questions/kinds/kind';
import type { Question } from '../questions/question';
import { continueSentence } from '../questions/words';
import type { AsAt } from '../surveys/as-at';
import type { Answer } from './answer';
import { dispositions, dispositionTable, isDisposition, type Disposition } from './disposition';
import { dispositionWords } from './disposition-words';
import {
	compareProvisions,
	describeProvision,
	findProvision,
	provisionLabel,
	provisionWords
} from './provisions';
import { stateSubject, type SubjectStatement } from './subject';

/** How many bodies can be pinned, and how many a page of the comparison holds beside them. */
export const mostPins = 4;
export const rowsPerPage = 100;

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

/** What an address asks for that cannot be shown. */
export interface ViewProblem {
	code: 'unknown' | 'repeated' | 'too_many' | 'no_such_page';
	parameter: string;
	value: string;
	/** What it can be. */
	allowed: string[];
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

const writeSort = (sort: ComparisonSort) => `${sort.descending ? '-' : ''}${sort.by}`;

/** The sections cited in any wave of a survey, in the Act's order. */
function citedProvisions(answers: readonly Answer[]): string[] {
	return [...new Set(answers.flatMap((answer) => answer.provisions))].sort(compareProvisions);
}

/**
 * Reads what a comparison is to show from the query of its address: `wave`, `body`, `disposition`,
 * `provision`, `sort`, `pin` (up to four times) and `page`. An empty value is as none, since that is
 * what an untouched form sends; names of other parameters are not ours to judge.
 */
export function parseComparisonView(query: URLSearchParams, dataset: Dataset): ComparisonReading {
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
		const pages = countPages(selectBodies(dataset, view).others.length);
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

/** Enough of what was sent to recognise it by. */
const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What is wrong with an address, and what to do about it. */
export function describeViewProblems(problems: readonly ViewProblem[]): {
	message: string;
	hint: string;
} {
	const message = problems.map(({ code, parameter, value, allowed }) => {
		switch (code) {
			case 'unknown':
				return `“${clip(value)}” is not a ${parameter} of this comparison.`;
			case 'repeated':
				return `The address gives more than one ${parameter}: ${clip(value)}.`;
			case 'too_many':
				return `The address pins ${value}; up to ${allowed.join()} can be pinned.`;
			case 'no_such_page':
				return `There is no page ${clip(value)} of this comparison.`;
		}
	});
	const allowed = new Map(
		problems
			.filter((problem) => problem.code !== 'too_many')
			.map((problem) => [problem.parameter, problem.allowed])
	);
	const hint = [...allowed].map(
		([parameter, values]) => `For ${parameter}, use ${values.join(', ') || 'none'}.`
	);
	return {
		message: [...new Set(message)].join(' '),
		hint: hint.join(' ') || `Take away a pin: the address may hold ${mostPins}.`
	};
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

/** How the dispositions stand in order: first what was said, then what is unknown. */
const known: readonly Disposition[] = ['answered', 'partly_withheld', 'not_applicable'];
const unknown: readonly Disposition[] = [
	'not_stated',
	'not_held',
	'refused',
	'awaiting',
	'not_asked'
];

/**
 * Compares two dispositions for a table sorted by how a question was dealt with. The unknown stay
 * together, last, whichever way round.
 */
export function compareDispositions(a: Disposition, b: Disposition, descending = false): number {
	const rank = (one: Disposition) => {
		const place = known.indexOf(one);
		if (place === -1) return known.length + unknown.indexOf(one);
		return descending ? known.length - 1 - place : place;
	};
	return rank(a) - rank(b);
}

function orderBodies(wave: WaveAnswers, sort: ComparisonSort): Body[] {
	const names = (a: Body, b: Body) => compareNames(shortName(a), shortName(b));
	if (sort.by === 'name') {
		return [...wave.bodies].sort((a, b) => (sort.descending ? names(b, a) : names(a, b)));
	}
	const dealt = (body: Body) => wave.find(body.slug, sort.by)?.disposition ?? 'not_asked';
	return [...wave.bodies].sort(
		(a, b) => compareDispositions(dealt(a), dealt(b), sort.descending) || names(a, b)
	);
}

/**
 * The bodies of a view: those pinned, whatever the filters, and the others that pass them. A body
 * passes where one and the same answer was dealt with so and cites the section.
 */
function selectBodies(dataset: Dataset, view: ComparisonView): { pinned: Body[]; others: Body[] } {
	const wave = answersOfWave(dataset, view.wave);
	const passes = (body: Body) => {
		if (view.body && body.slug !== view.body) return false;
		if (!view.disposition && !view.provision) return true;
		return dataset.questions.some((question) => {
			const answer = wave.find(body.slug, question.code);
			const disposition = answer?.disposition ?? 'not_asked';
			return (
				(!view.disposition || disposition === view.disposition) &&
				(!view.provision || (answer?.provisions.includes(view.provision) ?? false))
			);
		});
	};
	const ordered = orderBodies(wave, view.sort);
	return {
		pinned: ordered.filter((body) => view.pins.includes(body.slug)),
		others: ordered.filter((body) => !view.pins.includes(body.slug) && passes(body))
	};
}

const countPages = (rows: number) => Math.max(1, Math.ceil(rows / rowsPerPage));

/** What a cell says of one question, or of several that were dealt with alike. */
export interface ComparisonBlock extends ValueCell {
	/** The code of the question whose answer is the evidence: the first of them. */
	question: string;
	disposition: Disposition;
	/** How it was dealt with, as its mark says it. */
	words: string;
	/**
	 * How the disposition is shown: by its mark, in quiet words after the name of the question, or not
	 * at all where the value speaks for it.
	 */
	shown: 'mark' | 'words' | 'none';
	neitherConfirmedNorDenied: boolean;
	provisions: string[];
}

export interface ComparisonRow {
	body: { slug: string; short: string; name: string };
	isPinned: boolean;
	/** A cell for each column: what it says of the column's questions, in their order. */
	cells: ComparisonBlock[][];
}

function readBlock(
	question: Question,
	answer: Answer | null,
	asAt: AsAt,
	isFirst: boolean
): ComparisonBlock {
	const disposition = answer?.disposition ?? 'not_asked';
	const neitherConfirmedNorDenied = answer?.neither_confirmed_nor_denied ?? false;
	const words = dispositionWords(disposition, asAt, neitherConfirmedNorDenied);
	const quiet = ['not_applicable', 'not_stated', 'not_asked'].includes(disposition);
	const value = answer ? valueCell(question, answer) : { marks: [], figures: [], remarks: [] };
	return {
		question: question.code,
		disposition,
		words: quiet && !isFirst ? `${question.title}: ${continueSentence(words)}` : words,
		shown: dispositionTable[disposition].value === 'none' ? (quiet ? 'words' : 'mark') : 'none',
		neitherConfirmedNorDenied,
		provisions: [...(answer?.provisions ?? [])].sort(compareProvisions),
		marks: value.marks,
		figures: value.figures,
		remarks: [
			...value.remarks,
			...(answer?.detail ? [answer.detail] : []),
			...(answer?.wording_override ? [answer.wording_override] : [])
		]
	};
}

/** Whether two blocks have nothing but how they were dealt with, and that alike. */
function saysTheSame(a: ComparisonBlock, b: ComparisonBlock): boolean {
	return (
		a.shown !== 'none' &&
		a.remarks.length + b.remarks.length === 0 &&
		a.disposition === b.disposition &&
		a.neitherConfirmedNorDenied === b.neitherConfirmedNorDenied &&
		a.provisions.join() === b.provisions.join()
	);
}

function readCell(
	questions: readonly Question[],
	wave: WaveAnswers,
	body: Body
): ComparisonBlock[] {
	const blocks: ComparisonBlock[] = [];
	for (const [index, question] of questions.entries()) {
		const answer = wave.find(body.slug, question.code);
		const block = readBlock(question, answer, wave.wave.as_at, index === 0);
		const last = blocks.at(-1);
		if (!last || !saysTheSame(last, block)) blocks.push(block);
	}
	return blocks;
}

/** A choice of a filter. */
export interface FilterOption {
	value: string;
	label: string;
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
	filters: {
		bodies: FilterOption[];
		dispositions: FilterOption[];
		provisions: FilterOption[];
		waves: FilterOption[];
	};
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
	const answers = dataset.answers.filter((answer) => answer.wave === view.wave);
	const cited = new Set(rows.flatMap((row) => row.cells.flat().flatMap((one) => one.provisions)));
	const listed = (
		options: FilterOption[],
		value: string | null,
		label: (value: string) => string
	) =>
		value === null || options.some((option) => option.value === value)
			? options
			: [...options, { value, label: label(value) }];
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
		filters: {
			bodies: listed(
				wave.bodies.map((body) => ({ value: body.slug, label: shortName(body) })),
				view.body,
				(slug) => {
					const body = dataset.bodies.find((one) => one.slug === slug);
					return body ? shortName(body) : slug;
				}
			),
			dispositions: listed(
				dispositions
					.filter((one) => answers.some((answer) => answer.disposition === one))
					.map((one) => ({ value: one, label: dispositionTable[one].label })),
				view.disposition,
				(value) => (isDisposition(value) ? dispositionTable[value].label : value)
			),
			provisions: listed(
				citedProvisions(answers).map((one) => ({ value: one, label: sectionTitle(one) })),
				view.provision,
				sectionTitle
			),
			waves: dataset.waves.map((one) => ({ value: one.slug, label: one.title }))
		},
		legend: [...cited].sort(compareProvisions).flatMap((provision) => {
			const description = describeProvision(provision);
			return description ? [{ provision, label: provisionLabel(provision), description }] : [];
		})
	};
}

/** "Section 31, law enforcement" */
function sectionTitle(provision: string): string {
	const entry = findProvision(provision);
	const section = provisionWords([provision]);
	const name = section.charAt(0).toUpperCase() + section.slice(1);
	return entry ? `${name}, ${continueSentence(entry.title)}` : name;
}

/** What a comparison's files say of one question and one body. */
export interface ComparedAnswer {
	question: string;
	wording: string;
	disposition: Disposition;
	provisions: string[];
}

/** One body of a comparison's files. */
export interface ComparedBody {
	body: string;
	bodyName: string;
	answers: ComparedAnswer[];
}

/** The rows of a view as its files give them: all of its pages, in the same order. */
export function listComparedBodies(dataset: Dataset, view: ComparisonView): ComparedBody[] {
	const wave = answersOfWave(dataset, view.wave);
	const { pinned, others } = selectBodies(dataset, view);
	return [...pinned, ...others].map((body) => ({
		body: body.slug,
		bodyName: body.name,
		answers: dataset.questions.map((question) => {
			const answer = wave.find(body.slug, question.code);
			return {
				question: question.code,
				wording: answer?.wording ?? 'Not asked in this wave.',
				disposition: answer?.disposition ?? 'not_asked',
				provisions: [...(answer?.provisions ?? [])].sort(compareProvisions)
			};
		})
	}));
}

/** The same rows as a table: a header and cells, three columns to a question. */
export function comparisonTable(
	dataset: Dataset,
	view: ComparisonView
): { header: string[]; rows: (string | null)[][] } {
	return {
		header: [
			'body',
			'body_name',
			...dataset.questions.flatMap(({ code }) => [
				code,
				`${code}_disposition`,
				`${code}_provisions`
			])
		],
		rows: listComparedBodies(dataset, view).map((one) => [
			one.body,
			one.bodyName,
			...one.answers.flatMap((answer) => [
				answer.wording,
				answer.disposition,
				answer.provisions.join(';') || null
			])
		])
	};
}
