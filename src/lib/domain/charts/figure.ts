import type { Texture } from '../answers/disposition';
import { formatCount, formatPercent } from '../questions/words';
import type { AsAt } from '../surveys/as-at';
import type { FigureKind } from './chart';
import type { Statement } from './statement';

/** What one cell of a figure's table holds: a number, or words. A missing value is always words. */
export type Cell = number | string;

export interface Column {
	key: string;
	label: string;
	/** Whether its numbers are set as figures; words may still stand where a number is missing. */
	numeric: boolean;
	/** What its numbers are, where they are not counts. */
	unit: 'percent' | null;
}

/** The whole truth of a chart: every number drawn is in it, and every missing one has its reason. */
export interface FigureTable {
	caption: string;
	columns: Column[];
	rows: Record<string, Cell>[];
}

/** Glyphs, drawn as paths: the chart fonts lack them. */
export type Glyph =
	'tick' | 'cross' | 'half' | 'disc' | 'ring' | 'query' | 'dash' | 'barred' | 'ellipsis';

/** How a mark looks. Its meaning never rests on the colour alone. */
export interface Look {
	fill: string;
	/** Colour of words and glyphs set on the fill. */
	onFill: string;
	texture: Texture;
	/** Colour of the hatch and of the outline. */
	line: string;
	glyph: Glyph | null;
}

/** An entry of the key. */
export interface KeyEntry {
	label: string;
	look: Look;
	/** Whether it stands for a value given in a matrix or on a strip, where those are discs. */
	disc?: boolean;
	/** Whether it stands for what is not at its end yet, which is an arrow. */
	arrow?: boolean;
	/** Whether it stands for where a line breaks, which is dashes down the plot. */
	break?: boolean;
}

/** One part of a stacked bar: a count of things that exist, so always a number above zero. */
export interface Segment {
	key: string;
	label: string;
	value: number;
	look: Look;
	/** The cell of the table that holds the value: the row's index and the column's key. */
	cell: { row: number; column: string };
	/** What a tooltip says, and what is spoken. */
	words: string;
}

export interface StackRow {
	label: string;
	segments: Segment[];
	/** A line under the bar: bounds, and counts too thin to be written in it. */
	remark: string | null;
}

/** One bar, or the reason there is none. */
export interface BarRow {
	label: string;
	/** Null where there is no figure: then nothing stands on the value axis. */
	value: number | null;
	look: Look;
	cell: { row: number; column: string };
	/** The value in words, set strong: "13.5%"; or the reason there is none. */
	lead: string;
	/** What belongs to it: "759 of 5,640". */
	more: string | null;
	/** Provisions, as tags: "s31". */
	tags: string[];
	words: string;
}

/** One cell of a dot matrix. */
export interface Dot {
	label: string;
	/** What is written beside it where there is room. */
	short: string;
	/** Whether a value was given: a disc, and otherwise a textured square. */
	known: boolean;
	look: Look;
	cell: { row: number; column: string };
	words: string;
}

export interface DotRow {
	label: string;
	dots: Dot[];
	/** What is said of the row as a whole. */
	remark?: string;
}

/** One row of a strip: how far something came, or the reason that it cannot be told. */
export interface StripRow {
	label: string;
	/** Null where there is no figure: then nothing stands on the value axis. */
	value: number | null;
	/** Whether it is not at its end yet: an arrow up to the value, and not a disc at it. */
	isOpen: boolean;
	look: Look;
	cell: { row: number; column: string };
	/** The value in words, set strong: "23 working days"; or the reason there is none. */
	lead: string;
	/** What belongs to it: "3 past due, by our count". */
	more: string | null;
	words: string;
}

/** What a body gave in one wave, as a stop of its line, or the reason that the line has a gap there. */
export interface SlopeStop {
	label: string;
	/** Null where there is no figure: then nothing stands on the value axis. */
	value: number | null;
	/** Whether part of it is missing: then no line joins it, for nobody knows where to. */
	isMinimum: boolean;
	look: Look;
	cell: { row: number; column: string };
	/** The value in words: "13.5%"; or the reason there is none. */
	lead: string;
	words: string;
}

