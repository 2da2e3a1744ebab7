import type { OpenLetter } from './letter';

/** How far down the pane lies the line that somebody looks at, as a share of its height. */
const lookedAt = 0.35;

/** The sheet that stands a third down the pane, counted from 1. */
export function sheetInSight(
	open: Pick<OpenLetter, 'sheets' | 'host'>,
	scroller: Pick<HTMLElement, 'getBoundingClientRect'>
): number {
	const { top, height } = scroller.getBoundingClientRect();
	const line = top + height * lookedAt;
	let low = 1;
	let high = open.sheets;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const host = open.host(middle);
		if (host && host.getBoundingClientRect().top <= line) low = middle;
		else high = middle - 1;
	}
	return low;
}

/**
 * Remembers what of the pane is looked at. From the very top, the top stays.
 * @returns what brings it back into sight, once the content has another size
 */
export function rememberSight(scroller: HTMLElement): () => void {
	const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
	const line = clientHeight * lookedAt;
	const down = scrollTop > 0 ? (scrollTop + line) / scrollHeight : null;
	const across = (scrollLeft + clientWidth / 2) / scrollWidth;
	return () => {
		if (down !== null) scroller.scrollTop = down * scroller.scrollHeight - line;
		scroller.scrollLeft = across * scroller.scrollWidth - clientWidth / 2;
	};
}
