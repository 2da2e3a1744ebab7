import { expect, test } from 'vitest';
import { excerptCsv, excerptJson } from './excerpt';

test('shows the shape of an answer, and how much is left out', () => {
	const answers = [{ body: 'hmt', provisions: ['s31'], value: null }, {}, {}];
	expect(excerptJson(JSON.stringify({ edition: 1, answers, notes: [] }))).toBe(
		[
			'{',
			'  "edition": 1,',
			'  "answers": [',
			'    {',
			'      "body": "hmt",',
			'      "provisions": ["s31"],',
			'      "value": null',
			'    },',
			'    … 2 more',
			'  ],',
			'  "notes": []',
			'}'
		].join('\n')
	);
});

test('stays short, however deep and long an answer is', () => {
	const deep = { a: { b: { c: { d: { e: 1 } } } }, words: 'x'.repeat(500) };
	const shown = excerptJson(JSON.stringify(deep));
	expect(shown).toContain('"d": { … }');
	expect(shown).toContain(`"${'x'.repeat(200)}…"`);
	const wide = Object.fromEntries(
		Array.from({ length: 40 }, (_, at) => [`m${at}`, { a: 1, b: 2, c: 3, d: 4 }])
	);
	expect(excerptJson(JSON.stringify(wide)).split('\n').length).toBeLessThanOrEqual(35);
});

test('shows what is no object as it is', () => {
	expect(excerptJson('"a"')).toBe('"a"');
	expect(excerptJson('[]')).toBe('[]');
});

test('shows the first rows of a table', () => {
	expect(excerptCsv('a,b\r\n1,"x\ny"\r\n')).toBe('a,b\n1,"x\ny"');
	const long = `a\r\n${Array.from({ length: 8 }, (_, at) => `${at}\r\n`).join('')}`;
	expect(excerptCsv(long)).toBe('a\n0\n1\n2\n… 5 more rows');
});