/** One body over the waves: lines between stops, and words where it breaks. */
export interface SlopeRow {
	label: string;
	/** The value at the top of its axis, above zero. */
	max: number;
	/** What is said of its axis where each row has its own: "0 to 400"; null where all have the same. */
	scale: string | null;
	/** A stop for each wave. */
	stops: SlopeStop[];
	/** The stops from which a line leads to the next, by their index. */
	joins: number[];
	/** Where the body was split, merged or renamed, on the axis of the waves. */
	breaks: number[];
	/** What happened, and why values are missing: a line each, with the look of what is missing. */
	remarks: { words: string; look: Look | null }[];
}

/** What is to be drawn, without sizes: five forms. */
export type Marks =
	| { form: 'stacks'; rows: StackRow[]; key: KeyEntry[] }
	| { form: 'bars'; rows: BarRow[]; key: KeyEntry[] }
	| {
			form: 'dots';
			columns: string[];
			rows: DotRow[];
			key: KeyEntry[];
			/** What is said of the rows beside their dots, as a heading; left out where nothing is. */
			remarks?: string;
	  }
	| {
			form: 'strip';
			/** The value that every row is set against, above zero, with what it is. */
			line: { at: number; label: string };
			rows: StripRow[];
			key: KeyEntry[];
	  }
	| {
			form: 'slopes';
			/** The waves along the axis: days from the first of them, not all the same. */
			waves: { at: number; label: string }[];
			/** Rows with a value first: they have a panel each. */
			rows: SlopeRow[];
			/** What stands over the rows without one. */
			without: string;
			key: KeyEntry[];
	  };

/** A stop for the arrow keys and the pointer: up and down between rows, left and right within one. */
export interface Point {
	row: number;
	part: number;
	/** "Permitted: refused" */
	title: string;
	/** What is said of it, which is spoken after the title. */
	words: string;
}

/** A figure that a source published, beside our own. */
export interface PublishedBeside {
	/** The body's short name. */
	body: string;
	/** "17.6%" */
	published: string;
	/** "18.1%", or null where we have none. */
	ours: string | null;
	source: string;
	/** Why the two may differ, where we can say. */
	note: string | null;
}

/** What is said of a chart and drawn of it: a pure function of what it is told from. */
export interface Figure {
	slug: string;
	kind: FigureKind;
	/** What was found. */
	headline: string;
	/** What is measured. */
	subtitle: string;
	/** Two or three sentences with counts, unknowns, base and bounds. */
	summary: string;
	table: FigureTable;
	/** How to read it, and what not to read into it. */
	notes: string[];
	/** What others published of the same, kept as theirs. */
	published: PublishedBeside[];
	/** How the figures were come by. */
	method: string;
	source: string;
	asAt: AsAt;
	marks: Marks;
	points: Point[];
	/** What it says, one thing at a time, each with the sum and the records behind it. */
	statements: Statement[];
	/** What stands for the picture where it is not seen: the form, what is measured, counts and unknowns. */
	alternative: string;
	/** What was generated where a publisher's own words stand in its place; null where they do not. */
	generated: { headline: string | null; subtitle: string | null };
}

/** A figure as its kind tells it, before what a publisher chose to say of it. */
export type ToldFigure = Omit<Figure, 'alternative' | 'generated'>;

/** What the browser needs of a figure to draw it and to speak of it. */
export type DrawnFigure = Pick<
	Figure,
	'slug' | 'headline' | 'subtitle' | 'summary' | 'marks' | 'points'
>;

/** A cell as readers see it: counts with thousands separated, percentages to one decimal place. */
export function formatCell(column: Column, cell: Cell | undefined): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	return column.unit === 'percent' ? formatPercent(cell) : formatCount(cell);
}
