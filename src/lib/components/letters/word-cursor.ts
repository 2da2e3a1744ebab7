import {
	moveWord,
	nearestWord,
	wordAt,
	type Span,
	type WordMove
} from '$lib/domain/evidence/word-index';
import type { OpenLetter, Stretch } from './letter';
import type { Sheet } from './sheet';

/** Where a key takes the cursor: along the words, or further. */
export type CursorMove = WordMove | 'first' | 'last' | 'screen_down' | 'screen_up';

const keys: Record<string, CursorMove> = {
	ArrowRight: 'next',
	ArrowLeft: 'previous',
	ArrowDown: 'down',
	ArrowUp: 'up',
	Home: 'line_start',
	End: 'line_end',
	PageDown: 'screen_down',
	PageUp: 'screen_up'
};
const keysWithControl: Record<string, CursorMove> = { Home: 'first', End: 'last' };

/** What a key does to the cursor; null where it does nothing. */
export function readKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): CursorMove | null {
	if (altKey || metaKey) return null;
	return (ctrlKey ? keysWithControl : keys)[key] ?? null;
}

/** A word of a letter: its sheet, counted from 1, and its place among the sheet's words. */
interface Place {
	sheet: number;
	word: number;
}

interface Surroundings {
	/** What the sheets scroll in. */
	scroller: () => HTMLElement;
	/** The sheet being looked at. */
	current: () => number;
	say: (words: string) => void;
}

/** How near to the edge of the pane the cursor's word comes, in CSS pixels. */
const margin = 48;

/**
 * A cursor that goes from word to word of a letter, for whoever selects without a pointer. The word it is
 * on is selected as the browser selects, so that it is seen, copied and quoted like any other selection.
 */
export class WordCursor {
	open: OpenLetter | null = null;
	#around: Surroundings;
	/** Where it is, and where what is selected begins. */
	#at: Place | null = null;
	#anchor: Place | null = null;
	/** Where going up and down keeps to, from the left of the sheet. */
	#across: number | null = null;

	constructor(around: Surroundings) {
		this.#around = around;
	}

	get isPlaced(): boolean {
		return this.#at !== null;
	}

	/** Forgets where it is: what is selected next is somebody else's. */
	leave(): void {
		this.#at = this.#anchor = this.#across = null;
	}

	/** Lets go of what is selected and stays where it is, to go on from there. */
	rest(): void {
		this.#anchor = null;
	}

