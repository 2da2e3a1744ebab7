/** What is known of a letter that decides how it stands. */
export interface CheckedLetter {
	isPublic: boolean;
	/** When it was checked; null while it was not. */
	checkedAt: Date | null;
	/** Whether it is a redacted copy of another. */
	isCopy: boolean;
	/** Whether a redacted copy of it stands in for it. */
	hasCopy: boolean;
}

/** Who can see a letter, and whether it was checked: "Private, not checked", "Checked; public". */
export function letterStanding({ isPublic, checkedAt, isCopy, hasCopy }: CheckedLetter): string {
	if (hasCopy) return 'Private; a redacted copy stands in for it';
	const standing = isPublic
		? 'Checked; public'
		: checkedAt
			? 'Checked; private'
			: 'Private, not checked';
	return isCopy ? `Redacted copy. ${standing}` : standing;
}
