import type { Span } from '$lib/domain/evidence/word-index';
import type { OpenLetter, Stretch } from './letter';

/** What of a stretch lies on a sheet; null where nothing does. @param length of the sheet's text */
export function spanOn({ from, to }: Stretch, sheet: number, length: number): Span | null {
	if (sheet < from.sheet || sheet > to.sheet) return null;
	const start = sheet === from.sheet ? from.offset : 0;
	const end = sheet === to.sheet ? to.offset : length;
	return start < end ? { start, end } : null;
}

/** The words of a stretch, as they are set. */
export function stretchText(open: OpenLetter, stretch: Stretch): string {
	const parts: string[] = [];
	for (let sheet = stretch.from.sheet; sheet <= stretch.to.sheet; sheet += 1) {
		const text = open.sheetText(sheet);
		const span = spanOn(stretch, sheet, text.length);
		if (span) parts.push(text.slice(span.start, span.end));
	}
	return parts.join('\n');
}

/** The stretch of a letter that lies in a range of the page; null where none does. */
export function readStretch(open: OpenLetter, range: Range): Stretch | null {
	const spans = open.within(range).flatMap((sheet) => {
		const span = sheet.spanOf(range);
		return span ? [{ sheet: sheet.number, ...span }] : [];
	});
	const first = spans[0];
	const last = spans.at(-1);
	if (!first || !last) return null;
	return {
		from: { sheet: first.sheet, offset: first.start },
		to: { sheet: last.sheet, offset: last.end }
	};
}
