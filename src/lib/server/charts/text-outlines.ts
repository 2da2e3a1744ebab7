import { createCanvas, SvgExportFlag } from '@napi-rs/canvas';
import { fromPointToPoint } from './from-point-to-point';

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
	const outline = fromPointToPoint(drawn, origin);
	outlines.set(key, outline);
	return outline;
}

/** A letter of a word: the name of its outline, and how far it lies from the word's first, in units. */
interface Letter {
	id: string;
	x: number;
}

/** A word, or what else stands between two spaces, where it is in its line, in units. */
interface Word {
	letters: Letter[];
	x: number;
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;

const useOf = (id: string, x: number) => `<use xlink:href="#${id}"${x ? ` x="${x}"` : ''}/>`;

/** The letters of a word as they are set from a place on. */
const setLetters = (letters: readonly Letter[], from: number) =>
	letters.map(({ id, x }) => useOf(id, from + x)).join('');

/** The texts of one SVG: each character's outline once, and each word that comes again once. */
export class TextOutlines {
	readonly #prefix: string;
	/** The name of each outline and, later, of each word. */
	readonly #ids = new Map<string, string>();
	readonly #lines: { opening: string; words: Word[] }[] = [];

	/** @param prefix keeps the names of outlines apart from those of other pictures in a page */
	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	#idOf(shape: string): string {
		const id = this.#ids.get(shape) ?? `${this.#prefix}${this.#ids.size.toString(36)}`;
		this.#ids.set(shape, id);
		return id;
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
		const words: Word[] = [];
		let word: Word | null = null;
		let before = '';
		let advance = 0;
		for (const character of text) {
			if (before) advance += stepOf(before, character, font);
			before = character;
			const outline = outlineOf(character, font);
			if (!outline) {
				word = null;
				continue;
			}
			if (!word) {
				word = { letters: [], x: Math.round(advance) };
				words.push(word);
			}
			word.letters.push({ id: this.#idOf(outline), x: Math.round(advance - word.x) });
		}
		const opening = `<g fill="${fill}" transform="translate(${round(left)} ${round(at.y)})scale(${scale})">`;
		this.#lines.push({ opening, words });
	}

	/** The outlines and the lines, to be put into an SVG. */
	toSvg(): string {
		const outlines = [...this.#ids].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`);
		const times = new Map<string, number>();
		for (const { words } of this.#lines) {
			for (const { letters } of words) {
				const set = setLetters(letters, 0);
				times.set(set, (times.get(set) ?? 0) + 1);
			}
		}
		const shared = new Map(
			[...times].flatMap(([set, count]): [string, string][] =>
				count > 1 && set.lastIndexOf('<') > 0 ? [[set, this.#idOf(set)]] : []
			)
		);
		const groups = [...shared].map(([set, id]) => `<g id="${id}">${set}</g>`);
		const lines = this.#lines.map(({ opening, words }) => {
			const set = words.map(({ letters, x }) => {
				const id = shared.get(setLetters(letters, 0));
				return id ? useOf(id, x) : setLetters(letters, x);
			});
			return `${opening}${set.join('')}</g>`;
		});
		return `<defs>${outlines.join('')}${groups.join('')}</defs>${lines.join('')}`;
	}
}
