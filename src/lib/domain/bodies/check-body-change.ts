import type { BodyChange, ChangeKind } from './body';

/** Which bodies a change of each kind names. */
const sides = {
	renamed: { predecessor: true, successor: true },
	split: { predecessor: true, successor: true },
	merged: { predecessor: true, successor: true },
	functions_transferred: { predecessor: true, successor: true },
	created: { predecessor: false, successor: true },
	abolished: { predecessor: true, successor: false }
} as const satisfies Record<ChangeKind, { predecessor: boolean; successor: boolean }>;

export interface BodyChangeProblem {
	code:
		| 'predecessor_missing'
		| 'predecessor_not_needed'
		| 'successor_missing'
		| 'successor_not_needed'
		| 'own_predecessor'
		| 'recorded_already';
}

/** What happened, between whom and when. Of transfers on one day also what was passed on: there can be several. */
const isSame = (a: BodyChange, b: BodyChange): boolean =>
	a.kind === b.kind &&
	a.on === b.on &&
	a.predecessor === b.predecessor &&
	a.successor === b.successor &&
	(a.kind !== 'functions_transferred' || a.what === b.what);

/** What keeps a change from being recorded, or null. */
export function checkBodyChange(
	change: BodyChange,
	recorded: readonly BodyChange[]
): BodyChangeProblem | null {
	for (const side of ['predecessor', 'successor'] as const) {
		const isNamed = change[side] !== null;
		const isNeeded = sides[change.kind][side];
		if (isNeeded && !isNamed) return { code: `${side}_missing` };
		if (!isNeeded && isNamed) return { code: `${side}_not_needed` };
	}
	if (change.predecessor === change.successor) return { code: 'own_predecessor' };
	return recorded.some((one) => isSame(one, change)) ? { code: 'recorded_already' } : null;
}
