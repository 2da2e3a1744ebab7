import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Edition } from '../editions/edition';
import { answerHistory } from './answer-history';

const edition = (number: number, day: string): Edition => ({
	survey: 'whatsapp-in-government',
	number,
	publishedAt: new Date(`${day}T10:00:00Z`),
	contentHash: '',
	note: '',
	events: []
});

test('gives what each edition says, newest first, and marks where the words changed', () => {
	const later = exampleDataset();
	later.answers = later.answers.map((one) =>
		one.body === 'dhsc' && one.question === 'permitted'
			? { ...one, disposition: 'refused', wording: 'Refused under section 31.' }
			: one
	);
	const history = answerHistory(
		[
			{ edition: edition(1, '2026-01-05'), dataset: exampleDataset() },
			{ edition: edition(3, '2026-03-05'), dataset: later },
			{ edition: edition(2, '2026-02-05'), dataset: exampleDataset() }
		],
		{ wave: '2021-22', body: 'dhsc', question: 'permitted' }
	);
	expect(history).toEqual([
		{
			edition: 3,
			published: '5 March 2026',
			has: true,
			wave: null,
			disposition: 'refused',
			wording: 'Refused under section 31.',
			erased: null,
			withdrawn: false,
			changed: true
		},
		{
			edition: 2,
			published: '5 February 2026',
			has: true,
			wave: null,
			disposition: 'awaiting',
			wording: 'No response by March 2022.',
			erased: null,
			withdrawn: false,
			changed: false
		},
		{
			edition: 1,
			published: '5 January 2026',
			has: true,
			wave: null,
			disposition: 'awaiting',
			wording: 'No response by March 2022.',
			erased: null,
			withdrawn: false,
			changed: false
		}
	]);
});

test('says which editions have been withdrawn since', () => {
	const withdrawn: Edition = {
		...edition(2, '2026-02-05'),
		events: [
			{
				kind: 'withdrawn',
				at: new Date('2026-02-06T10:00:00Z'),
				until: null,
				words: 'It was wrong.',
				contentHash: null
			}
		]
	};
	const history = answerHistory(
		[
			{ edition: withdrawn, dataset: exampleDataset() },
			{ edition: edition(1, '2026-01-05'), dataset: exampleDataset() }
		],
		{ wave: '2021-22', body: 'hmt', question: 'permitted' }
	);
	expect(history.map((one) => one.withdrawn)).toEqual([true, false]);
});

test('says where an edition does not have the answer', () => {
	const empty = { ...exampleDataset(), answers: [] };
	expect(
		answerHistory([{ edition: edition(1, '2026-01-05'), dataset: empty }], {
			wave: '2021-22',
			body: 'hmt',
			question: 'permitted'
		})[0]
	).toMatchObject({ disposition: null, wording: null, changed: false });
});

test('says when and why an answer was erased from an edition, and calls neither it nor what follows changed', () => {
	const place = { wave: '2021-22', body: 'hmt', question: 'permitted' };
	const whole = exampleDataset();
	const erased = {
		...whole,
		answers: whole.answers.filter((one) => one.body !== 'hmt' || one.question !== 'permitted'),
		erased: [{ ...place, on: '2026-04-01', reason: 'It named a private person' }]
	};
	const history = answerHistory(
		[
			{ edition: edition(1, '2026-01-05'), dataset: whole },
			{ edition: edition(2, '2026-02-05'), dataset: erased },
			{ edition: edition(3, '2026-03-05'), dataset: whole }
		],
		place
	);
	expect(history.map(({ erased: words, changed }) => [words, changed])).toEqual([
		[null, false],
		['Erased on 1 April 2026: It named a private person.', false],
		[null, false]
	]);
});
