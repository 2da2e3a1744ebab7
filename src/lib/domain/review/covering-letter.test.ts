import { expect, it } from 'vitest';
import { writeCoveringLetter } from './covering-letter';

it('names the body, the survey, the link and the last day on which it works', () => {
	const letter = writeCoveringLetter({
		body: 'HM Treasury',
		survey: 'WhatsApp in government',
		wave: '2021–22',
		address: 'https://crosscheck.example/reply/abc',
		until: '2026-12-11'
	});
	expect(letter).toContain('Subject: HM Treasury: how your answers');
	expect(letter).toContain('“WhatsApp in government” (2021–22)');
	expect(letter).toContain('\n\nhttps://crosscheck.example/reply/abc\n\n');
	expect(letter).toContain('until the end of 11 December 2026');
});
