import { expect, it } from 'vitest';
import { describeLetter, findQuotedLetter, letterPath } from './letter-words';
import type { PublicLetter } from './public-letter';

const hash = (digit: string) => digit.repeat(64);
const letter: PublicLetter = {
	wave: 'spring',
	body: 'hmt',
	sha256: hash('a'),
	name: 'Reply 50% “final”/2.pdf',
	type: 'pdf',
	bytes: 319_488,
	licence: 'Open Government Licence v3.0',
	responded_on: '2022-05-03',
	redacts: null
};
const quoting = (sha256: string | undefined) =>
	({ kind: 'letter', document: 'Reply', sha256, page: 2, quote: 'We permit it.' }) as const;

it('describes a letter by what it is, its day and its licence', () => {
	expect(describeLetter(letter)).toEqual({
		name: letter.name,
		path: letterPath(letter),
		type: 'PDF, 312 KB',
		day: 'Response of 3 May 2022',
		licence: 'Open Government Licence v3.0',
		isRedactedCopy: false
	});
});

it('has an address that leads to one file, whatever its name', () => {
	expect(letterPath(letter)).toBe(
		`/letters/${hash('a')}/Reply%2050%25%20%E2%80%9Cfinal%E2%80%9D%2F2.pdf`
	);
	expect(letterPath({ ...letter, name: 'page.html', type: 'text' })).toMatch(/page\.html\.txt$/);
});

it('leads from a quotation to its page', () => {
	const path = `${letterPath(letter)}#page=2`;
	expect(findQuotedLetter([letter], quoting(hash('a')))).toEqual({ path, isRedactedCopy: false });
});

it('leads to the redacted copy where that stands in for the letter', () => {
	const copy = { ...letter, sha256: hash('b'), redacts: hash('a') };
	const path = `${letterPath(copy)}#page=2`;
	expect(findQuotedLetter([copy], quoting(hash('a')))).toEqual({ path, isRedactedCopy: true });
});

it('names no page of what has none', () => {
	const text = { ...letter, type: 'text' as const };
	expect(findQuotedLetter([text], quoting(hash('a')))?.path).toBe(letterPath(text));
});

it.each([
	['no letter of that content is public', quoting(hash('c'))],
	['it does not say which file it quotes', quoting(undefined)],
	['it rests on a published source', { kind: 'source', title: 'Report', where: 'p 2' } as const],
	['there is none', null]
])('leads nowhere where %s', (_, evidence) => {
	expect(findQuotedLetter([letter], evidence)).toBeNull();
});
