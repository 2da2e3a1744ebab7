import type { Dataset } from '../editions/dataset';
import { dayOf } from '../editions/day-of';
import type { Edition } from '../editions/edition';
import { nameWaves } from '../surveys/shown-waves';
import { publicationWords } from '../surveys/source';
import type { Survey } from '../surveys/survey';
import { cite } from './citation';

const escapes: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'{': '\\{',
	'}': '\\}',
	$: '\\$',
	'&': '\\&',
	'#': '\\#',
	_: '\\_',
	'%': '\\%',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
	'<': '\\textless{}',
	'>': '\\textgreater{}',
	'|': '\\textbar{}',
	// TeX as it comes knows these by other names.
	'“': '``',
	'”': "''",
	'‘': '`',
	'’': "'",
	'–': '--',
	'—': '---',
	'…': '\\ldots{}',
	'£': '\\pounds{}',
	'·': '\\textperiodcentered{}',
	'÷': '\\textdiv{}',
	'\u00a0': '~'
};

/** Words as TeX sets them: what it would take for an instruction is written out. */
export function escapeTex(words: string): string {
	return words
		.replace(/\s*[\r\n]+\s*/g, ' ')
		.replace(/[\\{}$&#_%~^<>|“”‘’–—…£·÷\u00a0]/g, (character) => escapes[character] ?? character);
}

/** An address in an entry: it is not set as words, so what would end its field is written in hexadecimal. */
const escapeAddress = (address: string) =>
	address.replace(
		/[{}\\%\s]/g,
		(character) => `\\%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
	);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Part of a key: letters, digits and hyphens, which every program takes. */
const keyPart = (words: string) => words.replace(/[^A-Za-z0-9-]+/g, '-');

/** What an entry is of. */
export interface Cited {
	/** Its title: a chart's headline; null for the survey as a whole. */
	title: string | null;
	/** A part of its key besides the survey and the edition; null for the survey as a whole. */
	code: string | null;
	/** The date that it is as at, in words: "March 2022". */
	asAt: string;
	/** Absolute, naming the edition. */
	address: string;
}

/**
 * How to cite something of an edition, as an entry for BibTeX: its author is the product, its version the
 * edition, its date the day that was published. `@misc` is what every style knows.
 */
export function bibtexEntry(survey: Survey, edition: Edition, cited: Cited): string {
	const [year = '', month = ''] = dayOf(edition.publishedAt).split('-');
	const key = [
		'crosscheck',
		survey.slug,
		String(edition.number),
		...(cited.code ? [cited.code] : [])
	]
		.map(keyPart)
		.join('-');
	const source = survey.publication ? ` Coded from ${publicationWords(survey.publication)}.` : '';
	const fields = [
		['author', '{{Crosscheck}}'],
		// Braces within keep capitals as they are.
		['title', `{{${escapeTex(cited.title ?? survey.title)}}}`],
		['year', `{${year}}`],
		['month', months[Number(month) - 1] ?? `{${month}}`],
		['version', `{${edition.number}}`],
		['howpublished', `{${escapeTex(`Crosscheck, ${survey.title}, edition ${edition.number}`)}}`],
		['url', `{${escapeAddress(cited.address)}}`],
		['note', `{${escapeTex(`As at ${cited.asAt}.${source}`)}}`]
	];
	return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

/** How to cite an edition as a whole, in words and for BibTeX. @param address absolute, naming the edition */
export function citeWhole(dataset: Dataset, edition: Edition, address: string) {
	const { survey, waves } = dataset;
	const { asAt } = nameWaves(waves);
	return {
		citation: cite(survey, edition, { what: null, asAt }, address),
		bibtex: bibtexEntry(survey, edition, { title: null, code: null, asAt, address })
	};
}
