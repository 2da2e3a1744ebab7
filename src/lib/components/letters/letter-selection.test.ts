import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenLetter, Stretch } from './letter';
import { LetterSelection } from './letter-selection.svelte';

const sheets = ['A total of 214 individuals have', 'the application\ninstalled.'];
const stretch: Stretch = { from: { sheet: 1, offset: 11 }, to: { sheet: 2, offset: 26 } };
const open = {
	sheetText: (sheet: number) => sheets[sheet - 1] ?? '',
	sheet: () => null,
	within: () => []
} as unknown as OpenLetter;
const inside = {} as Node;
const content = {
	contains: (node: unknown) => node === inside,
	querySelectorAll: () => []
} as unknown as HTMLElement;

/** What is selected in a letter, where the browser has selected something from a node on. */
function select(anchorNode: Node, letter: OpenLetter | null = open): LetterSelection {
	const own = { anchorNode, rangeCount: 1, isCollapsed: true };
	vi.stubGlobal('document', { getSelection: () => own });
	const selection = new LetterSelection({
		open: () => letter,
		scroller: () => undefined,
		content: () => content
	});
	selection.stretch = stretch;
	return selection;
}

afterEach(() => vi.unstubAllGlobals());

describe('what of a letter is selected', () => {
	it('is said as it is quoted, from sheet to sheet', () => {
		expect(select(inside).words).toBe('214 individuals have the application installed.');
	});

	it('stays while the browser selects elsewhere', () => {
		const selection = select({} as Node);
		expect(selection.read()).toBe(false);
		expect(selection.stretch).toBe(stretch);
	});

	it('is nothing once the browser has nothing selected in the letter, or the letter is closed', () => {
		const selection = select(inside);
		expect(selection.read()).toBe(true);
		expect(selection.stretch).toBeNull();
		expect(select(inside, null).words).toBe('');
	});
});
