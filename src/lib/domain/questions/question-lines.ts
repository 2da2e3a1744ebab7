import { codeSchema, tones, type Group, type Item, type Option, type Tone } from './question';

/** What is wrong with a line, in words for whoever typed it: "Line 2 …". */
export type LinesRead<T> = { ok: true; list: T[] } | { ok: false; problem: string };

/** What one line gives, or what is wrong with it. */
type LineRead<T> = T | string;

/** Reads a text of one thing a line, each with a code of its own; empty lines are skipped. */
function readLines<T extends { code: string }>(
	text: string,
	reserved: readonly string[],
	readLine: (code: string, rest: string) => LineRead<T>
): LinesRead<T> {
	const list: T[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (!line.trim()) continue;
		const fail = (what: string) => ({ ok: false as const, problem: `Line ${index + 1}: ${what}` });
		const colon = line.indexOf(':');
		if (colon < 0) return fail('put a code, a colon and a label, as in “yes: Yes”.');
		const code = line.slice(0, colon).trim();
		if (!codeSchema.safeParse(code).success) {
			return fail(
				`“${code}” is no code. Use letters, digits, underscores, dots and hyphens, and begin with a letter or a digit.`
			);
		}
		if (reserved.includes(code)) return fail(`the code “${code}” is taken by Crosscheck itself.`);
		if (list.some((one) => one.code === code)) return fail(`the code “${code}” is there twice.`);
		const read = readLine(code, line.slice(colon + 1).trim());
		if (typeof read === 'string') return fail(read);
		list.push(read);
	}
	return { ok: true, list };
}

const parts = (rest: string) => rest.split('|').map((part) => part.trim());

/**
 * Reads options, one a line: a code, a label, a tone in square brackets where it has one, and after bars
 * a shorter label for tables and a clause for sentences: "no: No [no] | Not permitted | does not permit
 * {items}".
 */
export function readOptionLines(text: string): LinesRead<Option> {
	return readLines<Option>(text, [], (code, rest) => {
		const [first = '', short = '', phrase = '', ...more] = parts(rest);
		if (more.length)
			return 'there are more than two bars. They part the label, the short label and the clause.';
		const bracket = /^(.*?)\s*\[([^\]]*)\]$/.exec(first);
		const label = bracket ? (bracket[1] ?? '') : first;
		const tone = bracket?.[2]?.trim();
		if (!label) return 'there is no label after the colon.';
		if (tone !== undefined && !isTone(tone)) {
			return `“[${tone}]” is no tone. Use [yes], [part] or [no], or leave it out.`;
		}
		if (phrase && !phrase.includes('{items}')) {
			return 'the clause for sentences lacks “{items}”, where the items go.';
		}
		return {
			code,
			label,
			...(short && { short }),
			...(tone !== undefined && { tone }),
			...(phrase && { phrase })
		};
	});
}

const isTone = (text: string): text is Tone => (tones as readonly string[]).includes(text);

/**
 * Reads items, one a line: a code, a label, and after a bar the label as it stands inside a sentence,
 * where that differs: "use: Using the apps | using the apps".
 */
export function readItemLines(text: string): LinesRead<Item> {
	return readLines<Item>(text, ['overall'], (code, rest) => {
		const [label = '', inline = '', ...more] = parts(rest);
		if (!label) return 'there is no label after the colon.';
		if (more.length)
			return 'there is more than one bar. It parts the label from the words for sentences.';
		return { code, label, ...(inline && { inline }) };
	});
}

/**
 * Reads groups, one a line: a code, a label, and what one and what many of them are called:
 * "ministers: Ministers, minister, ministers".
 */
export function readGroupLines(text: string): LinesRead<Group> {
	return readLines<Group>(text, ['total'], (code, rest) => {
		// From the end, so that a label may have commas of its own.
		const words = rest.split(',').map((part) => part.trim());
		const many = words.pop() ?? '';
		const one = words.pop() ?? '';
		const label = words.join(', ');
		if (!label || !one || !many) {
			return 'put a label, what one of them is called and what many are, parted by commas, as in “ministers: Ministers, minister, ministers”.';
		}
		return { code, label, one, many };
	});
}

/** Options as they are typed: what `readOptionLines` reads. */
export function writeOptionLines(options: readonly Option[]): string {
	return options
		.map(({ code, label, tone, short, phrase }) => {
			const tail = phrase ? ` | ${short ?? ''} | ${phrase}` : short ? ` | ${short}` : '';
			return `${code}: ${label}${tone ? ` [${tone}]` : ''}${tail}`;
		})
		.join('\n');
}

/** Items as they are typed: what `readItemLines` reads. */
export function writeItemLines(items: readonly Item[]): string {
	return items
		.map(({ code, label, inline }) => `${code}: ${label}${inline ? ` | ${inline}` : ''}`)
		.join('\n');
}

/** Groups as they are typed: what `readGroupLines` reads. */
export function writeGroupLines(groups: readonly Group[]): string {
	return groups
		.map(({ code, label, one, many }) => `${code}: ${label}, ${one}, ${many}`)
		.join('\n');
}
