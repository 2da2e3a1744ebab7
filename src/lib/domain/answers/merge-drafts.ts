import type { Draft } from './draft';
import { fieldsOf, isSameField, takeField, type DraftField } from './draft-fields';

export interface MergedDrafts {
	/** What both changed, put together. A field in conflict is as it was typed here. */
	merged: Draft;
	/** Fields that they alone changed. */
	taken: DraftField[];
	/** Fields that both changed, and not to the same. */
	conflicts: DraftField[];
}

/**
 * Puts together what two people made of one draft, field by field. Nothing that either typed is lost: it
 * is in what comes out of it, or in a field that is in conflict.
 * @param base what both began with
 * @param mine what was typed here
 * @param theirs what somebody else saved meanwhile
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): MergedDrafts {
	let merged = mine;
	const taken: DraftField[] = [];
	const conflicts: DraftField[] = [];
	for (const field of fieldsOf(base, mine, theirs)) {
		if (isSameField(base, theirs, field) || isSameField(mine, theirs, field)) continue;
		if (isSameField(base, mine, field)) {
			merged = takeField(merged, theirs, field);
			taken.push(field);
		} else conflicts.push(field);
	}
	return { merged, taken, conflicts };
}
