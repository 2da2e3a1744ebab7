/** What somebody says they found when they checked a letter. */
export interface LetterCheck {
	/** Whether there is no personal data in it that should not be published. */
	isFreeOfPersonalData: boolean;
	/** Whether nobody else's copyright stands against it. */
	isFreeOfCopyright: boolean;
	/** Under what it may be published, in words. */
	licence: string | null;
	/** Whether a redacted copy stands in for it. */
	hasCopy: boolean;
}

/** Why a letter cannot be made public; null where it can. */
export function checkPublication(
	check: LetterCheck
): 'has_a_copy' | 'personal_data_unchecked' | 'copyright_unchecked' | 'no_licence' | null {
	if (check.hasCopy) return 'has_a_copy';
	if (!check.isFreeOfPersonalData) return 'personal_data_unchecked';
	if (!check.isFreeOfCopyright) return 'copyright_unchecked';
	if (check.licence === null) return 'no_licence';
	return null;
}
