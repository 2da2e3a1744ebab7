import type { Browser } from 'playwright-core';

/** Pages of a letter, each a list of paragraphs. */
export type LetterPages = readonly (readonly string[])[];

/** Makes a letter as a department's word processor would: a PDF with a page for each list of paragraphs. */
export async function printLetter(browser: Browser, pages: LetterPages): Promise<Buffer> {
	const page = await browser.newPage();
	const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	const sheets = pages.map(
		(paragraphs) =>
			`<section>${paragraphs.map((words) => `<p>${escape(words)}</p>`).join('')}</section>`
	);
	await page.setContent(
		`<style>
			section { break-after: page; font: 12pt/1.5 serif; }
			p { margin: 0 0 12pt; }
		</style>${sheets.join('')}`
	);
	const pdf = await page.pdf({
		format: 'A4',
		margin: { top: '25mm', left: '25mm', right: '25mm' }
	});
	await page.close();
	return pdf;
}
