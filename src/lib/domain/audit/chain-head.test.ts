import { describe, expect, it } from 'vitest';
import { readHead, writeHead } from './chain-head';

const head = { sequence: 523, hash: '9f'.repeat(32) };

describe('a noted head', () => {
	it('is read as it was written, with or without spaces about it', () => {
		expect(readHead(writeHead(head))).toEqual(head);
		expect(readHead(` ${writeHead(head)}\n`)).toEqual(head);
	});

	it.each([
		'',
		'523',
		`523:${'9f'.repeat(31)}`,
		`523:${'9F'.repeat(32)}`,
		`0:${head.hash}`,
		`-1:${head.hash}`,
		`5e2:${head.hash}`,
		`523:${head.hash}0`
	])('is not read from “%s”', (text) => {
		expect(readHead(text)).toBeNull();
	});
});
