import { proposeHeight, type EmbedContent } from '$lib/domain/charts/embed-frame';
import type { Figure } from '$lib/domain/charts/figure';
import { drawingWidthFor } from '$lib/domain/charts/picture';
import { measure, measureHeight } from './draw-chart';

/**
 * The height to propose for the frame of a figure's embed, in pixels.
 * @param words what is said around the chart, of its edition and of its source
 * @param width of the frame, in pixels
 */
export function proposeEmbedHeight(
	figure: Figure,
	words: Pick<EmbedContent, 'notes' | 'source'>,
	width: number
): number {
	const { headline, subtitle } = figure;
	const drawn = drawingWidthFor('embed', width);
	const drawing = { width: drawn, height: measureHeight(figure, drawn) };
	return proposeHeight({ headline, subtitle, ...words, drawing }, width, measure);
}
