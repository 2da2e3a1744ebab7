import { dispositionTable } from '../answers/disposition';
import { codedMissingTable } from '../answers/missing';
import { correctionKindTable } from '../editions/correction';
import type { OpenCorrection } from '../editions/correction-notes';
import type { Dataset } from '../editions/dataset';
import { formatDayOf } from '../editions/day-of';
import { editionAddress } from '../editions/edition-address';
import type { Edition } from '../editions/edition';
import { standingLine, editionStanding } from '../editions/standing';
import { lettersSentence } from '../evidence/letters-sentence';
import { endSentence } from '../questions/words';
import { formatAsAt } from '../surveys/as-at';
import { dataLicenceSentence } from '../surveys/data-licence';
import { nameWaves } from '../surveys/shown-waves';
import { sourceCitation, sourceSentence, sourceWords } from '../surveys/source';
import { unofficialSentence } from '../surveys/unofficial';
import { cite } from './citation';
import { missingDayTable } from './requests-table';

/** What the readme of a package is told from. */
export interface Packaged {
	dataset: Dataset;
	edition: Edition;
	/** The number of the latest edition, or null where none is left. */
	latest: number | null;
	corrections: readonly OpenCorrection[];
	/** Of the installation, without a slash at the end. */
	origin: string;
	/** Each file of the package with what it is. */
	files: readonly { path: string; what: string }[];
}

/** A text as one cell of a table. */
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

const table = (header: readonly string[], rows: readonly (readonly string[])[]) => [
	`| ${header.join(' | ')} |`,
	`|${' --- |'.repeat(header.length)}`,
	...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)
];

function correctionLines(corrections: readonly OpenCorrection[]): string[] {
	if (corrections.length === 0) return ['None has been made.'];
	return corrections.map(({ edition, toldAt, content, isWithdrawn }) => {
		const words = content
			? `${correctionKindTable[content.kind]}: ${endSentence(content.what)} ${endSentence(content.why)}`
			: 'Its words were erased.';
		const withdrawn = isWithdrawn ? ' That edition has been withdrawn since.' : '';
		return `- Edition ${edition}, ${formatDayOf(toldAt)}. ${words}${withdrawn}`;
	});
}

/**
 * What a package says of itself, in Markdown: what it is, from where, as at when, its files, what a missing
 * value is, corrections, how to cite and under what it may be reused.
 */
export function packageReadme(packaged: Packaged): string {
	const { dataset, edition, latest, corrections, origin, files } = packaged;
	const { survey, waves } = dataset;
	const address = `${origin}${editionAddress(survey.slug, edition.number)}`;
	const standing = editionStanding(edition, latest);
	const source = sourceCitation(dataset);
	const letters = lettersSentence(dataset.letters);
	const lines = [
		`# ${survey.title}`,
		'',
		survey.summary,
		'',
		...(standing ? [`**${standingLine(standing)}**`, ''] : []),
		`- Edition ${edition.number}, published on ${formatDayOf(edition.publishedAt)}`,
		...waves.map((wave) => `- ${wave.title}: as at ${formatAsAt(wave.as_at)}`),
		`- Source: ${sourceWords(dataset) ?? sourceSentence(dataset)}`,
		`- Address: ${address}`,
		`- SHA-256 of the contents: ${edition.contentHash}`,
		'',
		unofficialSentence,
		'',
		'## Files',
		'',
		...table(
			['File', 'What it is'],
			files.map(({ path, what }) => [path, what])
		),
		'',
		'`datapackage.json` describes every column of every CSV file, its codes with their labels, and which column refers to which file; `data/codes.csv` has those of the questions. CSV is UTF-8: a spreadsheet that opens such a file by itself may take it for something else and break quotation marks and dashes, so open the workbooks there. Text that a spreadsheet would run as a formula has an apostrophe in front.',
		'',
		'## Where there is no value',
		'',
		'A missing value has a reason and is never a number. In `answers.csv` each row has either a `value` or, under `missing`, one of these. In the workbooks the same words stand in the place of the value, and so they do in the tables of the charts. A 0 is a count of none, and so is “None” in the table of a chart.',
		'',
		...table(['Code', 'Meaning'], Object.entries(codedMissingTable)),
		'',
		...(dataset.requests.length
			? [
					'In `requests.csv` each day has a column beside it that says why it is missing, and the working days have one together:',
					'',
					...table(['Code', 'Meaning'], Object.entries(missingDayTable)),
					''
				]
			: []),
		'How a question was dealt with belongs to the answer, not to the request:',
		'',
		...table(
			['Disposition', 'Meaning'],
			Object.entries(dispositionTable).map(([code, { label }]) => [code, label])
		),
		'',
		'## What it does not say',
		'',
		'“No” to whether something is permitted says nothing of how many do it. Counts of different groups are not to be added up where one is withheld or counted only in the total. A criterion that cannot be told is no failure.',
		...(survey.notes.length ? ['', ...survey.notes.map((note) => `- ${note}`)] : []),
		'',
		'## Corrections',
		'',
		`As they stood when this was downloaded; ${address}/changes has those made since.`,
		'',
		...correctionLines(corrections),
		'',
		'## How to cite',
		'',
		cite(survey, edition, { what: null, asAt: nameWaves(waves).asAt }, address),
		...(source ? ['', `The source: ${source}`] : []),
		'',
		'## Licence',
		'',
		`${dataLicenceSentence(survey)} \`LICENCE.txt\` says what is known.${letters ? ` ${letters} They are at the address above and not in this package.` : ''}`
	];
	return `${lines.join('\n')}\n`;
}
