/** Something on which bodies can differ: how they dealt with it, a part of the value, the provisions. */
export interface ComparedPoint {
	/** What is compared: "How it was dealt with", "WhatsApp". */
	label: string;
	/**
	 * `differs` and `same` are of those that are known, at least two; whoever is not known is never said to
	 * differ.
	 */
	outcome: 'differs' | 'same' | 'cannot_compare';
	/** What the known ones say, in the order of what is said first, each with the short names that say it. */
	says: { words: string; bodies: string[] }[];
	/** The short names of those that are not known, each with why: "No response". */
	unknown: { words: string; bodies: string[] }[];
}

/** What one body says on a point, or why that is not known. */
export interface Said {
	/** Its short name. */
	body: string;
	known: boolean;
	words: string;
}

/** The words with the short names of whom they are said, in the order in which they come. */
function groupWords(said: readonly Said[]): { words: string; bodies: string[] }[] {
	const groups = new Map<string, string[]>();
	for (const { words, body } of said) groups.set(words, [...(groups.get(words) ?? []), body]);
	return [...groups].map(([words, bodies]) => ({ words, bodies }));
}

/** Sets what bodies say of one point against one another. */
export function comparePoint(label: string, said: readonly Said[]): ComparedPoint {
	const known = said.filter((one) => one.known);
	const says = groupWords(known);
	return {
		label,
		outcome: known.length < 2 ? 'cannot_compare' : says.length > 1 ? 'differs' : 'same',
		says,
		unknown: groupWords(said.filter((one) => !one.known))
	};
}
