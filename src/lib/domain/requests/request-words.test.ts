import { describe, expect, it } from 'vitest';
import { askedBodies, askedPublicly, askedToday } from '../../../../tests/support/asked-requests';
import bankHolidaysFile from './bank-holidays.json';
import { parseHolidays } from './holidays';
import { describeRequests } from './request-words';

const wave = { slug: 'summer', as_at: askedToday };
const published = { bodies: askedBodies, requests: askedPublicly('summer') };
const calendar = parseHolidays(bankHolidaysFile);
const of = (body: string, frozenOn?: string) =>
	describeRequests({ ...published, frozenOn }, wave, body, calendar).requests;
const factOf = (body: string, label: string) =>
	of(body)[0]?.facts.find((fact) => fact.label === label)?.words;

describe('a request on the page of its body', () => {
	it('says when it came, was due and was answered, and in how many working days', () => {
		expect(of('beis')).toMatchObject([
			{
				state: 'Answered on 30 June 2021, after 16 working days',
				follows: null,
				facts: [
					{ label: 'Received by the body', words: '8 June 2021' },
					{ label: 'Response received', words: '30 June 2021' },
					{ label: 'Due', words: 'Tuesday 6 July 2021' },
					{ label: 'Time taken', words: '16 working days' }
				]
			}
		]);
	});

	it('says how long past due it is by our count, answered or not', () => {
		expect(of('defra')[0]?.state).toBe(
			'Answered on 9 July 2021, 3 working days past due, by our count'
		);
		expect(factOf('defra', 'Past due')).toBe('3 working days, by our count');
		expect(factOf('dfe', 'Time so far')).toBe('29 working days, not answered');
		expect(factOf('dfe', 'Past due')).toBe('9 working days, by our count');
		expect(factOf('dft', 'Past due')).toBeUndefined();
	});

	it('names an extension with its new day', () => {
		expect(factOf('dwp', 'Extended to weigh the public interest')).toBe(
			'1 July 2021, until 3 August 2021'
		);
		expect(factOf('dwp', 'Due')).toBe('Tuesday 3 August 2021');
	});

	it('names the body that it was transferred to, and the one that it came from', () => {
		expect(of('ho')[0]).toMatchObject({
			state: 'Transferred to another body on 15 June 2021',
			transferredTo: [{ body: 'dluhc', shortName: 'DLUHC' }]
		});
		expect(factOf('ho', 'Due')).toBeUndefined();
		expect(of('dluhc')[0]?.follows).toBe('Follows the request to HO');
	});

	it('gives no number where the days cannot be counted', () => {
		expect(of('so')[0]?.state).toBe('How long it took cannot be told');
		expect(of('so')[0]?.facts.map(({ label }) => label)).toEqual(['Received by the body']);
		expect(of('so')[0]?.detail.join(' ')).toMatch(/known here for \d{4} to \d{4}/);
		for (const body of ['dit', 'fcdo', 'mod']) {
			expect(factOf(body, 'Time taken')).toBeUndefined();
			expect(factOf(body, 'Time so far')).toBeUndefined();
		}
	});

	it('leaves out what happened later', () => {
		const requests = published.requests.map((one) => ({
			...one,
			events: [...one.events, { kind: 'response' as const, on: '2021-07-21', until: null }]
		}));
		expect(describeRequests({ ...published, requests }, wave, 'dfe', calendar).requests).toEqual(
			of('dfe')
		);
	});

	it('is not there where no request is published', () => {
		expect(of('dhsc')).toEqual([]);
		const winter = { ...wave, slug: 'winter' };
		expect(describeRequests(published, winter, 'dfe', calendar).requests).toEqual([]);
	});

	it('says of one that is not answered whether its time to reply was up', () => {
		expect(of('dft')[0]?.state).toBe('Not answered: its time to reply was not up');
		expect(factOf('dft', 'Due')).toBe('Wednesday 4 August 2021');
		expect(of('dfe')[0]?.state).toBe('9 working days past due, by our count');
	});

	it('says the same of the day on which its edition was made, where that is later', () => {
		expect(of('dft', '2021-07-30')[0]?.whenFrozen).toBe(
			'On 30 July 2021, when this edition was made, no answer was recorded, and its time to reply was not up: it was due on Wednesday 4 August 2021.'
		);
		expect(of('dft', '2021-08-09')[0]?.whenFrozen).toBe(
			'On 9 August 2021, when this edition was made, no answer was recorded, and its time to reply was up: 3 working days past due, by our count.'
		);
		for (const body of ['beis', 'ho', 'mod', 'nio']) {
			expect(of(body, '2021-08-09')[0]?.whenFrozen).toBeNull();
		}
		expect(of('dft', askedToday)[0]?.whenFrozen).toBeNull();
	});

	it('says nothing of an answer that came between, and nothing of no answer then', () => {
		const requests = published.requests.map((one) => ({
			...one,
			events: [...one.events, { kind: 'response' as const, on: '2021-07-22', until: null }]
		}));
		const later = { ...published, requests, frozenOn: '2021-08-09' };
		expect(describeRequests(later, wave, 'dft', calendar).requests).toEqual(of('dft'));
	});

	it('counts no day that an edition made before the end of the wave’s date cannot know', () => {
		const july = { ...wave, as_at: '2021-07' };
		const early = { ...published, frozenOn: '2021-07-06' };
		const { requests, stood } = describeRequests(early, july, 'dfe', calendar);
		expect(requests[0]?.state).toBe('Not answered: its time to reply was not up');
		expect(stood).toBe('on 6 July 2021, when this edition was made');
		expect(describeRequests(published, july, 'dfe', calendar).stood).toBe(
			'at the end of July 2021'
		);
	});
});
