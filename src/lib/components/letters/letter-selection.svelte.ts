import { tidyQuote } from '$lib/domain/evidence/find-quote';
import type { OpenLetter, Stretch } from './letter';
import { clearMarks, markStretch } from './marks';
import { readStretch, spanOn, stretchText } from './stretch';

interface Surroundings {
	open: () => OpenLetter | null;
	/** What the sheets scroll in. */
	scroller: () => HTMLElement | undefined;
	/** What they stand in, within it. */
	content: () => HTMLElement | undefined;
}

/** The room that the button beside the words takes up, in CSS pixels. */
const buttonWidth = 168;

/**
 * What of a letter is selected. It stays so while somebody types elsewhere: the browser, which has one
 * selection, shows it no more by then, so that it is marked.
 */
export class LetterSelection {
	stretch: Stretch | null = $state.raw(null);
	/** Where the button beside the words stands, in pixels from the corner of the content; null where it does not. */
	button: { left: number; top: number } | null = $state.raw(null);
	#around: Surroundings;
	/** Whether the browser's own selection is somewhere else by now. */
	#isElsewhere = false;

	constructor(around: Surroundings) {
		this.#around = around;
	}

	/** The words selected, as they are quoted; '' where none are. */
	get words(): string {
		const open = this.#around.open();
		return open && this.stretch ? tidyQuote(stretchText(open, this.stretch)) : '';
	}

	/** Takes over what the browser has selected by now. @returns whether that is in the letter */
	read(): boolean {
		const own = document.getSelection();
		const open = this.#around.open();
		const content = this.#around.content();
		if (!own || own.rangeCount === 0 || !content || !open) return false;
		const wasElsewhere = this.#isElsewhere;
		this.#isElsewhere = !content.contains(own.anchorNode);
		if (this.#isElsewhere) {
			if (!wasElsewhere) markStretch('selected', this.stretch, open, content);
			return false;
		}
		if (wasElsewhere) clearMarks(content, 'selected');
		this.stretch = own.isCollapsed ? null : readStretch(open, own.getRangeAt(0));
		this.#placeButton(open, content);
		return true;
	}

	/** Marks it and puts the button beside it anew: the sheets have another size. */
	redraw(): void {
		const open = this.#around.open();
		const content = this.#around.content();
		if (!open || !content) return;
		markStretch('selected', this.#isElsewhere ? this.stretch : null, open, content);
		this.#placeButton(open, content);
	}

	/** Forgets what was selected in a letter that is closed. */
	forget(): void {
		this.stretch = null;
		this.button = null;
	}

	/** Lets go of what is selected in the letter that is open. */
	letGo(): void {
		this.forget();
		const content = this.#around.content();
		if (!content) return;
		clearMarks(content, 'selected');
		const own = document.getSelection();
		if (own && content.contains(own.anchorNode)) own.removeAllRanges();
	}

	#placeButton(open: OpenLetter, content: HTMLElement): void {
		const { stretch } = this;
		const scroller = this.#around.scroller();
		const sheet = stretch && open.sheet(stretch.to.sheet);
		const span = sheet && spanOn(stretch, sheet.number, sheet.text.length);
		const box = span && sheet.boxesOf(span).at(-1);
		if (!box || !scroller) {
			this.button = null;
			return;
		}
		const corner = content.getBoundingClientRect();
		const root = sheet.root.getBoundingClientRect();
		// Where the last word ends, under it, and within what is seen of the pane.
		const left = root.left - corner.left + box.right;
		const least = scroller.scrollLeft + 8;
		this.button = {
			left: Math.max(least, Math.min(left, least + scroller.clientWidth - buttonWidth)),
			top: root.top - corner.top + box.bottom + 6
		};
	}
}