	/**
	 * Goes where a key leads, and selects.
	 * @param extends_ whether what is selected grows, or the word it comes to is selected alone
	 * @param selected what the pointer selected: the cursor goes on from there
	 */
	async go(move: CursorMove, extends_: boolean, selected: Stretch | null): Promise<void> {
		const { open } = this;
		if (!open) return;
		if (!this.#at && selected) this.#adopt(open, selected);
		const next = await this.#find(open, move);
		if (!next) return;
		if (next.word < 0) {
			// A page that is a picture: it is shown, and scrolls by itself from here.
			this.leave();
			if (!extends_) document.getSelection()?.removeAllRanges();
			open.host(next.sheet)?.scrollIntoView({ block: 'start' });
			this.#around.say(`Page ${open.pageOf(next.sheet)} has no words to select.`);
			return;
		}
		this.#at = next;
		if (!extends_ || !this.#anchor) this.#anchor = next;
		await this.#select(open, this.#anchor, next);
	}

	/** Brings words into sight; in the upper part of the pane where they are to be read on from. */
	reveal(sheet: Sheet, span: Span, isToBeRead = false): void {
		const scroller = this.#around.scroller();
		const pane = scroller.getBoundingClientRect();
		const word = sheet.range(span).getBoundingClientRect();
		const room = Math.min(margin, pane.height / 4);
		if (isToBeRead) scroller.scrollTop += word.top - pane.top - pane.height * 0.3;
		else if (word.top < pane.top + room) scroller.scrollTop += word.top - pane.top - room;
		else if (word.bottom > pane.bottom - room) {
			scroller.scrollTop += word.bottom - pane.bottom + room;
		}
		if (word.left < pane.left || word.right > pane.right) {
			scroller.scrollLeft += word.left - pane.left - room;
		}
	}

	#adopt(open: OpenLetter, { from, to }: Stretch): void {
		const first = open.sheet(from.sheet);
		const last = open.sheet(to.sheet);
		if (!first || !last) return;
		this.#anchor = { sheet: from.sheet, word: wordAt(first.words, from.offset) };
		this.#at = { sheet: to.sheet, word: wordAt(last.words, Math.max(0, to.offset - 1)) };
	}

	async #find(open: OpenLetter, move: CursorMove): Promise<Place | null> {
		const at = this.#at;
		if (move !== 'up' && move !== 'down') this.#across = null;
		if (move === 'first') return this.#enter(open, 1, 1, () => 0);
		if (move === 'last') return this.#enter(open, open.sheets, -1, ({ words }) => words.length - 1);
		if (move === 'screen_down' || move === 'screen_up') return this.#turn(open, move);
		if (!at) return this.#findInSight(open);

		const sheet = await open.draw(at.sheet);
		const set = sheet.set();
		const { left, right } = set.boxes[at.word] ?? { left: 0, right: 0 };
		if (move === 'up' || move === 'down') this.#across ??= (left + right) / 2;
		const across = this.#across ?? 0;
		const next = moveWord(set, at.word, move, across);
		if (typeof next === 'number') return { sheet: at.sheet, word: next };
		const isOn = next === 'after';
		return this.#enter(open, at.sheet + (isOn ? 1 : -1), isOn ? 1 : -1, (entered) => {
			if (move === 'up' || move === 'down')
				return nearestWord(entered.set(), isOn ? 0 : -1, across);
			return isOn ? 0 : entered.words.length - 1;
		});
	}

	/**
	 * Comes onto a sheet. A sheet of a text that is all blank is passed over; a page that is a picture is
	 * come to, as word -1.
	 */
	async #enter(
		open: OpenLetter,
		sheet: number,
		direction: 1 | -1,
		pick: (sheet: Sheet) => number
	): Promise<Place | null> {
		for (let number = sheet; number >= 1 && number <= open.sheets; number += direction) {
			const entered = await open.draw(number);
			if (entered.words.length > 0) return { sheet: number, word: pick(entered) };
			if (open.pages > 1) return { sheet: number, word: -1 };
		}
		return null;
	}

	/** Scrolls by what is seen, and comes to the first word in sight. */
	async #turn(open: OpenLetter, move: 'screen_down' | 'screen_up'): Promise<Place | null> {
		const scroller = this.#around.scroller();
		const before = scroller.scrollTop;
		scroller.scrollTop += scroller.clientHeight * (move === 'screen_down' ? 0.9 : -0.9);
		if (scroller.scrollTop === before) {
			return this.#find(open, move === 'screen_down' ? 'last' : 'first');
		}
		return this.#findInSight(open);
	}

	/** The first word that is wholly in sight. */
	async #findInSight(open: OpenLetter): Promise<Place | null> {
		const { top, bottom } = this.#around.scroller().getBoundingClientRect();
		let blank: Place | null = null;
		for (let number = Math.max(1, this.#around.current() - 1); number <= open.sheets; number += 1) {
			const sheet = await open.draw(number);
			const origin = sheet.root.getBoundingClientRect();
			if (origin.top > bottom) break;
			const word = sheet
				.set()
				.boxes.findIndex((box) => origin.top + box.top >= top && origin.top + box.bottom <= bottom);
			if (word >= 0) return { sheet: number, word };
			if (sheet.words.length === 0 && origin.bottom > top) blank ??= { sheet: number, word: -1 };
		}
		return blank;
	}

	async #select(open: OpenLetter, anchor: Place, at: Place): Promise<void> {
		const [first, last] = await Promise.all([open.draw(anchor.sheet), open.draw(at.sheet)]);
		open.hold(new Set([anchor.sheet, at.sheet]));
		const from = first.words[anchor.word];
		const to = last.words[at.word];
		if (!from || !to) return;
		const isForward =
			anchor.sheet < at.sheet || (anchor.sheet === at.sheet && anchor.word <= at.word);
		const base = isForward ? first.point(from.start) : first.point(from.end, true);
		const extent = isForward ? last.point(to.end, true) : last.point(to.start);
		document.getSelection()?.setBaseAndExtent(base.node, base.offset, extent.node, extent.offset);
		this.reveal(last, to);
	}
}
