import type { Marks, SlopeRow, SlopeStop } from '../figure';
import {
	dashDown,
	labelFont,
	lineHeight,
	setKey,
	setLines,
	smallFont,
	strongFont,
	type Box,
	type Content,
	type Inscription,
	type Mark,
	type Rule,
	type Size,
	type Swatch
} from './layout';
import type { Theme } from './theme';
import { widest, wrapText } from './wrap';

type Slopes = Extract<Marks, { form: 'slopes' }>;

const diameter = 9;
/** Of the axis of values in every panel. */
const plotHeight = 76;
/** Under the axis, before its dates: with and without swatches where values are missing. */
const laneHeights = { marked: 20, bare: 6 };
const swatchSize = 12;
const labelGap = 9;
const panelGap = 24;
const rowGap = 26;
/** The least room between two dates. */
const dateGap = 8;

/** How wide a panel has to be for its lines to have a slope that can be seen. */
const leastPanel = (width: number, waves: number) =>
	Math.min(width, (width < 420 ? 132 : 180) + Math.max(0, waves - 2) * 54);

/** The words of a stop as they stand beside it; of a minimum in two lines. */
const stopLines = ({ lead, isMinimum }: SlopeStop): string[] =>
	isMinimum ? ['at least', lead.replace(/^at least /, '')] : [lead];

/** Whether a swatch stands where a value is missing; of the rest words alone say why. */
const isMissingMark = ({ value, look }: SlopeStop): boolean =>
	value === null && look.texture !== 'none';

/** Where a row is set; `lane` is what is under its axis, before the dates. */
interface Place {
	left: number;
	top: number;
	lane: number;
}

/** What is put together as the panels are laid out. */
interface Drawn {
	inscriptions: Inscription[];
	swatches: Swatch[];
	rules: Rule[];
	marks: Mark[];
	regions: Box[];
}

/**
 * Lays out slopes: a small panel for each body with a value, its scale from nothing, and under them those
 * without one, in words. A line leads from one stop to the next only where the figure says so. Where a value
 * is missing a swatch stands under the axis and never on it; where the body changed, a dashed line stands in
 * the way and words say what became of it.
 */
