import { createCanvas, SvgExportFlag } from '@napi-rs/canvas';

/** Units in which an outline is drawn: fine enough for whole numbers to do. */
const unit = 250;
const origin = unit * 2;

const ruler = createCanvas(1, 1).getContext('2d');
const outlines = new Map<string, string>();

/** The width of a text in a font given as CSS ("600 14px …"), in pixels. */
export function measureText(text: string, font: string): number {
	ruler.font = font;
	return ruler.measureText(text).width;
}

const steps = new Map<string, number>();

/** How far a character's origin lies from that of the one before it, kerning included, in units. */
function stepOf(before: string, character: string, font: string): number {
	const face = font.replace(/[\d.]+px/, `${unit}px`);
	const key = `${face} ${before}${character}`;
	let step = steps.get(key);
	if (step === undefined) {
		step = measureText(before + character, face) - measureText(character, face);
		steps.set(key, step);
	}
	return step;
}

const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);

/** A character as the data of an SVG path, its origin on the baseline; empty where it leaves no ink. */
function outlineOf(character: string, font: string): string {
	const face = font.replace(/[\d.]+px/, `${unit}px`);
	const key = `${face} ${character}`;
	const known = outlines.get(key);
	if (known !== undefined) return known;
	const canvas = createCanvas(origin * 2, origin * 2, SvgExportFlag.ConvertTextToPaths);
	const context = canvas.getContext('2d');
	context.font = face;
	context.fillText(character, origin, origin);
	const drawn = /\bd="([^"]*)"/.exec(canvas.getContent().toString('utf8'))?.[1] ?? '';
	const outline = drawn.replace(
		/(-?[\d.]+)[ ,](-?[\d.]+)/g,
		(_, x: string, y: string) =>
			`${Math.round(Number(x) - origin)} ${Math.round(Number(y) - origin)}`
	);
	outlines.set(key, outline);
	return outline;
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** The texts of one SVG: each character's outline once, however often it is set. */
export class TextOutlines {
	readonly #prefix: string;
	readonly #ids = new Map<string, string>();
	readonly #lines: string[] = [];

	/** @param prefix keeps the names of outlines apart from those of other pictures in a page */
	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	/** Sets a line of text with its baseline's left end, middle or right end at a place. */
	add(
		text: string,
		at: { x: number; y: number; align: CanvasTextAlign },
		font: string,
		fill: string
	): void {
		const scale = sizeOf(font) / unit;
		const width = measureText(text, font);
		const left = at.x - (at.align === 'center' ? width / 2 : at.align === 'right' ? width : 0);
		let before = '';
		let advance = 0;
		const uses: string[] = [];
		for (const character of text) {
			if (before) advance += stepOf(before, character, font);
			before = character;
			const outline = outlineOf(character, font);
			if (!outline) continue;
			const id = this.#ids.get(outline) ?? `${this.#prefix}${this.#ids.size.toString(36)}`;
			this.#ids.set(outline, id);
			const x = Math.round(advance);
			uses.push(`<use xlink:href="#${id}"${x ? ` x="${x}"` : ''}/>`);
		}
		this.#lines.push(
			`<g fill="${fill}" transform="translate(${round(left)} ${round(at.y)})scale(${scale})">${uses.join('')}</g>`
		);
	}

	/** The outlines and the lines, to be put into an SVG. */
	toSvg(): string {
		const paths = [...this.#ids].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`);
		return `<defs>${paths.join('')}</defs>${this.#lines.join('')}`;
	}
}
