/**
 * Makes the font files the product serves and draws with, from the packages they come in.
 * The outputs are committed, so this runs only when a font, a weight or the characters change: `npm run fonts`.
 *
 * Pages get WOFF2: one variable file for text, one static weight for headings, which is the
 * smaller choice by 13 KB. Charts get static TrueType files: the canvas they are drawn on names
 * the weights of a variable font wrongly.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** What the page budget allows for the two files a page loads, in bytes. */
const PAGE_BUDGET = 46_000;

/** Heading sizes run from 21 to 44 px; this cut is drawn for the middle of them. */
const HEADING_OPTICAL_SIZE = 26;

/** Kerning, ligatures, figures of equal width, and what accents need. Everything else is weight. */
const FEATURES = ['kern', 'liga', 'tnum', 'lnum', 'ccmp', 'locl', 'mark'];

const root = new URL('../', import.meta.url);

/** Every character from `first` to `last`, both included. @param {number} first @param {number} last */
const characters = (first, last) =>
	Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(
		''
	);

// The fonts have no ✓, ✕ or →: those come from the reader's system, and charts draw them as paths.
const text =
	characters(0x20, 0x7e) + characters(0xa0, 0xff) + '–—‘’“”…•€↑↓−' + '\u2009\u2011\u202f';

/** @param {string} family */
const packageOf = (family) => new URL(`node_modules/@fontsource-variable/${family}/`, root);

const sans = await readFile(
	new URL('files/source-sans-3-latin-wght-normal.woff2', packageOf('source-sans-3'))
);
const serif = await readFile(
	new URL('files/source-serif-4-latin-opsz-normal.woff2', packageOf('source-serif-4'))
);

/**
 * @typedef {{ path: string, font: Buffer, targetFormat: 'woff2' | 'truetype',
 *   variationAxes: Record<string, number | { min: number, max: number }> }} Output
 */

/** @type {Output[]} */
const forPages = [
	{
		path: 'static/fonts/source-sans-3.woff2',
		font: sans,
		targetFormat: 'woff2',
		variationAxes: { wght: { min: 400, max: 700 } }
	},
	{
		path: 'static/fonts/source-serif-4.woff2',
		font: serif,
		targetFormat: 'woff2',
		variationAxes: { wght: 600, opsz: HEADING_OPTICAL_SIZE }
	}
];

/** @type {Output[]} */
const forCharts = [
	{
		path: 'src/lib/server/charts/fonts/source-sans-3-400.ttf',
		font: sans,
		targetFormat: 'truetype',
		variationAxes: { wght: 400 }
	},
	{
		path: 'src/lib/server/charts/fonts/source-sans-3-600.ttf',
		font: sans,
		targetFormat: 'truetype',
		variationAxes: { wght: 600 }
	},
	{
		path: 'src/lib/server/charts/fonts/source-serif-4-600.ttf',
		font: serif,
		targetFormat: 'truetype',
		variationAxes: { wght: 600, opsz: HEADING_OPTICAL_SIZE }
	}
];

/** Writes one font and says how big it is. @param {Output} output @returns {Promise<number>} bytes */
async function makeFont({ path, font, targetFormat, variationAxes }) {
	const made = await subsetFont(font, text, {
		targetFormat,
		variationAxes,
		keepFeatures: FEATURES
	});
	const target = new URL(path, root);
	await mkdir(new URL('./', target), { recursive: true });
	await writeFile(target, made);
	console.log(`${String(made.length).padStart(7)} bytes  ${fileURLToPath(target)}`);
	return made.length;
}

let pageBytes = 0;
for (const output of forPages) pageBytes += await makeFont(output);
for (const output of forCharts) await makeFont(output);

// Both packages carry the same licence text. The copyright lines are the ones inside the fonts.
const licence = await readFile(new URL('LICENSE', packageOf('source-sans-3')), 'utf8');
await writeFile(
	new URL('static/fonts/LICENCE.txt', root),
	`Source Sans 3: © 2023 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'
Source Serif 4: © 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'.
The files in this folder are subsets of both, made by scripts/make-fonts.js.

${licence.trim()}
`
);

console.log(`${String(pageBytes).padStart(7)} bytes  for a page, of ${PAGE_BUDGET} allowed`);
if (pageBytes > PAGE_BUDGET) process.exitCode = 1;
