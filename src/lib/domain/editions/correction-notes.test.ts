import { describe, expect, it } from 'vitest';
import { editionEvent, noon, openedEdition } from '../../../../tests/support/editions';
import type { Correction } from './correction';
import {
	correctionsOfAnswer,
	correctionsOfBody,
	correctionsOfChart,
	openCorrections,
	withCorrections
} from './correction-notes';

const place = { wave: 'w', body: 'hmt', question: 'permitted' };
const correction: Correction = {
	edition: 2,
	at: noon(2),
	content: {
		kind: 'coding',
		what: 'HMT refused',
		why: 'The letter was misread.',
		answers: [place],
		charts: ['dispositions']
	}
};
const second = openedEdition(2, editionEvent('embargoed', 2, 22));
const editions = [second, openedEdition(1)];

describe('a correction laid over the editions', () => {
	it('is told only where its edition is open, from the day on which it opened', () => {
		expect(openCorrections([correction], [openedEdition(1)])).toEqual([]);
		const [told] = openCorrections([correction], editions);
		expect(told).toMatchObject({ edition: 2, toldAt: noon(22), isWithdrawn: false });
	});

	it('stands beside the answer and the charts it touches, and no other', () => {
		const told = openCorrections([correction], editions);
		const note = {
			edition: 2,
			on: '22 November 2026',
			kind: 'We had coded an answer wrongly',
			what: 'HMT refused',
			why: 'The letter was misread.',
			isLater: false,
			isWithdrawn: false
		};
		expect(correctionsOfAnswer(told, place, 2)).toEqual([note]);
		expect(correctionsOfAnswer(told, place, 1)).toEqual([{ ...note, isLater: true }]);
		expect(correctionsOfAnswer(told, { ...place, question: 'other' }, 2)).toEqual([]);
		expect(correctionsOfChart(told, 'dispositions', 2)).toEqual([note]);
		expect(correctionsOfChart(told, 'topics', 2)).toEqual([]);
		expect(correctionsOfBody(told, 'hmt', 2)).toEqual([{ ...place, notes: [note] }]);
		expect(correctionsOfBody(told, 'co', 2)).toEqual([]);
	});

	it('is told of the edition that its own followed, and not of one withdrawn before', () => {
		const told = openCorrections([correction], editions);
		expect(withCorrections(editions, told).map((one) => one.events.at(-1))).toEqual([
			second.events.at(-1),
			{ ...editionEvent('corrected', 22), words: 'HMT refused. See edition 2.' }
		]);
		const third = { ...correction, edition: 5, at: noon(5) };
		const all = [
			openedEdition(5),
			openedEdition(2, editionEvent('withdrawn', 4)),
			openedEdition(1)
		];
		const numbers = withCorrections(all, openCorrections([third], all))
			.filter((one) => one.events.some(({ kind }) => kind === 'corrected'))
			.map((one) => one.number);
		expect(numbers).toEqual([1]);
	});

	it('is told of an edition that is withdrawn during the embargo of the one that corrects', () => {
		const all = [second, openedEdition(1, editionEvent('withdrawn', 10))];
		const told = withCorrections(all, openCorrections([correction], all));
		expect(told[1]?.events.map(({ kind }) => kind)).toEqual(['opened', 'withdrawn', 'corrected']);
	});

	it('of an edition that was withdrawn since is told as that', () => {
		const all = [openedEdition(2, editionEvent('withdrawn', 4)), openedEdition(1)];
		expect(withCorrections(all, openCorrections([correction], all))[1]?.events.at(-1)?.words).toBe(
			'HMT refused. See edition 2, which has been withdrawn since.'
		);
	});

	it('that is erased says so, and touches nothing any more', () => {
		const told = openCorrections([{ ...correction, content: null }], editions);
		expect(correctionsOfAnswer(told, place, 2)).toEqual([]);
		expect(withCorrections(editions, told)[1]?.events.at(-1)?.words).toBe(
			'What was said of it has been erased. See edition 2.'
		);
	});
});
