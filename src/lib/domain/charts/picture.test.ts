import { describe, expect, it } from 'vitest';
import { drawingWidthFor } from './picture';

describe('drawingWidthFor', () => {
	it.each([
		[300, 300],
		[384, 300],
		[385, 360],
		[576, 480],
		[600, 640],
		[900, 900],
		[2000, 900]
	])('in an embed %i pixels wide is %i', (width, drawn) => {
		expect(drawingWidthFor('embed', width)).toBe(drawn);
	});
});
