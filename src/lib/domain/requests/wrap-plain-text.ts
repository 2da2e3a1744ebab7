/** The longest line of a letter in characters, as mail programs wrap plain text. */
const width = 72;

/** What a line begins with that the lines after it stand clear of: spaces, "1. ", "(a) ". */
const margin = /^\s*(?:\d+\.\s+|\([a-z]+\)\s+)?/;

function wrapLine(line: string): string[] {
	const start = margin.exec(line)?.[0] ?? '';
	const indent = ' '.repeat(start.length);
	const lines: string[] = [];
	let current = start;
	let isEmpty = true;
	for (const word of line.slice(start.length).split(/ +/).filter(Boolean)) {
		if (!isEmpty && [...current].length + 1 + [...word].length > width) {
			lines.push(current);
			current = indent;
			isEmpty = true;
		}
		current += isEmpty ? word : ` ${word}`;
		isEmpty = false;
	}
	return [...lines, current.trimEnd()];
}

/**
 * Plain text with no line longer than 72 characters, but for a word that is longer itself, such as an
 * address. Lines that follow on stand as far in as the first. Line ends that are there are kept.
 */
export function wrapPlainText(text: string): string {
	return text.split(/\r?\n/).flatMap(wrapLine).join('\n');
}
