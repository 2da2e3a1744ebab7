import { expect, test } from 'vitest';
import { rememberSight, sheetInSight } from './in-sight';

/** An element whose top stands so far down the window. */
const at = (top: number, height = 100) =>
	({ getBoundingClientRect: () => ({ top, height }) }) as HTMLElement;

test('looks at the last sheet that begins above the line, a third down the pane', () => {
	const tops = [-250, -100, 30, 180];
	const open = { sheets: tops.length, host: (sheet: number) => at(tops[sheet - 1]!) };
	expect(sheetInSight(open, at(0, 100))).toBe(3);
	expect(sheetInSight(open, at(0, 80))).toBe(2);
	expect(sheetInSight(open, at(-400, 100))).toBe(1);
	expect(sheetInSight(open, at(400, 100))).toBe(4);
});

const pane = (scrollTop: number) =>
	({
		scrollTop,
		scrollLeft: 0,
		scrollHeight: 1000,
		scrollWidth: 200,
		clientHeight: 100,
		clientWidth: 200
	}) as { -readonly [Key in keyof HTMLElement]: HTMLElement[Key] };

test('keeps what was looked at where it was, and its middle in the middle, at twice the size', () => {
	const scroller = pane(465);
	const bringBack = rememberSight(scroller);
	scroller.scrollHeight = 2000;
	scroller.scrollWidth = 400;
	bringBack();
	expect(scroller.scrollTop + 35).toBe(1000);
	expect(scroller.scrollLeft).toBe(100);
});

test('stays at the top where it was there', () => {
	const scroller = pane(0);
	const bringBack = rememberSight(scroller);
	scroller.scrollHeight = 2000;
	bringBack();
	expect(scroller.scrollTop).toBe(0);
});
