/**
 * Keeps a selection from leaping to the end of a page while the pointer passes between its lines: the
 * words of a page are placed one by one, and browsers take what is between them for all that follows.
 * An empty element behind the words, which each layer of text ends with (`.end`), is moved to where the
 * selection ends, and covers the page while somebody selects. (As PDF.js's own viewer does.)
 * @param root what holds the layers
 * @param signal ends it
 */
export function steadySelection(root: HTMLElement, signal: AbortSignal): void {
	let isPointerDown = false;
	let before: Range | null = null;
	const layers = () => root.querySelectorAll<HTMLElement>('.text-layer');
	const endOf = (layer: HTMLElement) => layer.querySelector<HTMLElement>(':scope > .end');

	function reset(layer: HTMLElement): void {
		layer.classList.remove('selecting');
		const end = endOf(layer);
		if (!end) return;
		end.removeAttribute('style');
		if (layer.lastChild !== end) layer.append(end);
	}

	function resetAll(): void {
		layers().forEach(reset);
	}

	function follow(): void {
		const selection = document.getSelection();
		if (!isPointerDown || !selection || selection.rangeCount === 0) return;
		const range = selection.getRangeAt(0);
		for (const layer of layers()) {
			if (range.intersectsNode(layer)) layer.classList.add('selecting');
			else reset(layer);
		}
		const isStartMoved =
			before !== null &&
			(range.compareBoundaryPoints(Range.END_TO_END, before) === 0 ||
				range.compareBoundaryPoints(Range.START_TO_END, before) === 0);
		before = range.cloneRange();
		const { startContainer, endContainer, endOffset } = range;
		let moved: Node | null = isStartMoved ? startContainer : endContainer;
		if (moved instanceof Text) moved = moved.parentElement;
		// An end before the first sign of an element is behind the one before it.
		if (!isStartMoved && endOffset === 0) {
			do moved = moved?.previousSibling ?? null;
			while (moved && !moved.hasChildNodes());
		}
		const layer = moved?.parentElement;
		if (!layer?.matches('.text-layer')) return;
		const end = endOf(layer);
		if (!end || end === moved) return;
		end.style.width = layer.style.width;
		end.style.height = layer.style.height;
		end.style.userSelect = 'text';
		layer.insertBefore(end, isStartMoved ? moved : (moved?.nextSibling ?? null));
	}

	const listen = { signal };
	root.addEventListener(
		'pointerdown',
		({ target }) => {
			isPointerDown = true;
			before = null;
			(target as Element).closest('.text-layer')?.classList.add('selecting');
		},
		listen
	);
	const release = () => {
		if (!isPointerDown) return;
		isPointerDown = false;
		resetAll();
	};
	for (const event of ['pointerup', 'pointercancel'] as const) {
		document.addEventListener(event, release, listen);
	}
	window.addEventListener('blur', release, listen);
	document.addEventListener('selectionchange', follow, listen);
}
