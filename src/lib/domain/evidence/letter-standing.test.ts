import { expect, it } from 'vitest';
import { letterStanding } from './letter-standing';

const fresh = { isPublic: false, checkedAt: null, isCopy: false, hasCopy: false };
const checkedAt = new Date('2022-05-01T12:00:00Z');

it.each([
	['Private, not checked', fresh],
	['Checked; private', { ...fresh, checkedAt }],
	['Checked; public', { ...fresh, checkedAt, isPublic: true }],
	['Redacted copy. Private, not checked', { ...fresh, isCopy: true }],
	['Redacted copy. Checked; public', { ...fresh, isCopy: true, checkedAt, isPublic: true }],
	['Private; a redacted copy stands in for it', { ...fresh, checkedAt, hasCopy: true }]
])('a letter stands as: %s', (words, letter) => {
	expect(letterStanding(letter)).toBe(words);
});
