import type { Plugin } from 'chart.js';
import type { Glyph, Look, Marks } from '../figure';
import { dashDown, type Box, type Layout, type Rule } from './layout';
import { glyphSize, hasGlyph } from './stacks';
import { cssFont, type Theme } from './theme';

/** What the painting needs of a canvas, in the browser or on the server. */
type Context = CanvasRenderingContext2D;

const hatchStep = 7;

/**
 * The lines of a hatch, cut to a box by arithmetic: a clip or a pattern would make pictures larger and
 * does not survive every converter of SVG.
 */
export function hatchLines(box: Box, step = hatchStep): [number, number, number, number][] {
	const lines: [number, number, number, number][] = [];
	const right = box.x + box.width;
	const bottom = box.y + box.height;
	const first = Math.ceil((box.x + box.y) / step) * step;
	// Along each line x + y is the same.
	for (let sum = first; sum < right + bottom; sum += step) {
		const x1 = Math.max(box.x, sum - bottom);
		const x2 = Math.min(right, sum - box.y);
		if (x2 > x1) lines.push([x1, sum - x1, x2, sum - x2]);
	}
	return lines;
}

function inset(box: Box, by: number): Box {
	return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

function paintTexture(context: Context, box: Box, look: Look, outlined: boolean): void {
	if (box.width <= 0) return;
	context.lineWidth = 1;
	context.strokeStyle = look.line;
	if (look.texture === 'hatched') {
		context.lineWidth = 1.2;
		context.beginPath();
		for (const [x1, y1, x2, y2] of hatchLines(inset(box, 0.6))) {
			context.moveTo(x1, y1);
			context.lineTo(x2, y2);
		}
		context.stroke();
		context.lineWidth = 1;
		if (outlined) {
			const edge = inset(box, 0.5);
			context.strokeRect(edge.x, edge.y, edge.width, edge.height);
		}
	} else if (look.texture === 'dashed' || (look.texture === 'none' && outlined)) {
		const edge = inset(box, 0.75);
		if (look.texture === 'dashed') context.setLineDash([3, 2.5]);
		context.strokeRect(edge.x, edge.y, Math.max(edge.width, 0.5), edge.height);
		context.setLineDash([]);
	}
}

/** A glyph within a circle of a radius. The fonts lack these, so they are paths. */
function paintGlyph(
	context: Context,
	glyph: Glyph,
	x: number,
	y: number,
	radius: number,
	colour: string
): void {
	const r = radius;
	context.strokeStyle = colour;
	context.fillStyle = colour;
	context.lineWidth = Math.max(1.2, r / 3.6);
	context.beginPath();
	switch (glyph) {
		case 'tick':
			context.moveTo(x - r * 0.75, y + r * 0.05);
			context.lineTo(x - r * 0.2, y + r * 0.6);
			context.lineTo(x + r * 0.8, y - r * 0.6);
			context.stroke();
			break;
		case 'cross':
			context.moveTo(x - r * 0.6, y - r * 0.6);
			context.lineTo(x + r * 0.6, y + r * 0.6);
			context.moveTo(x + r * 0.6, y - r * 0.6);
			context.lineTo(x - r * 0.6, y + r * 0.6);
			context.stroke();
			break;
		case 'half':
			context.arc(x, y, r * 0.85, 0, 2 * Math.PI);
			context.stroke();
			context.beginPath();
			context.arc(x, y, r * 0.85, Math.PI / 2, (3 * Math.PI) / 2);
			context.fill();
			break;
		case 'disc':
			context.arc(x, y, r * 0.8, 0, 2 * Math.PI);
			context.fill();
			break;
		case 'ring':
			context.arc(x, y, r * 0.8, 0, 2 * Math.PI);
			context.stroke();
			break;
		case 'barred':
			context.arc(x, y, r * 0.85, 0, 2 * Math.PI);
			context.moveTo(x - r * 0.6, y + r * 0.6);
			context.lineTo(x + r * 0.6, y - r * 0.6);
			context.stroke();
			break;
		case 'dash':
			context.moveTo(x - r * 0.7, y);
			context.lineTo(x + r * 0.7, y);
			context.stroke();
			break;
		case 'ellipsis':
			for (const step of [-1, 0, 1]) {
				context.moveTo(x + step * r * 0.7 + r * 0.2, y);
				context.arc(x + step * r * 0.7, y, r * 0.2, 0, 2 * Math.PI);
			}
			context.fill();
			break;
		case 'query':
			context.arc(x, y - r * 0.35, r * 0.45, Math.PI, Math.PI * 2.35);
			context.quadraticCurveTo(x, y + r * 0.1, x, y + r * 0.4);
			context.stroke();
			context.beginPath();
			context.arc(x, y + r * 0.85, r * 0.18, 0, 2 * Math.PI);
			context.fill();
			break;
	}
}

/** An arrow whose point is at a place: what it stands for has come so far, and no further. */
function paintArrow(
	context: Context,
	{ from, to, y }: { from: number; to: number; y: number },
	look: Look
): void {
	const head = 9;
	context.strokeStyle = look.line;
	context.lineWidth = 2;
	if (to - head > from) {
		context.beginPath();
		context.moveTo(from, y);
		context.lineTo(to - head, y);
		context.stroke();
	}
	context.fillStyle = look.fill;
	context.beginPath();
	context.moveTo(to - head, y - head / 2);
	context.lineTo(to, y);
	context.lineTo(to - head, y + head / 2);
	context.fill();
}

function paintRules(context: Context, rules: readonly Rule[]): void {
	for (const { x1, y1, x2, y2, colour, width } of rules) {
		context.strokeStyle = colour;
		context.lineWidth = width;
		context.beginPath();
		context.moveTo(x1, y1);
		context.lineTo(x2, y2);
		context.stroke();
	}
}

function paintSwatch(context: Context, box: Layout['swatches'][number]): void {
	const { look } = box;
	const x = box.x + box.width / 2;
	const y = box.y + box.height / 2;
	const radius = box.height / 2;
	if (box.shape === 'arrow') {
		paintArrow(context, { from: box.x, to: box.x + box.width, y }, look);
		return;
	}
	if (box.shape === 'break') {
		paintRules(context, dashDown(x, box.y, box.y + box.height, look.line));
		return;
	}
	if (box.shape === 'disc') {
		context.fillStyle = look.fill;
		context.strokeStyle = look.line;
		context.lineWidth = 1;
		context.beginPath();
		context.arc(x, y, radius - 0.5, 0, 2 * Math.PI);
		context.fill();
		context.stroke();
		if (look.glyph) paintGlyph(context, look.glyph, x, y, radius * 0.52, look.onFill);
		return;
	}
	context.fillStyle = look.fill;
	context.fillRect(box.x, box.y, box.width, box.height);
	paintTexture(context, box, look, true);
	if (look.texture === 'solid' && look.fill > '#E') {
		context.strokeStyle = look.line;
		context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
	}
}

/** A missing value in the matrix: its texture, and its glyph on a ground of its own. */
function paintMissing(context: Context, box: Layout['swatches'][number]): void {
	paintSwatch(context, box);
	const { look } = box;
	if (!look.glyph) return;
	const x = box.x + box.width / 2;
	const y = box.y + box.height / 2;
	if (look.texture === 'hatched') {
		context.fillStyle = look.fill;
		context.beginPath();
		context.arc(x, y, box.height * 0.34, 0, 2 * Math.PI);
		context.fill();
	}
	paintGlyph(context, look.glyph, x, y, box.height * 0.26, look.onFill);
}

function paintInscriptions(context: Context, layout: Layout, theme: Theme): void {
	context.textBaseline = 'alphabetic';
	for (const { text, x, y, font, fill, align, plate } of layout.inscriptions) {
		context.font = cssFont(font, theme);
		context.textAlign = align;
		if (plate) {
			const width = context.measureText(text).width + 8;
			context.fillStyle = plate;
			context.fillRect(x - width / 2, y - font.size, width, font.size * 1.35);
		}
		context.fillStyle = fill;
		context.fillText(text, x, y);
	}
	for (const tag of layout.tags) {
		context.strokeStyle = tag.colour;
		context.lineWidth = 1;
		context.strokeRect(tag.x + 0.5, tag.y + 0.5, tag.width - 1, tag.height - 1);
		context.font = cssFont(tag.font, theme);
		context.textAlign = 'center';
		context.fillStyle = tag.colour;
		context.fillText(
			tag.text,
			tag.x + tag.width / 2,
			tag.y + tag.height / 2 + tag.font.size * 0.33
		);
	}
}

/** Draws all that is not a bar or a disc: ground, rules, textures, glyphs and words. */
export function paintLayout(layout: Layout, theme: Theme, form: Marks['form']): Plugin {
	return {
		id: 'layout',
		beforeDraw({ ctx }) {
			ctx.fillStyle = theme.surface;
			ctx.fillRect(0, 0, layout.width, layout.height);
			paintRules(ctx, layout.rules);
		},
		afterDatasetsDraw({ ctx }) {
			ctx.save();
			ctx.lineJoin = 'miter';
			ctx.lineCap = 'butt';
			const { plot, thickness } = layout;
			const unit = plot.width / plot.max;
			for (const mark of layout.marks) {
				const y = plot.y + mark.middle;
				if (mark.isArrow) {
					const { from, to, look } = mark;
					paintArrow(ctx, { from: plot.x + from * unit, to: plot.x + to * unit, y }, look);
					continue;
				}
				if (form === 'dots' || form === 'strip' || form === 'slopes') {
					if (mark.look.glyph) {
						paintGlyph(
							ctx,
							mark.look.glyph,
							plot.x + mark.to * unit,
							y,
							thickness * 0.26,
							mark.look.onFill
						);
					}
					continue;
				}
				const box = {
					x: plot.x + mark.from * unit,
					y: y - thickness / 2,
					width: (mark.to - mark.from) * unit - (form === 'stacks' ? 2 : 0),
					height: thickness
				};
				paintTexture(ctx, box, mark.look, mark.look.texture !== 'hatched');
				if (mark.look.glyph && mark.glyphX !== undefined) {
					const { glyph, onFill } = mark.look;
					paintGlyph(ctx, glyph, plot.x + mark.glyphX, y, glyphSize / 2, onFill);
				}
			}
			for (const swatch of layout.swatches) {
				if (form === 'dots') {
					if (swatch.shape === 'disc') paintSwatch(ctx, swatch);
					else paintMissing(ctx, swatch);
				} else paintSwatch(ctx, swatch);
				if (form === 'stacks' && swatch.shape === 'box' && hasGlyph(swatch.look)) {
					const { glyph, onFill } = swatch.look;
					const [x, y] = [swatch.x + swatch.width / 2, swatch.y + swatch.height / 2];
					paintGlyph(ctx, glyph, x, y, swatch.height * 0.34, onFill);
				}
			}
			paintInscriptions(ctx, layout, theme);
			ctx.restore();
		}
	};
}
