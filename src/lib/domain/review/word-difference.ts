/** A stretch of text that both versions have, or one of them alone. */
export interface WordPiece {
	kind: 'kept' | 'removed' | 'added';
	text: string;
}

/** Words, spaces and signs, which together are the text again. */
const tokensOf = (text: string): string[] =>
	text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** Beyond this many pairs of words to compare, the middle of the two texts is shown as exchanged whole. */
const mostPairs = 4_000_000;

/** The longest run of words that both have in the same order, as pairs of places in each. */
function commonPlaces(before: readonly string[], after: readonly string[]): [number, number][] {
	if (before.length * after.length > mostPairs) return [];
	const width = after.length + 1;
	/** At a place in each: how many words the two have in common from there on. */
	const lengths = new Uint16Array((before.length + 1) * width);
	const lengthAt = (b: number, a: number) => lengths[b * width + a] ?? 0;
	for (let b = before.length - 1; b >= 0; b -= 1) {
		for (let a = after.length - 1; a >= 0; a -= 1) {
			lengths[b * width + a] =
				before[b] === after[a]
					? lengthAt(b + 1, a + 1) + 1
					: Math.max(lengthAt(b + 1, a), lengthAt(b, a + 1));
		}
	}
	const places: [number, number][] = [];
	let [b, a] = [0, 0];
	while (b < before.length && a < after.length) {
		if (before[b] === after[a]) places.push([b++, a++]);
		else if (lengthAt(b + 1, a) >= lengthAt(b, a + 1)) b += 1;
		else a += 1;
	}
	return places;
}

/** How many words two texts begin with alike. */
function commonStart(before: readonly string[], after: readonly string[]): number {
	let length = 0;
	while (length < before.length && length < after.length && before[length] === after[length]) {
		length += 1;
	}
	return length;
}

/**
 * What became of a text, word by word. The pieces kept and added are the later text, those kept and
 * removed the earlier one; what was removed stands before what was added in its place.
 */
export function wordDifference(before: string, after: string): WordPiece[] {
	const [old, now] = [tokensOf(before), tokensOf(after)];
	const start = commonStart(old, now);
	const end = commonStart(old.slice(start).reverse(), now.slice(start).reverse());
	const middle = commonPlaces(
		old.slice(start, old.length - end),
		now.slice(start, now.length - end)
	).map(([b, a]): [number, number] => [b + start, a + start]);
	const kept: [number, number][] = [
		...Array.from({ length: start }, (_, at): [number, number] => [at, at]),
		...middle,
		...Array.from({ length: end }, (_, at): [number, number] => [
			old.length - end + at,
			now.length - end + at
		])
	];

	const pieces: WordPiece[] = [];
	let [b, a] = [0, 0];
	let [removed, added] = ['', ''];
	const exchange = () => {
		if (removed !== '') pieces.push({ kind: 'removed', text: removed });
		if (added !== '') pieces.push({ kind: 'added', text: added });
		[removed, added] = ['', ''];
	};
	for (const [index, [keptB, keptA]] of kept.entries()) {
		removed += old.slice(b, keptB).join('');
		added += now.slice(a, keptA).join('');
		const word = old[keptB] ?? '';
		[b, a] = [keptB + 1, keptA + 1];
		const next = kept[index + 1] ?? [old.length, now.length];
		const isBetweenChanges =
			(removed !== '' || added !== '') && (next[0] > b || next[1] > a) && word.trim() === '';
		if (isBetweenChanges) {
			// A space between two words that were exchanged belongs to both exchanges.
			removed += word;
			added += word;
			continue;
		}
		exchange();
		const last = pieces.at(-1);
		if (last?.kind === 'kept') last.text += word;
		else pieces.push({ kind: 'kept', text: word });
	}
	removed += old.slice(b).join('');
	added += now.slice(a).join('');
	exchange();
	return pieces;
}
