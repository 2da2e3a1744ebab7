import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { Sheet } from './sheet';

/** A letter, or a file that came with one, as the pane is given it. */
export interface Letter {
	id: number;
	name: string;
	type: DocumentType;
	/** Of the file, in hexadecimal. */
	sha256: string;
	/** Of the file. */
	address: string;
}

/** Words quoted from a letter. */
export interface LetterQuote {
	sha256: string;
	/** What the letter is called. */
	document: string;
	page: number;
	quote: string;
}

/** A place in a letter that is open: on which of its sheets, counted from 1, and where in its text. */
export interface SheetPlace {
	sheet: number;
	offset: number;
}

/** A stretch of a letter, over one sheet or several. */
export interface Stretch {
	from: SheetPlace;
	to: SheetPlace;
}

/**
 * A letter that is open, whatever it is. It is laid out in sheets: a PDF's are its pages; a text's are
 * stretches of its one page, short enough to be measured while somebody waits.
 */
export interface OpenLetter {
	/** The letter's. */
	id: number;
	pages: number;
	sheets: number;
	pageOf(sheet: number): number;
	/** Where a place of a page's text is among the sheets. */
	placeOf(page: number, offset: number): SheetPlace;
	/** The text of a page, whether or not it is drawn. */
	pageText(page: number): Promise<string>;
	/** The text of a sheet, where it is known by now; '' where it is not. */
	sheetText(sheet: number): string;
	/** The element that a sheet stands in, drawn or not. */
	host(sheet: number): HTMLElement | null;
	/** Draws a sheet, if it is not drawn, and returns it once its words can be selected. */
	draw(sheet: number): Promise<Sheet>;
	/** A sheet that is drawn; null where it is not. */
	sheet(sheet: number): Sheet | null;
	/** The drawn sheets that a range of the page touches, in order. */
	within(range: Range): Sheet[];
	/** Names the sheets that stay drawn wherever they are. */
	hold(sheets: ReadonlySet<number>): void;
}
