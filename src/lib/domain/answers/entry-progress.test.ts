import { describe, expect, it } from 'vitest';
import { entryMark, entryStateOf } from './entry-progress';

describe('how far an answer has come', () => {
	it('is told by its draft, and by its latest revision where there is none', () => {
		expect(entryStateOf(null, null)).toBe('not_entered');
		expect(entryStateOf({ isComplete: false }, null)).toBe('begun');
		expect(entryStateOf({ isComplete: true }, null)).toBe('ready');
		for (const state of ['submitted', 'queried', 'accepted'] as const) {
			expect(entryStateOf(null, { state })).toBe(state);
			expect(entryStateOf({ isComplete: false }, { state })).toBe('begun');
			expect(entryStateOf({ isComplete: true }, { state })).toBe('ready');
		}
	});
});

describe('its mark', () => {
	const quoted = {
		kind: 'letter',
		sha256: '',
		document: 'a.pdf',
		page: '2',
		quote: 'words'
	} as const;
	const source = { kind: 'source', title: 'Report', where: 'Table 1' } as const;

	it('says how it was dealt with, and whether it is quoted', () => {
		expect(entryMark('ready', { disposition: 'answered', evidence: quoted })).toEqual({
			disposition: 'answered',
			words: 'Answered · quoted',
			tone: 'done'
		});
		expect(entryMark('ready', { disposition: 'partly_withheld', evidence: source }).words).toBe(
			'Withheld in part'
		);
		expect(entryMark('ready', { disposition: 'refused', evidence: null }).words).toBe('Refused');
	});

	it('says where nothing was entered, and where something is missing', () => {
		expect(entryMark('not_entered', { disposition: null, evidence: null })).toEqual({
			disposition: null,
			words: 'Not entered',
			tone: 'quiet'
		});
		expect(entryMark('begun', { disposition: null, evidence: quoted }).words).toBe('Begun');
		expect(entryMark('begun', { disposition: 'refused', evidence: quoted })).toEqual({
			disposition: 'refused',
			words: 'Refused · not finished',
			tone: 'wrong'
		});
	});

	it('says where what was submitted stands, and shows a query as something to mend', () => {
		const entered = { disposition: 'answered', evidence: quoted } as const;
		expect(entryMark('submitted', entered).words).toBe('Answered · submitted');
		expect(entryMark('accepted', entered)).toMatchObject({ tone: 'done' });
		expect(entryMark('queried', entered)).toMatchObject({
			words: 'Answered · queried',
			tone: 'wrong'
		});
	});
});
