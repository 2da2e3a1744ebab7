/** Where something stands: its sides, counted from the left and from the top. */
export interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/**
 * Joins the boxes of pieces of text that stand side by side on a line, so that a quote is marked in one
 * stroke a line and not piece by piece.
 * @param boxes in the text's order; those without an area are left out
 */
export function joinBoxes(boxes: readonly Box[]): Box[] {
	const joined: Box[] = [];
	for (const box of boxes) {
		const height = box.bottom - box.top;
		if (height <= 0 || box.right <= box.left) continue;
		const last = joined.at(-1);
		if (last) {
			const shared = Math.min(last.bottom, box.bottom) - Math.max(last.top, box.top);
			const gap = Math.max(box.left - last.right, last.left - box.right);
			if (shared >= Math.min(height, last.bottom - last.top) / 2 && gap < height * 1.5) {
				last.left = Math.min(last.left, box.left);
				last.right = Math.max(last.right, box.right);
				last.top = Math.min(last.top, box.top);
				last.bottom = Math.max(last.bottom, box.bottom);
				continue;
			}
		}
		joined.push({ ...box });
	}
	return joined;
}
