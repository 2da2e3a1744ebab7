/** How much of an answer is shown. */
const most = { items: 1, members: 12, depth: 4, characters: 200, lines: 34, rows: 3 };

const ofMore = (count: number) => `… ${count} more`;

function writeScalar(value: unknown): string {
	const isLong = typeof value === 'string' && value.length > most.characters;
	return JSON.stringify(isLong ? `${value.slice(0, most.characters)}…` : value);
}

const isScalar = (value: unknown) => typeof value !== 'object' || value === null;

function writeValue(value: unknown, indent: string, depth: number): string {
	if (isScalar(value)) return writeScalar(value);
	const isList = Array.isArray(value);
	const [open, close] = isList ? ['[', ']'] : ['{', '}'];
	const entries = Object.entries(value as object);
	if (entries.length === 0) return `${open}${close}`;
	if (depth > most.depth) return `${open} … ${close}`;
	if (isList && entries.length <= 3 && value.every(isScalar)) {
		return `[${value.map(writeScalar).join(', ')}]`;
	}
	const shown = entries.slice(0, isList ? most.items : most.members);
	const within = `${indent}  `;
	const lines = shown.map(([name, one], at) => {
		const written = writeValue(one, within, depth + 1);
		const comma = at < entries.length - 1 ? ',' : '';
		return `${within}${isList ? '' : `${JSON.stringify(name)}: `}${written}${comma}`;
	});
	const left = entries.length - shown.length;
	if (left > 0) lines.push(within + ofMore(left));
	return [open, ...lines, indent + close].join('\n');
}

/** The beginning of each part of a JSON text, set so that its shape can be read; "…" where something is left out. */
export function excerptJson(json: string): string {
	const lines = writeValue(JSON.parse(json), '', 1).split('\n');
	const isLong = lines.length > most.lines;
	return [...lines.slice(0, most.lines), ...(isLong ? ['…'] : [])].join('\n');
}

/** The header and the first rows of a CSV text, whose rows end as RFC 4180 has them. */
export function excerptCsv(csv: string): string {
	const rows = csv.replace(/\r\n$/, '').split('\r\n');
	const left = rows.length - most.rows - 1;
	const shown = rows.slice(0, most.rows + 1);
	return [...shown, ...(left > 0 ? [`${ofMore(left)} rows`] : [])].join('\n');
}
