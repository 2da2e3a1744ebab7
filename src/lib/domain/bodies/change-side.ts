import type { BodyChange, ChangeKind } from './body';

/** A change as it looks from one of the bodies it happened to. */
interface Side {
	kind: ChangeKind;
	/** What the body that looks at it is in it. */
	is: 'predecessor' | 'successor';
	label: string;
}

/** Every change that can be recorded of a body, from its own side: first what became of it. */
export const changeSides = {
	into_renamed: {
		kind: 'renamed',
		is: 'predecessor',
		label: 'It was renamed, and is now the other'
	},
	into_split: {
		kind: 'split',
		is: 'predecessor',
		label: 'It was split, and part of it went to the other'
	},
	into_merged: { kind: 'merged', is: 'predecessor', label: 'It was merged into the other' },
	into_transferred: {
		kind: 'functions_transferred',
		is: 'predecessor',
		label: 'It passed some of its work to the other'
	},
	abolished: { kind: 'abolished', is: 'predecessor', label: 'It was abolished' },
	from_renamed: { kind: 'renamed', is: 'successor', label: 'It is the other, renamed' },
	from_split: {
		kind: 'split',
		is: 'successor',
		label: 'It took on part of the other, which was split'
	},
	from_merged: { kind: 'merged', is: 'successor', label: 'It took in the other by merger' },
	from_transferred: {
		kind: 'functions_transferred',
		is: 'successor',
		label: 'It took over some of the work of the other'
	},
	created: { kind: 'created', is: 'successor', label: 'It was created' }
} as const satisfies Record<string, Side>;

export type ChangeSide = keyof typeof changeSides;

export const changeSideCodes = Object.keys(changeSides) as ChangeSide[];

/**
 * The bodies and the kind of a change, from the side of one body.
 * @param slug the body from whose side it is told
 * @param other the other body's slug, or null
 */
export function changeFromSide(
	slug: string,
	side: ChangeSide,
	other: string | null
): Pick<BodyChange, 'predecessor' | 'successor' | 'kind'> {
	const { kind, is } = changeSides[side];
	return is === 'predecessor'
		? { kind, predecessor: slug, successor: other }
		: { kind, predecessor: other, successor: slug };
}
