import type { Span } from '$lib/domain/evidence/word-index';
import type { OpenLetter, Stretch } from './letter';
import type { Sheet } from './sheet';
import { spanOn } from './stretch';

/** What words are marked for: they are quoted, or selected while somebody types elsewhere. */
export type MarkKind = 'quote' | 'selected';

const selectorOf = (kind: MarkKind) => `.marks[data-kind='${kind}']`;

/**
 * Marks words on their sheet, line by line, for the size that it has. Boxes over the print and not the browser's highlights: those
 * follow the unseen letters, whose height differs from piece to piece, and not every browser has them.
 */
export function drawMarks(kind: MarkKind, sheet: Sheet, span: Span): void {
	sheet.root.querySelector(`:scope > ${selectorOf(kind)}`)?.remove();
	const marks = document.createElement('div');
	marks.className = 'marks';
	marks.dataset.kind = kind;
	for (const { left, right, top, bottom } of sheet.boxesOf(span)) {
		const mark = document.createElement('div');
		mark.style.left = `${left}px`;
		mark.style.top = `${top}px`;
		mark.style.width = `${right - left}px`;
		mark.style.height = `${bottom - top}px`;
		marks.append(mark);
	}
	sheet.root.append(marks);
}

/** Takes away all marks of a kind. */
export function clearMarks(within: HTMLElement, kind: MarkKind): void {
	for (const marks of within.querySelectorAll(selectorOf(kind))) marks.remove();
}

/** Marks a stretch on those of its sheets that are drawn, in place of what was marked so before. */
export function markStretch(
	kind: MarkKind,
	stretch: Stretch | null,
	open: OpenLetter,
	within: HTMLElement
): void {
	clearMarks(within, kind);
	if (!stretch) return;
	for (let number = stretch.from.sheet; number <= stretch.to.sheet; number += 1) {
		const sheet = open.sheet(number);
		const span = sheet && spanOn(stretch, number, sheet.text.length);
		if (sheet && span) drawMarks(kind, sheet, span);
	}
}