export function layOutSlopes(marks: Slopes, { width, measure }: Size, theme: Theme): Content {
	const { rows, waves } = marks;
	const step = lineHeight(labelFont);
	const smallStep = lineHeight(smallFont);
	const least = leastPanel(width, waves.length);
	const columns = Math.max(1, Math.floor((width + panelGap) / (least + panelGap)));
	const panelWidth = (width - (columns - 1) * panelGap) / columns;
	const hasPanel = (row: SlopeRow) => row.stops.some(({ value }) => value !== null);
	const panels = rows.filter(hasPanel);
	const rest = rows.filter((row) => !hasPanel(row));

	const endLabels = (pick: (stops: SlopeStop[]) => SlopeStop | undefined) =>
		widest(
			panels.flatMap(({ stops }) => {
				const stop = pick(stops);
				return stop && stop.value !== null ? stopLines(stop) : [];
			}),
			strongFont,
			measure
		);
	const inset = {
		left: Math.max(swatchSize, endLabels((stops) => stops[0]) + labelGap + 2),
		right: Math.max(swatchSize, endLabels((stops) => stops.at(-1)) + labelGap + 2)
	};
	const span = Math.max(1, ...waves.map(({ at }) => at));
	const axisWidth = Math.max(10, panelWidth - inset.left - inset.right);
	/** Where a date is from the left of a panel. */
	const xOf = (at: number) => inset.left + (at / span) * axisWidth;
	const yOf = ({ max }: SlopeRow, value: number) =>
		(1 - value / max) * (plotHeight - diameter) + diameter / 2;

	const drawn: Drawn = { inscriptions: [], swatches: [], rules: [], marks: [], regions: [] };
	const wrapRemarks = (row: SlopeRow, indent: number) =>
		row.remarks.map((remark) => ({
			...remark,
			lines: wrapText(remark.words, smallFont, panelWidth - (remark.look ? indent : 0), measure)
		}));

	/** The dates under a panel: those that have room, the first and the last before all. */
	function setDates(left: number, top: number): void {
		const widths = waves.map(({ label }) => measure(label, smallFont));
		const last = waves.length - 1;
		const order = [...new Set([0, last, ...waves.keys()])];
		const starts = waves.map(({ at }, index) => {
			const own = widths[index] ?? 0;
			return Math.min(Math.max(0, xOf(at) - own / 2), panelWidth - own);
		});
		// Where the first and the last meet they move apart: one date alone would say too little.
		const [firstWidth = 0, lastWidth = 0] = [widths[0], widths[last]];
		const met = (starts[0] ?? 0) + firstWidth + dateGap - (starts[last] ?? 0);
		if (last > 0 && met > 0 && firstWidth + dateGap + lastWidth <= panelWidth) {
			const from = Math.max(0, (starts[0] ?? 0) - met / 2);
			const to = Math.min(from + firstWidth + dateGap, panelWidth - lastWidth);
			starts[0] = to - dateGap - firstWidth;
			starts[last] = to;
		}
		const taken: { from: number; to: number }[] = [];
		for (const index of order) {
			const wave = waves[index];
			const own = widths[index] ?? 0;
			if (!wave || own > panelWidth) continue;
			const from = starts[index] ?? 0;
			const isNear = (one: { from: number; to: number }) =>
				from < one.to + dateGap - 0.01 && one.from < from + own + dateGap - 0.01;
			if (taken.some(isNear)) continue;
			taken.push({ from, to: from + own });
			drawn.inscriptions.push(
				...setLines([wave.label], { x: left + from, top }, { font: smallFont, fill: theme.ink3 })
			);
		}
	}

	/** The words of a stop: beside it at the ends, and above or under it between them. */
	function setStop(row: SlopeRow, part: number, left: number, top: number): void {
		const stop = row.stops[part];
		const wave = waves[part];
		if (!stop || !wave || stop.value === null) return;
		const lines = stopLines(stop);
		const x = left + xOf(wave.at);
		const y = top + yOf(row, stop.value);
		const style = { font: strongFont, fill: theme.ink };
		if (part === 0 || part === row.stops.length - 1) {
			const isFirst = part === 0;
			// Words beside a stop at the foot of the axis stand on it, and not across it.
			const half = (lines.length * step) / 2;
			const middle = top + Math.min(Math.max(y - top, half - 2), plotHeight - half + 1);
			drawn.inscriptions.push(
				...setLines(
					lines,
					{ x: isFirst ? x - labelGap : x + labelGap, middle },
					{ ...style, align: isFirst ? 'right' : 'left' }
				)
			);
			return;
		}
		const neighbours = [row.stops[part - 1], row.stops[part + 1]].flatMap((one) =>
			one && one.value !== null ? [one.value] : []
		);
		const height = lines.length * step;
		const value = stop.value;
		const isValley = neighbours.length > 0 && neighbours.every((one) => one > value);
		const above = y - diameter / 2 - height;
		const isUnder =
			(isValley || above < top - step) && y + diameter / 2 + height < top + plotHeight;
		drawn.inscriptions.push(
			...setLines(
				lines,
				{ x, top: isUnder ? y + diameter / 2 + 1 : above - 1 },
				{ ...style, align: 'center', plate: theme.surface }
			)
		);
	}

	function setRemarks(row: SlopeRow, left: number, from: number, withSwatch: boolean): number {
		const indent = withSwatch ? swatchSize + 6 : 0;
		let top = from;
		for (const { lines, look } of wrapRemarks(row, indent)) {
			const isMarked = withSwatch && look !== null && look.texture !== 'none';
			if (isMarked) {
				drawn.swatches.push({
					x: left,
					y: top + (smallStep - swatchSize) / 2,
					width: swatchSize,
					height: swatchSize,
					look,
					shape: 'box'
				});
			}
			drawn.inscriptions.push(
				...setLines(
					lines,
					{ x: left + (isMarked ? indent : 0), top },
					{ font: smallFont, fill: look ? look.onFill : theme.ink2 }
				)
			);
			top += lines.length * smallStep + 2;
		}
		return top;
	}

	function setPanel(row: SlopeRow, index: number, at: Place): number {
		const { left, top, lane } = at;
		const bottom = top + plotHeight;
		drawn.rules.push({
			x1: left,
			x2: left + panelWidth,
			y1: bottom,
			y2: bottom,
			colour: theme.axis,
			width: 1
		});
		for (const at of row.breaks) {
			drawn.rules.push(...dashDown(left + xOf(at), top, bottom, theme.ink2));
		}
		for (const part of row.joins) {
			const [from, to] = [row.stops[part], row.stops[part + 1]];
			const [start, end] = [waves[part], waves[part + 1]];
			if (!from || !to || !start || !end || from.value === null || to.value === null) continue;
			drawn.rules.push({
				x1: left + xOf(start.at),
				x2: left + xOf(end.at),
				y1: top + yOf(row, from.value),
				y2: top + yOf(row, to.value),
				colour: from.look.line,
				width: 2
			});
		}
		for (const [part, stop] of row.stops.entries()) {
			const x = xOf(waves[part]?.at ?? 0);
			drawn.rules.push({
				x1: left + x,
				x2: left + x,
				y1: bottom,
				y2: bottom + 4,
				colour: theme.axis,
				width: 1
			});
			if (stop.value !== null) {
				drawn.marks.push({
					row: index,
					from: 0,
					to: left + x,
					middle: top + yOf(row, stop.value),
					look: stop.look,
					label: stop.isMinimum ? 'minimum' : 'figure'
				});
				setStop(row, part, left, top);
			} else if (isMissingMark(stop)) {
				drawn.swatches.push({
					x: left + x - swatchSize / 2,
					y: bottom + 6,
					width: swatchSize,
					height: swatchSize,
					look: stop.look,
					shape: 'box'
				});
			}
			const before = part === 0 ? 0 : (xOf(waves[part - 1]?.at ?? 0) + x) / 2;
			const isLast = part === row.stops.length - 1;
			const after = isLast ? panelWidth : (x + xOf(waves[part + 1]?.at ?? 0)) / 2;
			drawn.regions.push({
				x: left + before,
				y: top - 2,
				width: after - before,
				height: plotHeight + lane
			});
		}
		setDates(left, bottom + lane);
		return setRemarks(row, left, bottom + lane + smallStep + 2, false);
	}

	/** A body without any value: its name, and why of every wave. */
	function setWithout(row: SlopeRow, _index: number, { left, top }: Place): number {
		const bottom = setRemarks(row, left, top, true);
		const part = panelWidth / Math.max(1, row.stops.length);
		for (const index of row.stops.keys()) {
			drawn.regions.push({
				x: left + index * part,
				y: top - 1,
				width: part,
				height: Math.max(smallStep, bottom - top)
			});
		}
		return bottom;
	}

	/** Rows side by side, each as high as the highest of those beside it. */
	function setGrid(
		some: readonly SlopeRow[],
		first: number,
		from: number,
		set: (row: SlopeRow, index: number, at: Place) => number
	): number {
		let top = from;
		for (let start = 0; start < some.length; start += columns) {
			const line = some.slice(start, start + columns);
			const titles = line.map(({ label, scale }) => {
				const taken = scale ? measure(scale, smallFont) + dateGap : 0;
				return wrapText(label, strongFont, panelWidth - taken, measure);
			});
			const titleHeight = Math.max(...titles.map((lines) => lines.length)) * step;
			const isMarked = line.some((row) => row.stops.some((stop) => isMissingMark(stop)));
			const lane = isMarked ? laneHeights.marked : laneHeights.bare;
			let bottom = top;
			for (const [column, row] of line.entries()) {
				const left = column * (panelWidth + panelGap);
				drawn.inscriptions.push(
					...setLines(
						titles[column] ?? [],
						{ x: left, top },
						{ font: strongFont, fill: theme.ink }
					),
					...setLines(
						row.scale ? [row.scale] : [],
						{ x: left + panelWidth, middle: top + step / 2 },
						{ font: smallFont, fill: theme.ink3, align: 'right' }
					)
				);
				const under = top + titleHeight + (set === setPanel ? 8 : 2);
				bottom = Math.max(bottom, set(row, first + start + column, { left, top: under, lane }));
			}
			top = bottom + rowGap - (set === setPanel ? 0 : 10);
		}
		return some.length ? top - rowGap + (set === setPanel ? 0 : 10) : from;
	}

	let top = setGrid(panels, 0, 0, setPanel);
	if (rest.length > 0) {
		if (panels.length > 0) {
			top += 18;
			drawn.rules.push({ x1: 0, x2: width, y1: top, y2: top, colour: theme.rule, width: 1 });
			top += 10;
		}
		const heading = wrapText(marks.without, strongFont, width, measure);
		drawn.inscriptions.push(
			...setLines(heading, { x: 0, top }, { font: strongFont, fill: theme.ink2 })
		);
		top = setGrid(rest, panels.length, top + heading.length * step + 10, setWithout);
	}
	const key = setKey(marks.key, { x: 0, top: top + 14, width }, theme, measure);
	return {
		height: top + (key.height ? 14 + key.height : 0),
		plot: { x: 0, y: 0, width, height: Math.max(top, 1), max: width },
		thickness: diameter,
		marks: drawn.marks,
		inscriptions: [...drawn.inscriptions, ...key.inscriptions],
		swatches: [...drawn.swatches, ...key.swatches],
		tags: [],
		rules: drawn.rules,
		regions: drawn.regions
	};
}
