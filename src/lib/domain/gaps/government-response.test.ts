import { describe, expect, test } from 'vitest';
import {
	describeResponse,
	entryOfResponse,
	longestResponseText,
	readResponseEntry,
	responseProblemWords,
	type ResponseEntry
} from './government-response';

const now = new Date('2022-07-10T12:00:00Z');
const typed: ResponseEntry = {
	position: 'accepted_in_part',
	said: 'We agree that\r\nguidance is needed. ',
	on: '2022-07-05',
	source_title: 'Government response to the report',
	source_where: 'page 4'
};

const problemsOf = (change: Partial<ResponseEntry>) => {
	const reading = readResponseEntry({ ...typed, ...change }, now);
	return reading.ok ? [] : reading.problems;
};

describe('a government’s response', () => {
	test('is read from what was typed, and typed again as it is', () => {
		const reading = readResponseEntry(typed, now);
		if (!reading.ok) throw new Error('It is refused.');
		expect(reading.response).toEqual({
			position: 'accepted_in_part',
			said: 'We agree that\nguidance is needed.',
			on: '2022-07-05',
			source: { kind: 'source', title: 'Government response to the report', where: 'page 4' }
		});
		expect(readResponseEntry(entryOfResponse(reading.response), now)).toEqual(reading);
		expect(entryOfResponse(null).position).toBe('');
	});

	test('says what it said exactly where there is a response', () => {
		expect(problemsOf({ said: ' ' })).toEqual([{ field: 'said', code: 'said_missing' }]);
		expect(problemsOf({ position: 'no_response' })).toEqual([
			{ field: 'said', code: 'said_not_allowed' }
		]);
		expect(problemsOf({ position: 'no_response', said: '' })).toEqual([]);
	});

	test('has a day that has been, in Europe/London', () => {
		expect(problemsOf({ on: '2022-02-30' })).toEqual([{ field: 'on', code: 'not_a_day' }]);
		expect(problemsOf({ on: '2022-07-11' })).toEqual([{ field: 'on', code: 'in_future' }]);
		expect(problemsOf({ on: '2022-07-10' })).toEqual([]);
	});

	test('has a source and a position, and is told of all that is wrong at once', () => {
		const nothing = { position: 'noted', said: '', on: '', source_title: '', source_where: ' ' };
		const problems = problemsOf(nothing);
		expect(problems.map(({ field }) => field)).toEqual([
			'position',
			'on',
			'source_title',
			'source_where'
		]);
		const most = longestResponseText.said;
		expect(problemsOf({ said: 'x'.repeat(most + 1) })).toEqual([
			{ field: 'said', code: 'too_long', most }
		]);
		for (const problem of problems) expect(responseProblemWords(problem)).toMatch(/^[A-Z].*\.$/);
	});

	test('reads as its position, its words, its day and its source', () => {
		const reading = readResponseEntry(typed, now);
		if (!reading.ok) throw new Error('It is refused.');
		expect(describeResponse(reading.response)).toMatchObject({
			position: 'accepted_in_part',
			words: 'Accepted in part',
			said: 'We agree that\nguidance is needed.',
			on: '5 July 2022',
			source: { title: 'Government response to the report', where: 'page 4' }
		});
		const none = { ...reading.response, position: 'no_response' as const, said: null };
		expect(describeResponse(none)).toMatchObject({
			words: 'No response given yet',
			on: 'as of 5 July 2022'
		});
	});
});
