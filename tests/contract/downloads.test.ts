import { read, utils, type WorkBook } from '@e965/xlsx';
import { expect, describe, inject, test } from 'vitest';
import { readCsv } from '../support/csv';
import { listCharts } from '../support/pages';
import { readZip } from '../support/read-zip';
import { checkPackage, checkRows, type DescribedPackage } from '../support/table-schema';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const api = `/api/v1${survey}`;
const charts = await listCharts(server);

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Cell = string | number | null;

async function fetchBytes(path: string, type: string): Promise<Buffer> {
	const response = await fetch(server + path);
	expect(response.status, path).toBe(200);
	expect(response.headers.get('content-type')).toBe(type);
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	expect(response.headers.get('content-disposition')).toMatch(
		/^attachment; filename="whatsapp-in-government-edition-1-[\w.-]+"$/
	);
	return Buffer.from(await response.arrayBuffer());
}

const readWorkbook = async (path: string): Promise<WorkBook> =>
	read(await fetchBytes(path, workbookType), { cellFormula: true });
const readTable = async (path: string) => readCsv(await (await fetch(server + path)).text());

/** The rows of a sheet by their order, the header first. */
const rowsOf = (book: WorkBook, sheet: string): Cell[][] =>
	utils.sheet_to_json<Cell[]>(book.Sheets[sheet]!, { header: 1, defval: null, raw: true });

/** The rows of a sheet, each by column. */
function recordsOf(book: WorkBook, sheet: string): Record<string, Cell>[] {
	const [header = [], ...rows] = rowsOf(book, sheet);
	return rows.map((row) =>
		Object.fromEntries(header.map((column, at) => [String(column), row[at] ?? null]))
	);
}

const aboutOf = (book: WorkBook) =>
	new Map(rowsOf(book, 'About').map(([what, words]) => [String(what), String(words)]));

const workbooks = [
	...charts.map((chart) => `${survey}/charts/${chart}.xlsx`),
	`${survey}/compare.xlsx`,
	`${survey}/recommendations.xlsx`,
	`${survey}/refusals.xlsx`,
	`${api}/answers.xlsx`,
	`${api}/assessments.xlsx`
];

