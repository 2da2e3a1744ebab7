/** Measures the built product: starting, memory, what pages weigh, how fast they are served, saved and published. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.js';
import { launchBrowser } from '../support/browser';
import { listCharts } from '../support/pages';
import { startServer, type Server } from '../support/server';
import { measurePublishing, publishingLines } from './publishing';
import { measureSaving, savingLines, savingProblems } from './saving';
import { compareThroughput, readMany } from './throughput';
import { weigh, type Weight } from './weights';

interface Budget {
	/** KB of JavaScript at first load, and once everything is in view; KB of everything. */
	first: number;
	inView: number;
	all: number;
}

const table: Budget = { first: 35, inView: 35, all: 130 };
const chart: Budget = { first: 35, inView: 75, all: 210 };
const embed: Budget = { first: 2, inView: 2, all: 60 };

/** Budgets that every page has. */
const everywhere = { styles: 14, fonts: 46, fontFiles: 2, shift: 0.02 };

const survey = 'whatsapp-in-government';

async function listMeasured(server: string): Promise<[path: string, budget: Budget | null][]> {
	const base = `/surveys/${survey}`;
	const charts = await listCharts(server);
	return [
		['/', null],
		[base, null],
		[`${base}/compare`, table],
		[`${base}/recommendations`, table],
		[`${base}/refusals`, table],
		[`${base}/bodies/co`, table],
		[`${base}/bodies/mod/installed`, table],
		['/bodies', table],
		['/bodies/beis', table],
		['/deadline?received=2022-03-28', null],
		[`${base}/data`, null],
		['/data/api', null],
		[`${base}/charts`, null],
		...charts.map((slug): [string, Budget] => [`${base}/charts/${slug}`, chart]),
		...charts.map((slug): [string, Budget] => [`/embed/${survey}/${slug}?edition=1`, embed])
	];
}

/** Kilobytes of 1,000 bytes, as the budgets count them. */
const kb = (bytes: number) => (bytes / 1000).toFixed(1);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** The memory that a process holds, where the system tells. */
async function readMemory({ pid }: Server): Promise<string> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const [, kibibytes] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
	return kibibytes ? `${Math.round(Number(kibibytes) / 1024)} MiB` : 'not told by this system';
}

/** What of a page is over its budget, in words. */
function findExcess(weight: Weight, budget: Budget | null): string[] {
	const over = (what: string, bytes: number, most: number) =>
		bytes > most * 1000 ? [`${what} ${kb(bytes)} KB of ${most} KB`] : [];
	return [
		...(budget
			? [
					...over('JavaScript at first load', weight.scripts.first, budget.first),
					...over('JavaScript in view', weight.scripts.all, budget.inView),
					...over('all', weight.all, budget.all)
				]
			: []),
		...over('CSS', weight.styles, everywhere.styles),
		...over('fonts', weight.fonts, everywhere.fonts),
		...(weight.fontFiles > everywhere.fontFiles ? [`${weight.fontFiles} font files`] : []),
		...(weight.shift > everywhere.shift ? [`layout shift ${weight.shift.toFixed(3)}`] : [])
	];
}

/**
 * Measures how fast published pages are sent, and whether a hundred thousand of them leave anything behind.
 * @returns how many requests failed
 */
async function printThroughput(server: Server): Promise<number> {
	const published = [
		`/surveys/${survey}/compare`,
		`/surveys/${survey}/charts/dispositions`,
		`/api/v1/surveys/${survey}/answers.json`
	];
	console.log(
		'As br over 20 connections kept alive, three times 3 s each, turn about with a bare server:'
	);
	for (const path of published) {
		const { bytes, ours, bare } = await compareThroughput(server.url, path);
		const share = Math.round((100 * ours.requestsPerSecond) / bare.requestsPerSecond);
		console.log(`  ${path}, ${bytes} bytes: ${share}% of bare`);
		for (const [name, one] of [
			['Crosscheck', ours],
			['bare node:http', bare]
		] as const) {
			console.log(
				`    ${name.padEnd(15)} ${String(one.requestsPerSecond).padStart(7)} requests/s, ` +
					`median ${one.median.toFixed(1)} ms, p99 ${one.p99} ms${one.failed ? `, ${one.failed} FAILED` : ''}`
			);
		}
	}
	let answered = 0;
	let failed = 0;
	console.log(`Memory before the many: ${await readMemory(server)}`);
	for (const share of [20_000, 40_000, 40_000]) {
		failed += await readMany(server.url, published, share);
		answered += share;
		console.log(`Memory after ${answered.toLocaleString('en-GB')}: ${await readMemory(server)}`);
	}
	return failed;
}

/**
 * Measures and prints, in some four minutes. Times are printed and never judged: they are the
 * machine's.
 * @returns whether every page keeps to its budget of bytes and of layout shift, and nothing saved was lost
 */
export async function bench(): Promise<boolean> {
	const startedAt = performance.now();
	await build();
	console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`);

	const dataFolder = await mkdtemp(join(tmpdir(), 'crosscheck-bench-data-'));
	const firstStart = performance.now();
	const first = await startServer({ dataFolder });
	console.log(`First start, database made and example loaded: ${seconds(firstStart)}`);
	await first.stop();
	const secondStart = performance.now();
	const server = await startServer({ dataFolder });
	console.log(`Second start: ${seconds(secondStart)}`);
	console.log(`Memory once ready: ${await readMemory(server)}\n`);

	const browser = await launchBrowser();
	let broken = 0;
	try {
		console.log('KB (1,000 bytes, gzip)   JS first  in view     CSS   fonts     all   shift  page');
		for (const [path, budget] of await listMeasured(server.url)) {
			const weight = await weigh(browser, server.url, path);
			const excess = findExcess(weight, budget);
			const numbers = [
				weight.scripts.first,
				weight.scripts.all,
				weight.styles,
				weight.fonts,
				weight.all
			].map((bytes, index) => kb(bytes).padStart(index === 0 ? 9 : 8));
			console.log(
				`${(budget ? (excess.length ? 'OVER BUDGET' : 'within budget') : '').padEnd(24)}` +
					`${numbers.join(' ')} ${weight.shift.toFixed(3).padStart(7)}  ${path}`
			);
			for (const one of excess) console.log(`${''.padEnd(24)}  over: ${one}`);
			broken += excess.length;
		}
	} finally {
		await browser.close();
	}
	console.log(
		'\nBudgets, KB: tables, departments and gap analysis JS 35, all 130; charts JS 35, 75 in view, all 210; ' +
			'embeds JS 2, all 60; CSS 14; two fonts 46; layout shift 0.02.\n'
	);

	const failed = await printThroughput(server);
	await server.stop();
	await rm(dataFolder, { recursive: true, force: true });

	const saving = await measureSaving();
	console.log(`\n${savingLines(saving).join('\n')}`);
	const publishing = await measurePublishing();
	console.log(`\n${publishingLines(publishing).join('\n')}`);
	const problems = [
		...(failed > 0 ? [`${failed} of the published pages were not sent`] : []),
		...savingProblems(saving),
		...publishing.problems
	];
	for (const problem of problems) console.log(`  WRONG: ${problem}`);

	console.log(
		`\n${broken ? `${broken} budgets broken` : 'Every budget of bytes and layout shift is kept'}. Measured in ${seconds(startedAt)}.`
	);
	return broken === 0 && problems.length === 0;
}
