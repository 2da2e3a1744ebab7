/** What a page weighs on the line, and how far it shifts while it loads. */
import type { Browser } from 'playwright-core';
import { sendRaw } from '../support/request';
import { readThrough, visit } from '../support/visit';

export interface Weight {
	path: string;
	/** Bytes of JavaScript before anything waits to come into view, and after all has. */
	scripts: { first: number; all: number };
	styles: number;
	fonts: number;
	/** Number of font files. */
	fontFiles: number;
	/** Bytes of everything, once all has come into view. */
	all: number;
	/** The worse of the layout shifts at 320 and at 1280 pixels. */
	shift: number;
}

/** What the pages share is asked for once: the length of each address, in bytes, compressed by gzip. */
const lengths = new Map<string, number>();

async function measureLength(address: string): Promise<number> {
	const known = lengths.get(address);
	if (known !== undefined) return known;
	const { origin, pathname, search } = new URL(address);
	const { bytes } = await sendRaw(origin, pathname + search, {
		headers: { 'accept-encoding': 'gzip' }
	});
	lengths.set(address, bytes.length);
	return bytes.length;
}

const isScript = (address: string) => /\.js(\?|$)/.test(address);

export async function weigh(browser: Browser, server: string, path: string): Promise<Weight> {
	// A slit of a window, so that no chart is in view until the page is read through.
	const visited = await visit(browser, 'about:blank', { viewport: { width: 1280, height: 60 } });
	const fetched = new Set<string>();
	visited.page.on('request', (request) => {
		if (request.url().startsWith(server)) fetched.add(request.url());
	});
	await visited.page.goto(server + path, { waitUntil: 'load' });
	await visited.settle();
	const atFirst = [...fetched];
	await readThrough(visited);
	await visited.page.waitForTimeout(100);
	await visited.settle();
	const atLast = [...fetched];
	await visited.close();

	const shifts = await Promise.all(
		[
			[320, 640],
			[1280, 800]
		].map(async ([width = 0, height = 0]) => {
			const shown = await visit(browser, server + path, { viewport: { width, height } });
			await readThrough(shown);
			const shift = await shown.page.evaluate(() => window.noted.shift);
			await shown.close();
			return shift;
		})
	);

	const sum = async (addresses: string[]) =>
		(await Promise.all(addresses.map(measureLength))).reduce((total, one) => total + one, 0);
	const fonts = atLast.filter((address) => address.includes('/fonts/'));
	return {
		path,
		scripts: {
			first: await sum(atFirst.filter(isScript)),
			all: await sum(atLast.filter(isScript))
		},
		styles: await sum(atLast.filter((address) => /\.css(\?|$)/.test(address))),
		fonts: await sum(fonts),
		fontFiles: fonts.length,
		all: await sum(atLast),
		shift: Math.max(...shifts)
	};
}
