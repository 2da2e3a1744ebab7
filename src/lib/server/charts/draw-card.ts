import { createCanvas } from '@napi-rs/canvas';
import { cardSize, type CardWidth } from '$lib/domain/charts/card';
import { layOutCard } from '$lib/domain/charts/configuration/card';
import type { Caption } from '$lib/domain/charts/configuration/frame';
import { cssFont, lightTheme } from '$lib/domain/charts/configuration/theme';
import type { Figure } from '$lib/domain/charts/figure';
import { drawOnCanvas, measure } from './draw-chart';

/** A figure as the card of a link, PNG: what was found, and the whole of its drawing. @param width pixels */
export function drawCard(figure: Figure, caption: Caption, width: CardWidth): Buffer {
	const times = width / cardSize.width;
	const layout = layOutCard(figure, caption, lightTheme, measure);
	const canvas = createCanvas(width, layout.height * times);
	const context = canvas.getContext('2d');
	context.fillStyle = lightTheme.surface;
	context.fillRect(0, 0, canvas.width, canvas.height);
	const { drawing } = layout;
	if (drawing) {
		const scale = drawing.scale * times;
		drawOnCanvas(figure, { width: drawing.width, caption: null, scale }, (drawn) =>
			context.drawImage(drawn, Math.round(drawing.x * times), Math.round(drawing.y * times))
		);
	}
	context.scale(times, times);
	for (const { text, x, y, font, fill } of layout.inscriptions) {
		context.font = cssFont(font, lightTheme);
		context.fillStyle = fill;
		context.fillText(text, x, y);
	}
	for (const { x1, x2, y1, y2, colour, width: breadth } of layout.rules) {
		context.strokeStyle = colour;
		context.lineWidth = breadth;
		context.beginPath();
		context.moveTo(x1, y1);
		context.lineTo(x2, y2);
		context.stroke();
	}
	return canvas.toBuffer('image/png');
}
