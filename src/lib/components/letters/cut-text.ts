/**
 * Cuts a text into stretches short enough to be measured word by word, each after a line break; a line
 * that is longer by far is cut after a space, or where it must be.
 * @param length about how long each is to be, in UTF-16 units; none is longer than twice that
 * @returns where each begins; the first at 0
 */
export function cutText(text: string, length: number): number[] {
	const starts = [0];
	let start = 0;
	while (text.length - start > length) {
		const furthest = start + 2 * length;
		const after = (sign: string) => {
			const at = text.indexOf(sign, start + length - 1);
			return at >= 0 && at < furthest ? at + 1 : null;
		};
		// Two units of one sign stay together.
		const anywhere = furthest - (/[\uD800-\uDBFF]/.test(text[furthest - 1] ?? '') ? 1 : 0);
		start = after('\n') ?? after(' ') ?? anywhere;
		if (start >= text.length) break;
		starts.push(start);
	}
	return starts;
}
