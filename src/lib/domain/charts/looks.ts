import { dispositionTable, type Disposition } from '../answers/disposition';
import type { MissingReason } from '../answers/missing';
import { outcomeTable, type Outcome } from '../gaps/assessment';
import type { Option, Tone } from '../questions/question';
import type { Glyph, Look } from './figure';

const ink = '#1B1F24';
const inkSoft = '#4A4F57';
const lineSoft = '#8A8478';

const dispositionGlyphs = {
	answered: 'tick',
	partly_withheld: 'half',
	refused: 'barred',
	not_held: 'cross',
	not_applicable: 'dash',
	not_stated: 'query',
	awaiting: 'ellipsis',
	not_asked: null
} as const satisfies Record<Disposition, Glyph | null>;

/** Colour of hatch and outline, which has to show on the fill. */
const dispositionLines = {
	answered: '#12436D',
	partly_withheld: '#2A9D8F',
	refused: '#8F5A3F',
	not_held: '#D9730D',
	not_applicable: '#D9D4CA',
	not_stated: '#D9D4CA',
	awaiting: '#1F2328',
	not_asked: '#D9D4CA'
} as const satisfies Record<Disposition, string>;

/** The look of a disposition in a stacked bar or a key. */
export function dispositionLook(disposition: Disposition): Look {
	const { fill, onFill, texture } = dispositionTable[disposition];
	return {
		fill,
		onFill,
		texture,
		line: dispositionLines[disposition],
		glyph: dispositionGlyphs[disposition]
	};
}

const withheldLook: Look = {
	fill: '#FFFFFF',
	onFill: dispositionTable.refused.fill,
	texture: 'hatched',
	line: dispositionTable.refused.fill,
	glyph: null
};
const quietLook: Look = {
	fill: '#FFFFFF',
	onFill: inkSoft,
	texture: 'none',
	line: lineSoft,
	glyph: null
};

/**
 * The look of a place where there is no value: a light hatch where it was withheld, a dashed outline
 * where no response had come, and nothing but words otherwise.
 */
export function missingLook(reason: MissingReason | 'no_headcount'): Look {
	switch (reason) {
		case 'refused':
		case 'withheld':
			return withheldLook;
		case 'awaiting':
			return { ...withheldLook, onFill: '#1F2328', line: '#1F2328', texture: 'dashed' };
		case 'not_held':
		case 'not_applicable':
		case 'not_stated':
		case 'in_total':
		case 'not_asked':
		case 'erased':
		case 'no_headcount':
			return quietLook;
	}
}

const missingGlyphs = {
	refused: 'barred',
	withheld: 'barred',
	in_total: 'dash',
	not_held: 'cross',
	not_applicable: 'dash',
	not_stated: 'query',
	awaiting: 'ellipsis',
	not_asked: null,
	erased: 'ring'
} as const satisfies Record<MissingReason, Glyph | null>;

/** The look of a missing value in a dot matrix or a bar, where its glyph stands in for words. */
export function missingDotLook(reason: MissingReason): Look {
	return { ...missingLook(reason), glyph: missingGlyphs[reason] };
}

/** The look of a value in a dot matrix. */
export const toneLooks = {
	yes: { fill: '#12436D', onFill: '#FFFFFF', texture: 'solid', line: '#12436D', glyph: 'tick' },
	part: { fill: '#DDF1EE', onFill: '#1F6E64', texture: 'solid', line: '#1F6E64', glyph: 'half' },
	no: { fill: '#ECE9E3', onFill: '#3E434A', texture: 'solid', line: '#6B6F76', glyph: 'cross' }
} as const satisfies Record<Tone, Look>;

/** Fills of the options of each tone, one after the other, which have to be told apart in one bar. */
const toneShades = {
	yes: [toneLooks.yes, { ...toneLooks.yes, fill: '#2F739F', line: '#2F739F', glyph: 'disc' }],
	part: [
		{ ...toneLooks.part, fill: '#6BA3C8', onFill: ink, line: '#6BA3C8' },
		{ ...toneLooks.part, fill: '#A9CBE2', onFill: ink, line: '#A9CBE2', glyph: 'ring' },
		{ ...toneLooks.part, fill: '#DCE9F2', onFill: ink, line: '#6BA3C8', glyph: null }
	],
	no: [toneLooks.no, { ...toneLooks.no, fill: '#CFC9BD', onFill: ink, glyph: null }]
} as const satisfies Record<Tone, readonly Look[]>;

/** Whether the options of a question can be told apart in one bar. */
export function hasDistinctLooks(options: readonly Pick<Option, 'tone'>[]): boolean {
	return (Object.keys(toneShades) as Tone[]).every(
		(tone) =>
			options.filter((option) => (option.tone ?? 'part') === tone).length <= toneShades[tone].length
	);
}

/** The look of each option in a bar, by its code. */
export function optionLooks(
	options: readonly Pick<Option, 'code' | 'tone'>[]
): ReadonlyMap<string, Look> {
	const used: Record<Tone, number> = { yes: 0, part: 0, no: 0 };
	return new Map(
		options.map(({ code, tone = 'part' }) => {
			const shades: readonly Look[] = toneShades[tone];
			const look = shades[Math.min(used[tone]++, shades.length - 1)] ?? toneLooks[tone];
			return [code, look];
		})
	);
}

const outcomeTextures = {
	met: 'solid',
	partly_met: 'solid',
	not_met: 'solid',
	cannot_tell: 'hatched',
	not_applicable: 'none'
} as const satisfies Record<Outcome, Look['texture']>;

const outcomeGlyphs = {
	met: 'disc',
	partly_met: 'half',
	not_met: 'ring',
	cannot_tell: null,
	not_applicable: 'dash'
} as const satisfies Record<Outcome, Glyph | null>;

/** The look of an outcome in a stacked bar or a key. */
export function outcomeLook(outcome: Outcome): Look {
	return {
		fill: outcomeTable[outcome].fill,
		onFill: outcome === 'met' ? '#FFFFFF' : ink,
		texture: outcomeTextures[outcome],
		line: outcome === 'cannot_tell' ? '#B9B2A4' : lineSoft,
		glyph: outcomeGlyphs[outcome]
	};
}

/** A plain bar: a figure that is known. */
export const figureLook: Look = dispositionLook('answered');

/** Where a body changed, so that no line leads across. */
export const breakLook: Look = { ...quietLook, line: inkSoft };

/** How long an answer took, or an open request has taken so far, against the time for it. */
export const timeLooks = {
	in_time: { fill: '#12436D', onFill: '#FFFFFF', texture: 'solid', line: '#12436D', glyph: 'tick' },
	extended: {
		fill: '#DCE9F2',
		onFill: '#12436D',
		texture: 'solid',
		line: '#12436D',
		glyph: 'half'
	},
	past_due: { fill: '#D9730D', onFill: ink, texture: 'solid', line: '#D9730D', glyph: null },
	open: { fill: inkSoft, onFill: '#FFFFFF', texture: 'solid', line: inkSoft, glyph: null },
	open_past_due: { fill: '#D9730D', onFill: ink, texture: 'solid', line: '#D9730D', glyph: null },
	untold: quietLook
} as const satisfies Record<string, Look>;
