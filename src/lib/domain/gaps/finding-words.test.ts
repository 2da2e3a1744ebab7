import { expect, test } from 'vitest';
import type { FindingContent } from './assessment';
import { findingDifference, findingLines, findingWords } from './finding-words';

const met: FindingContent = {
	outcome: 'met',
	reason: null,
	why: 'The guidance says so.',
	source: { kind: 'source', title: 'Guidance', where: 'page 2' }
};
const quoting: FindingContent = {
	...met,
	outcome: 'cannot_tell',
	reason: 'withheld',
	source: { kind: 'letter', document: 'Reply.pdf', page: 3, quote: 'We withhold it.' }
};
const takenBack: FindingContent = { withdrawn: true, why: 'The guidance says other.' };

test('a finding reads as its outcome, with its reason, or as taken back', () => {
	expect([met, quoting, takenBack].map(findingWords)).toEqual([
		'Met',
		'Cannot tell: withheld',
		'Taken back'
	]);
});

test('all that a finding says is in its lines', () => {
	expect(findingLines(quoting)).toEqual([
		{ label: 'Outcome', text: 'Cannot tell: withheld' },
		{ label: 'Why', text: 'The guidance says so.' },
		{ label: 'Source', text: 'Reply.pdf: page 3' },
		{ label: 'Words quoted', text: 'We withhold it.' }
	]);
	expect(findingLines(takenBack).map(({ label }) => label)).toEqual(['Outcome', 'Why']);
});

test('two revisions differ line by line, and word by word within each', () => {
	expect(findingDifference(met, met)).toEqual([]);
	expect(findingDifference(met, { ...met, why: 'The policy says so.' })).toEqual([
		{
			label: 'Why',
			pieces: [
				{ kind: 'kept', text: 'The ' },
				{ kind: 'removed', text: 'guidance' },
				{ kind: 'added', text: 'policy' },
				{ kind: 'kept', text: ' says so.' }
			]
		}
	]);
	expect(findingDifference(met, takenBack).map(({ label }) => label)).toEqual([
		'Outcome',
		'Why',
		'Source'
	]);
});
