import { joinBoxes, type Box } from '$lib/domain/evidence/boxes';
import { breakLines, listWords, type SetWords, type Span } from '$lib/domain/evidence/word-index';

/** A piece of a sheet's text: the node that shows it, and where in the text it begins. */
export interface Piece {
	node: Text;
	start: number;
}

/** The pieces of what an element holds, and their text: what its text nodes say, one after the other. */
export function readPieces(root: Node): { text: string; pieces: Piece[] } {
	const pieces: Piece[] = [];
	let text = '';
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		pieces.push({ node: node as Text, start: text.length });
		text += (node as Text).data;
	}
	return { text, pieces };
}

/**
 * A sheet of a letter as it stands in the page: its text, the nodes that show it, and where its words
 * are. Nodes are in the text's order; the text can have line breaks between them that no node shows.
 */
export class Sheet {
	readonly words: Span[];
	#set: (SetWords & { size: string }) | null = null;

	constructor(
		readonly number: number,
		/** What its boxes are measured from. */
		readonly root: HTMLElement,
		readonly text: string,
		readonly pieces: readonly Piece[]
	) {
		this.words = listWords(text);
	}

	/** Where a place of the text is in the page: of the sign after it, or, as an end, of the one before. */
	point(offset: number, isEnd = false): { node: Node; offset: number } {
		const { pieces } = this;
		const index = Math.max(
			0,
			pieces.findLastIndex(({ start }) => (isEnd ? start < offset : start <= offset))
		);
		const piece = pieces[index];
		if (!piece) return { node: this.root, offset: 0 };
		const next = pieces[index + 1];
		if (!isEnd && next && offset >= piece.start + piece.node.length) {
			return { node: next.node, offset: 0 };
		}
		return { node: piece.node, offset: Math.min(offset - piece.start, piece.node.length) };
	}

	range({ start, end }: Span): Range {
		const range = document.createRange();
		const from = this.point(start);
		const to = this.point(end, true);
		range.setStart(from.node, from.offset);
		range.setEnd(to.node, to.offset);
		return range;
	}

	/** What of its text lies in a range of the page; null where nothing does. */
	spanOf(range: Range): Span | null {
		const { pieces } = this;
		if (pieces.length === 0 || !range.intersectsNode(this.root)) return null;
		const endsBefore = ({ node }: Piece) => range.comparePoint(node, node.length) < 0;
		const beginsAfter = ({ node }: Piece) => range.comparePoint(node, 0) > 0;
		const first = pieces[firstWhere(pieces, (piece) => !endsBefore(piece))];
		const last = pieces[firstWhere(pieces, beginsAfter) - 1];
		if (!first || !last) return null;
		const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
		const end =
			last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
		return start < end ? { start, end } : null;
	}

	/** Where a stretch of its text stands, a box for each line, in pixels from the corner of the sheet. */
	boxesOf({ start, end }: Span): Box[] {
		const origin = this.root.getBoundingClientRect();
		const boxes: Box[] = [];
		for (const { node, start: at } of this.pieces) {
			if (at >= end) break;
			if (at + node.length <= start) continue;
			const range = document.createRange();
			range.setStart(node, Math.max(start - at, 0));
			range.setEnd(node, Math.min(end - at, node.length));
			for (const { left, right, top, bottom } of range.getClientRects()) {
				boxes.push({
					left: left - origin.left,
					right: right - origin.left,
					top: top - origin.top,
					bottom: bottom - origin.top
				});
			}
		}
		return joinBoxes(boxes);
	}

	/** Where its words stand: measured once, and again when the sheet has another size. */
	set(): SetWords {
		const origin = this.root.getBoundingClientRect();
		const size = `${origin.width} ${origin.height}`;
		if (this.#set?.size === size) return this.#set;
		const boxes = this.words.map((word) => {
			const { left, right, top, bottom } = this.range(word).getBoundingClientRect();
			return {
				left: left - origin.left,
				right: right - origin.left,
				top: top - origin.top,
				bottom: bottom - origin.top
			};
		});
		this.#set = { size, boxes, lines: breakLines(boxes) };
		return this.#set;
	}
}

/** The place of the first item of which something holds, where it holds of all that follow. */
function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = items[middle];
		if (item !== undefined && holds(item)) high = middle;
		else low = middle + 1;
	}
	return low;
}
