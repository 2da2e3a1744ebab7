import {
	getDocument,
	GlobalWorkerOptions,
	TextLayer,
	version,
	VerbosityLevel,
	type PDFDocumentProxy,
	type PDFPageProxy,
	type RenderTask
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { base } from '$app/paths';
import { LetterError } from './fetch-letter';
import type { Piece } from './sheet';

/** What PDF.js fetches by itself; vite/pdf-files.ts puts it there. */
const files = `${base}/_app/immutable/pdf/${version}/`;
GlobalWorkerOptions.workerSrc = `${files}pdf.worker.mjs`;

/**
 * Makes sure that the worker can be had. PDF.js tries a worker once: where that fails it never does again,
 * and a connection that comes back would not help.
 */
async function fetchWorker(): Promise<void> {
	const response = await fetch(GlobalWorkerOptions.workerSrc).catch(() => null);
	if (!response?.ok) throw new LetterError('unreachable');
	await response.arrayBuffer().catch(() => {
		throw new LetterError('unreachable');
	});
}

/** A PDF's own unit is a 72nd of an inch, the page's a 96th. */
const pixels = 96 / 72;

/** As large as a canvas can be on every device, in pixels (Safari on iOS has the least). */
const canvasLimit = 16_777_216;

/** A picture with more pixels than an A3 sheet scanned at 800 dots to the inch is there to do harm. */
const pictureLimit = 130_000_000;

export type { PDFDocumentProxy, PDFPageProxy, RenderTask };

/**
 * Opens a PDF. Nothing in it runs, and no form or link of it is acted on.
 * @throws {LetterError} `locked` where it asks for a password, `damaged` where it cannot be read,
 * `unreachable` where what reads it does not come
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	await fetchWorker();
	const task = getDocument({
		data: bytes,
		verbosity: VerbosityLevel.ERRORS,
		isEvalSupported: false,
		enableXfa: false,
		// The policy of our pages has no place for WebAssembly; PDF.js brings its decoders without it, too.
		useWasm: false,
		wasmUrl: files,
		// The worker's own policy lets it fetch nothing.
		useWorkerFetch: false,
		cMapUrl: `${files}cmaps/`,
		standardFontDataUrl: `${files}standard_fonts/`,
		maxImageSize: pictureLimit
	});
	try {
		return await task.promise;
	} catch (error) {
		void task.destroy();
		throw new LetterError((error as Error).name === 'PasswordException' ? 'locked' : 'damaged');
	}
}

/** The size of a page at 100 %, in CSS pixels. */
export function sizeOf(page: PDFPageProxy): { width: number; height: number } {
	const { width, height } = page.getViewport({ scale: pixels });
	return { width, height };
}

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** The text of a page, and where in it each of its items begins; marks of structure have no text. */
export function joinItems(items: TextContent['items']): { text: string; starts: number[] } {
	let text = '';
	const starts: number[] = [];
	for (const item of items) {
		if (!('str' in item)) continue;
		starts.push(text.length);
		text += item.hasEOL ? `${item.str}\n` : item.str;
	}
	return { text, starts };
}

/** The text of a page. */
export async function readText(page: PDFPageProxy): Promise<string> {
	return joinItems((await page.getTextContent()).items).text;
}

/** Lays the text of a page, unseen, over its print, so that it can be selected. */
export async function layText(
	page: PDFPageProxy,
	layer: HTMLElement
): Promise<{ text: string; pieces: Piece[] }> {
	const content = await page.getTextContent();
	const { text, starts } = joinItems(content.items);
	const textLayer = new TextLayer({
		textContentSource: content,
		container: layer,
		viewport: page.getViewport({ scale: pixels })
	});
	await textLayer.render();
	const pieces = textLayer.textDivs.flatMap((element, index) => {
		const node = element.firstChild;
		return node instanceof Text ? [{ node, start: starts[index] ?? 0 }] : [];
	});
	return { text, pieces };
}

/**
 * Draws a page on a canvas, as sharp as the screen shows it.
 * @param scale of the page's own size
 * @returns the drawing at work, which can be cancelled
 */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): RenderTask {
	const { width, height } = page.getViewport({ scale: scale * pixels });
	const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(canvasLimit / (width * height)));
	const viewport = page.getViewport({ scale: scale * pixels * ratio });
	canvas.width = Math.max(1, Math.floor(viewport.width));
	canvas.height = Math.max(1, Math.floor(viewport.height));
	return page.render({ canvas, viewport, background: '#fff' });
}