describe('citations', () => {
	test.each([
		`${survey}/bodies/hmt/permitted`,
		`${survey}/editions/1/charts/${charts[0]}`,
		`${survey}/data`,
		`${survey}/method`
	])('of %s say as at when, in words and for BibTeX', async (path) => {
		const page = await (await fetch(server + path)).text();
		const words = /id="cite-words"[^>]*>([^<]+)/.exec(page)?.[1];
		const bibtex = /id="cite-bibtex"[^>]*>([^<]+)/.exec(page)?.[1];
		expect(words).toMatch(
			/, as at March 2022[.,] .*edition 1, \d+ \w+ \d{4}, http\S+\/editions\/1/
		);
		expect(bibtex).toMatch(/^@misc\{crosscheck-whatsapp-in-government-1/);
		expect(bibtex).toContain('note = {As at March 2022.');
	});

	test('of a survey on its first page say so too', async () => {
		const page = await (await fetch(server + survey)).text();
		expect(page).toMatch(/Crosscheck, WhatsApp in government, as at March 2022, edition 1, /);
	});
});

describe('the workbook of the register', () => {
	test('has the rows of the CSV, explains its columns and says as at when each survey is', async () => {
		const response = await fetch(`${server}/bodies.xlsx`);
		expect(response.headers.get('content-type')).toBe(workbookType);
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="bodies.xlsx"');
		const book = read(Buffer.from(await response.arrayBuffer()), { cellFormula: true });
		const { rows, header } = await readTable('/bodies.csv');
		const records = recordsOf(book, 'Departments');
		expect(records.length).toBeGreaterThan(20);
		expect(records.map((record) => header.map((column) => record[column] ?? ''))).toEqual(
			rows.map((row) => header.map((column) => row[column]))
		);
		expect(recordsOf(book, 'Columns').map(({ Column }) => Column)).toEqual(header);
		expect(aboutOf(book).get('Survey')).toBe('WhatsApp in government: as at March 2022');
		for (const page of ['/bodies', '/data', `${survey}/data`]) {
			expect(await (await fetch(server + page)).text()).toContain('href="/bodies.xlsx"');
		}
	});
});

describe('workbooks', () => {
	test.each(workbooks)('%s says what it is of, in its edition too', async (path) => {
		const inEdition = path.startsWith('/api')
			? `${path}?edition=1`
			: path.replace(survey, `${survey}/editions/1`);
		for (const address of [path, inEdition]) {
			const book = await readWorkbook(address);
			const about = aboutOf(book);
			expect(book.SheetNames[0]).toBe('About');
			expect(about.get('Title')).toMatch(/^WhatsApp in government: /);
			expect(about.get('Source')).toMatch(/Institute for Government.*have not been seen/);
			expect(about.get('As at')).toContain('March 2022');
			expect(about.get('Edition')).toBe('1');
			expect(about.get('Address')).toMatch(/^https?:.*edition[s=/]*1/);
			expect(about.get('Licence')).toMatch(/licence/i);
			expect(about.get('Where there is no value')).toContain('never 0');
		}
	});

	test.each(workbooks)('%s runs no formula', async (path) => {
		const book = await readWorkbook(path);
		for (const sheet of Object.values(book.Sheets)) {
			for (const [place, cell] of Object.entries(sheet)) {
				if (place.startsWith('!')) continue;
				expect(cell.f, place).toBeUndefined();
				expect(['s', 'n']).toContain(cell.t);
			}
		}
	});

	test('of answers have the rows of the CSV, numbers as numbers and words where one is missing', async () => {
		const book = await readWorkbook(`${api}/answers.xlsx`);
		const { rows } = await readTable(`${api}/answers.csv`);
		const records = recordsOf(book, 'Answers');
		expect(records).toHaveLength(208);
		for (const [at, { value, missing, ...row }] of rows.entries()) {
			const { value: shown, missing: reason, edition, ...record } = records[at]!;
			expect(edition).toBe(1);
			for (const [column, cell] of Object.entries(record)) expect(cell ?? '').toBe(row[column]);
			expect(reason ?? '').toBe(missing);
			if (missing) expect(shown).toMatch(/^[A-Z][a-z ]+$/);
			else expect(shown).toBe(/^\d+$/.test(value!) ? Number(value) : value);
		}
		const counts = records.filter(({ question }) => question === 'installed');
		expect(counts.filter(({ value }) => value === 0).map(({ body }) => body)).toEqual([
			'mod',
			'mod'
		]);
		expect(counts.map(({ value }) => value)).toContain('Refused');
	});

	test('of answers keep to the filters of their address, and say so', async () => {
		const query = 'body=hmt&disposition=answered';
		const book = await readWorkbook(`${api}/answers.xlsx?${query}`);
		const { rows } = await readTable(`${api}/answers.csv?${query}`);
		expect(recordsOf(book, 'Answers')).toHaveLength(rows.length);
		expect(aboutOf(book).get('Part')).toBe('4 of 64 answers');
		expect((await fetch(`${server}${api}/answers.xlsx?body=nobody`)).status).toBe(422);
	});

	test('of a comparison keep to its view, and to its order', async () => {
		for (const query of ['', '?disposition=refused', '?sort=-permitted&pin=mod']) {
			const book = await readWorkbook(`${survey}/compare.xlsx${query}`);
			const { rows } = await readTable(`${survey}/compare.csv${query}`);
			const records = recordsOf(book, 'Comparison');
			expect(rows.length).toBeGreaterThan(0);
			expect(records.map(({ body }) => body)).toEqual(rows.map(({ body }) => body));
		}
	});

	test('of answers and assessments explain every column and every code', async () => {
		for (const [path, sheet] of [
			['answers', 'Answers'],
			['assessments', 'Assessments']
		] as const) {
			const book = await readWorkbook(`${api}/${path}.xlsx`);
			const [header = []] = rowsOf(book, sheet);
			const columns = recordsOf(book, 'Columns');
			expect(columns.filter(({ Code }) => Code === null).map(({ Column }) => Column)).toEqual(
				header
			);
			const { rows } = await readTable(`${api}/${path}.csv`);
			for (const column of path === 'answers'
				? ['disposition', 'missing']
				: ['outcome', 'reason']) {
				const known = columns
					.filter((one) => one['Column'] === column)
					.map((one) => one['Code'] ?? '');
				for (const row of rows) expect(known).toContain(row[column]);
			}
		}
	});

	test.each(charts)('of the chart %s hold its table, number for number', async (chart) => {
		const book = await readWorkbook(`${survey}/charts/${chart}.xlsx`);
		const { chart: told } = (await (
			await fetch(`${server}${survey}/charts/${chart}.json`)
		).json()) as {
			chart: {
				table: { columns: { key: string; label: string }[]; rows: Record<string, Cell>[] };
			};
		};
		const { columns, rows } = told.table;
		expect(rowsOf(book, 'Table')).toEqual([
			columns.map(({ label }) => label),
			...rows.map((row) => columns.map(({ key }) => row[key] ?? null))
		]);
	});

	test('keep their header in sight and are as wide as what is in them', async () => {
		for (const path of workbooks) {
			const files = await readZip(await fetchBytes(path, workbookType));
			const sheets = [...files.keys()].filter((name) => name.startsWith('xl/worksheets/'));
			expect(sheets.length).toBeGreaterThan(1);
			for (const name of sheets) {
				const xml = files.get(name)!.toString();
				expect(xml).toMatch(/<pane ySplit="1" topLeftCell="A2"[^>]* state="frozen"\/>/);
				for (const [, width] of xml.matchAll(/<col [^>]*width="([\d.]+)"/g)) {
					expect(Number(width)).toBeGreaterThanOrEqual(8);
				}
			}
		}
	});

	test('are linked beside the other files', async () => {
		for (const [page, file] of [
			[`${survey}/compare`, `${survey}/compare.xlsx`],
			[`${survey}/recommendations`, `${survey}/recommendations.xlsx`],
			[`${survey}/refusals`, `${survey}/refusals.xlsx`],
			[`${survey}/charts/${charts[0]}`, `${survey}/charts/${charts[0]}.xlsx`],
			[`${survey}/data`, `${api}/answers.xlsx?edition=1`],
			[`${survey}/data`, `${api}/package.zip?edition=1`]
		] as const) {
			expect(await (await fetch(server + page)).text()).toContain(`href="${file}"`);
		}
	});
});

describe('the package of an edition', () => {
	const fetchPackage = (query = '') => fetchBytes(`${api}/package.zip${query}`, 'application/zip');

	async function openPackage() {
		const files = await readZip(await fetchPackage('?edition=1'));
		const textOf = (path: string) => files.get(path)!.toString();
		const description = JSON.parse(textOf('datapackage.json')) as DescribedPackage;
		return { files, textOf, description };
	}

	test('holds each chart as SVG, PNG, CSV, XLSX and JSON, and the data likewise', async () => {
		const { files } = await openPackage();
		const paths = [...files.keys()];
		expect(paths.slice(0, 3)).toEqual(['README.md', 'LICENCE.txt', 'datapackage.json']);
		for (const chart of charts) {
			for (const extension of ['svg', 'png', 'csv', 'xlsx', 'json']) {
				expect(paths).toContain(`charts/${chart}.${extension}`);
			}
		}
		for (const name of ['answers', 'assessments']) {
			for (const extension of ['csv', 'xlsx', 'json']) {
				expect(paths).toContain(`data/${name}.${extension}`);
			}
		}
	});

	test('holds the files that their own addresses give', async () => {
		const { files, textOf } = await openPackage();
		for (const name of ['answers.csv', 'assessments.csv']) {
			expect(textOf(`data/${name}`)).toBe(
				await (await fetch(`${server}${api}/${name}?edition=1`)).text()
			);
		}
		for (const chart of charts) {
			for (const extension of ['svg', 'png', 'csv', 'xlsx']) {
				const address = `${server}${survey}/editions/1/charts/${chart}.${extension}`;
				const alone = Buffer.from(await (await fetch(address)).arrayBuffer());
				expect(alone.equals(files.get(`charts/${chart}.${extension}`)!), address).toBe(true);
			}
		}
	});

	test('is a data package by the standard’s own schema, and so is the description in the API', async () => {
		const { description } = await openPackage();
		expect(checkPackage(description)).toEqual([]);
		expect(checkPackage({ ...description, resources: [] })).not.toEqual([]);
		expect(checkPackage(await (await fetch(`${server}${api}/datapackage.json`)).json())).toEqual(
			[]
		);
	});

	test('describes every CSV file in it, and every row fits its description', async () => {
		const { files, textOf, description } = await openPackage();
		expect(description.resources.map(({ path }) => path).sort()).toEqual(
			[...files.keys()].filter((path) => path.endsWith('.csv')).sort()
		);
		expect(checkRows(description, textOf)).toEqual([]);
	});

	test('would not pass with a row that does not fit', async () => {
		const { textOf, description } = await openPackage();
		const spoil = (from: string, to: string) =>
			checkRows(description, (path) =>
				path === 'data/answers.csv' ? textOf(path).replace(from, to) : textOf(path)
			);
		expect(spoil(',hmt,', ',nobody,').join()).toContain('body names no row: nobody');
		expect(spoil('answered', 'shrugged').join()).toContain('disposition: shrugged');
		expect(spoil('\r\n1,', '\r\none,').join()).toContain('edition is no integer: one');
		expect(spoil('\r\n1,', '\r\n,').join()).toContain('edition is empty');
	});

	test('labels the codes of missing values', async () => {
		const { textOf, description } = await openPackage();
		const answers = description.resources.find(({ name }) => name === 'answers')!;
		const missing = answers.schema.fields.find(({ name }) => name === 'missing')!;
		expect(missing.categories).toContainEqual({ value: 'refused', label: 'Refused' });
		for (const { value, label } of missing.categories!) {
			expect(textOf('README.md')).toContain(`| ${value} | ${label} |`);
		}
	});

	test('says in words what it is, from where, as at when, and how to cite it', async () => {
		const { files, textOf } = await openPackage();
		const readme = textOf('README.md');
		expect(readme).toMatch(/^# WhatsApp in government\n/);
		expect(readme).toMatch(/Edition 1, published on \d+ \w+ \d{4}/);
		expect(readme).toContain('as at March 2022');
		expect(readme).toMatch(/Institute for Government.*have not been seen/);
		expect(readme).toMatch(/SHA-256 of the contents: [0-9a-f]{64}/);
		expect(readme).toMatch(
			/Crosscheck, WhatsApp in government, as at March 2022, edition 1, .*\/editions\/1\./
		);
		expect(readme).toContain('none of it is an official statistic.');
		for (const path of files.keys()) {
			if (path !== 'README.md') expect(readme).toContain(`| ${path} |`);
		}
	});

	test('claims no licence that nobody gave', async () => {
		const { textOf, description } = await openPackage();
		expect(textOf('LICENCE.txt')).toContain('No licence has been stated for these data.');
		expect(textOf('LICENCE.txt')).toContain('Institute for Government');
		expect(description.licenses).toBeUndefined();
		expect(textOf('LICENCE.txt')).not.toMatch(/Creative Commons|Open Government Licence/);
	});

	test('has the same bytes each time, by its number and as the latest', async () => {
		const [one, other] = await Promise.all([fetchPackage('?edition=1'), fetchPackage()]);
		expect(one.equals(other)).toBe(true);
	});

	test('is kept, and told by its ETag', async () => {
		const address = `${server}${api}/package.zip?edition=1`;
		const etag = (await fetch(address)).headers.get('etag')!;
		const again = await fetch(address, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
	});

	test('is not to be had of an edition that does not exist', async () => {
		expect((await fetch(`${server}${api}/package.zip?edition=2`)).status).toBe(404);
		expect((await fetch(`${server}${api}/package.zip?editions=1`)).status).toBe(422);
	});
});
