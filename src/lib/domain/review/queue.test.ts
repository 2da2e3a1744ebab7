import { describe, expect, test } from 'vitest';
import bankHolidaysFile from '../requests/bank-holidays.json';
import { parseHolidays } from '../requests/holidays';
import {
	ageInWorkingDays,
	findObstacle,
	queueQuery,
	readQueueFilter,
	wholeQueue,
	type QueueFilter
} from './queue';

const choices = { surveys: ['whatsapp'], waves: ['spring'], questions: ['permitted'] };
const read = (query: string) => readQueueFilter(new URLSearchParams(query), choices, ['done']);

describe('what an address asks of the queue', () => {
	test('is all that waits where it asks for nothing', () => {
		expect(read('')).toEqual({ ok: true, filter: wholeQueue });
		expect(read('survey=&mine=&done=accepted')).toEqual({ ok: true, filter: wholeQueue });
	});

	test('reads back as it was written', () => {
		const filter: QueueFilter = {
			survey: 'whatsapp',
			wave: 'spring',
			question: 'permitted',
			body: 'HM Treasury & co',
			disposition: 'refused',
			state: 'queried',
			mine: true,
			page: 3
		};
		expect(read(queueQuery(filter))).toEqual({ ok: true, filter });
		expect(queueQuery(wholeQueue)).toBe('');
	});

	test.each([
		'colour=red',
		'wave=spring&wave=spring',
		'survey=other',
		'wave=autumn',
		'question=installed',
		'disposition=maybe',
		'state=lost',
		'mine=yes',
		'page=0',
		'page=1.5'
	])('is told what is wrong with “%s”', (query) => {
		expect(read(query)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) });
	});
});

describe('what stands in the way of a decision', () => {
	const standing = { key: 'account:1', own: new Set(['co']), adopted: new Set([9]) };
	const item = { revisionId: 7, author: 'account:2', body: 'hmt' };

	test('is nothing where another person wrote it, of a body that is not theirs', () => {
		expect(findObstacle(item, standing)).toBeNull();
		expect(findObstacle({ ...item, body: null }, standing)).toBeNull();
	});

	test.each([
		[{ author: 'account:1' }, 'own_work'],
		[{ body: 'co' }, 'own_body'],
		[{ revisionId: 9 }, 'own_wording']
	] as const)('of %j is %s', (more, obstacle) => {
		expect(findObstacle({ ...item, ...more }, standing)).toBe(obstacle);
	});
});

describe('the age of what waits', () => {
	const holidays = parseHolidays(bankHolidaysFile);
	const age = (since: string, now: string) =>
		ageInWorkingDays(new Date(since), new Date(now), holidays);

	test('counts working days after the day on which it came', () => {
		expect(age('2022-05-06T09:00:00Z', '2022-05-06T17:00:00Z')).toBe(0);
		expect(age('2022-05-06T09:00:00Z', '2022-05-09T09:00:00Z')).toBe(1);
		// The Thursday and the Friday of the jubilee were bank holidays.
		expect(age('2022-06-01T09:00:00Z', '2022-06-06T09:00:00Z')).toBe(1);
	});

	test('goes by the day in London', () => {
		expect(age('2022-05-09T23:30:00Z', '2022-05-10T12:00:00Z')).toBe(0);
	});

	test('is not known beyond the known bank holidays', () => {
		expect(age('2022-05-06T09:00:00Z', '2099-05-06T09:00:00Z')).toBeNull();
	});
});
