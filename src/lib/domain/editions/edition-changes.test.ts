import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Edition, EditionEvent } from './edition';
import { describeEditions } from './edition-changes';

const event = (kind: EditionEvent['kind'], at: string, words: string | null): EditionEvent => ({
	kind,
	at: new Date(at),
	until: null,
	words,
	contentHash: null
});

const edition = (number: number, publishedAt: string, events: EditionEvent[] = []): Edition => ({
	survey: 'whatsapp-in-government',
	number,
	publishedAt: new Date(publishedAt),
	contentHash: 'c0ffee',
	note: `Edition ${number}.`,
	events
});

describe('what each edition changed', () => {
	test('says of the first what it holds', () => {
		const [first] = describeEditions([
			{ edition: edition(1, '2026-01-05T09:00:00Z'), dataset: exampleDataset() }
		]);
		expect(first?.summary).toBe('The first edition: 64 answers from 16 departments.');
		expect(first?.answers).toEqual([]);
	});

	test('names the wave of an answer where there are several', () => {
		const later = exampleDataset();
		later.waves.push({ ...later.waves[0]!, slug: 'autumn', title: 'Autumn 2026' });
		const answer = later.answers.find(({ question }) => question === 'permitted')!;
		later.answers.push({ ...answer, wave: 'autumn', body: 'hmt' });
		const [second] = describeEditions([
			{ edition: edition(1, '2026-01-05T09:00:00Z'), dataset: exampleDataset() },
			{ edition: edition(2, '2026-02-05T09:00:00Z'), dataset: later }
		]);
		expect(second?.answers.map(({ name }) => name)).toEqual(['HMT, Permitted, Autumn 2026']);
	});

	test('counts what was erased of the first apart from what it holds', () => {
		const dataset = exampleDataset();
		const [answer] = dataset.answers.splice(0, 1);
		const { wave, body, question } = answer!;
		dataset.erased.push({ wave, body, question, on: '2026-02-05', reason: 'It named somebody' });
		const [first] = describeEditions([{ edition: edition(1, '2026-01-05T09:00:00Z'), dataset }]);
		expect(first?.summary).toBe(
			'The first edition: 63 answers from 16 departments, and 1 more that was erased.'
		);
	});

	test('lists what a later one changed, with the words before and after', () => {
		const later = exampleDataset();
		const answer = later.answers.find((one) => one.body === 'dhsc')!;
		answer.disposition = 'refused';
		answer.wording = 'Refused under section 31.';
		const [second, first] = describeEditions([
			{ edition: edition(1, '2026-01-05T09:00:00Z'), dataset: exampleDataset() },
			{ edition: edition(2, '2026-02-05T09:00:00Z'), dataset: later }
		]);
		expect(first?.number).toBe(1);
		expect(second?.summary).toBe(
			'Answers: 1 changed; no outcome against the recommendations changed.'
		);
		expect(second?.movements).toEqual(['1 answer went from “No response” to “Refused”.']);
		expect(second?.answers).toEqual([
			{
				kind: 'changed',
				wave: '2021-22',
				name: 'DHSC, Permitted',
				body: {
					slug: 'dhsc',
					shortName: 'DHSC',
					name: 'Department of Health and Social Care'
				},
				question: { code: 'permitted', title: 'Permitted' },
				before: 'No response by March 2022.',
				after: 'Refused under section 31.',
				differs: 'what it says',
				lines: []
			}
		]);
	});

	test('says what is corrected, and compares with the last that stood', () => {
		const later = exampleDataset();
		later.answers.find((one) => one.body === 'dhsc')!.note = 'Read again.';
		const withdrawn = event('withdrawn', '2026-02-20T09:00:00Z', 'A name was wrong.');
		const datasets = [exampleDataset(), later, later];
		const [third, second] = describeEditions(
			[
				edition(1, '2026-01-05T09:00:00Z'),
				edition(2, '2026-02-05T09:00:00Z', [withdrawn]),
				edition(3, '2026-03-05T09:00:00Z')
			].map((one, index) => ({ edition: one, dataset: datasets[index]! })),
			[
				{
					edition: 2,
					at: new Date('2026-02-05T09:00:00Z'),
					toldAt: new Date('2026-02-05T09:00:00Z'),
					isWithdrawn: true,
					content: { kind: 'coding', what: 'DHSC.', why: 'Misread.', answers: [], charts: ['a'] }
				}
			]
		);
		expect(second).toMatchObject({
			withdrawn: 'A name was wrong.',
			corrections: [
				{
					kind: 'We had coded an answer wrongly',
					what: 'DHSC.',
					why: 'Misread.',
					charts: [],
					answers: 0
				}
			]
		});
		for (const one of [second, third]) {
			expect(one?.answers).toMatchObject([
				{ body: { slug: 'dhsc' }, differs: 'the note on its coding' }
			]);
		}
		expect(third?.corrections).toEqual([]);
	});

	test('compares with what it followed, be that withdrawn while it was under embargo', () => {
		const later = exampleDataset();
		later.answers.find((one) => one.body === 'dhsc')!.note = 'Read again.';
		const withdrawn = event('withdrawn', '2026-02-20T09:00:00Z', 'It was wrong.');
		// For readers it was published when its embargo ended.
		const opened = event('opened', '2026-02-05T09:00:00Z', null);
		const [second] = describeEditions([
			{ edition: edition(1, '2026-01-05T09:00:00Z', [withdrawn]), dataset: exampleDataset() },
			{ edition: edition(2, '2026-03-05T09:00:00Z', [opened]), dataset: later }
		]);
		expect(second?.answers).toMatchObject([
			{ body: { slug: 'dhsc' }, differs: 'the note on its coding' }
		]);
	});

	test('tells what happened to an edition after it was published, and when', () => {
		const [one] = describeEditions([
			{
				edition: edition(1, '2026-01-05T09:00:00Z', [
					event('opened', '2026-01-05T09:00:00Z', null),
					event('corrected', '2026-06-30T23:30:00Z', 'A figure was misread.')
				]),
				dataset: exampleDataset()
			}
		]);
		expect(one?.published).toBe('5 January 2026');
		expect(one?.events).toEqual([
			{ day: '1 July 2026', words: 'Corrected: A figure was misread.' }
		]);
		expect(one?.updatedAt).toEqual(new Date('2026-06-30T23:30:00Z'));
	});
});
