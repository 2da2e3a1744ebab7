import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	askedRequest,
	askedRequests,
	askedToday
} from '../../../../../tests/support/asked-requests';
import { timeToRespondFigure, type TimedRequest } from './time-to-respond';

const figureOf = (requests: readonly TimedRequest[]) =>
	timeToRespondFigure({
		slug: 'time-to-respond',
		requests,
		today: askedToday,
		source: 'Requests of the example'
	});
const figure = figureOf(askedRequests);
const stripOf = ({ marks }: typeof figure) => {
	if (marks.form !== 'strip') throw new Error('not a strip');
	return marks;
};
const rowOf = (label: string) => figure.table.rows.find((row) => row.body === label)!;
const some = (...codes: string[]) =>
	figureOf(askedRequests.filter(({ body }) => codes.includes(body.code!)));

describe('time to respond', () => {
	it('headlines how many answers took more than the Act gives, and how many have not come', () => {
		expect(figure.headline).toBe(
			'Three of the 6 answers whose days can be counted took more than 20 working days; seven have not been answered'
		);
		expect(some('BEIS', 'CO', 'Defra', 'DCMS', 'DfT').headline).toBe(
			'Two of the 4 answers took more than 20 working days; one has not been answered'
		);
	});

	it.each([
		[['BEIS'], 'The one answer took no more than 20 working days'],
		[['Defra'], 'The one answer took more than 20 working days'],
		[['BEIS', 'CO'], 'None of the 2 answers took more than 20 working days'],
		[['Defra', 'HMT'], 'Both answers took more than 20 working days'],
		[['DfT'], 'The one request sent has not been answered'],
		[
			['DfE', 'DfT'],
			'None of the 2 requests sent has been answered; one is past due, by our count'
		],
		[['DfE'], 'The one request sent has not been answered; it is past due, by our count'],
		[['NIO'], 'No answer has come whose days can be counted'],
		[['DHSC'], 'No request has been answered, and none waits for an answer'],
		[[], 'No request has been answered, and none waits for an answer']
	])('of %j it headlines “%s”', (codes, headline) => {
		expect(some(...codes).headline).toBe(headline);
	});

	it('sums up every request, what the answers took and what cannot be told', () => {
		expect(figure.summary).toBe(
			'Of 18 requests, eight have been answered, two wait within their time, two are past due, by our count, two are stopped, one has a due day that cannot be worked out, one was transferred, one was withdrawn and one has not been sent. The 6 answers whose days can be counted took between 0 and 93 working days; three took more than 20: one within an extension and two past due, by our count. Of all 15 requests that have been answered or can still be, between 6 and 12 take more than 20 working days: of six it cannot be told yet.'
		);
	});

	it('says so where there is nothing to sum up', () => {
		expect(figureOf([]).summary).toBe('No request is recorded.');
	});

	it('has every request once in what it sums up', () => {
		const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
		fc.assert(
			fc.property(fc.subarray(askedRequests, { minLength: 1 }), (requests) => {
				const { summary } = figureOf(requests);
				const [first = ''] = summary.split('. ');
				const counted = first
					.replace(/^Of [\d,]+ requests?, /, '')
					.split(/, | and /)
					.map(
						(part) =>
							numbers.indexOf(part.split(' ')[0]!) + 1 || Number(/^\d+/.exec(part)?.[0] ?? 0)
					);
				expect(counted.reduce((sum, count) => sum + count, 0)).toBe(requests.length);
			})
		);
	});

	it('has the days of an answer, and those of an open request so far, each in its column', () => {
		expect(rowOf('BEIS')).toEqual({
			body: 'BEIS',
			taken: 16,
			so_far: 'Answered',
			late: 'Not past due',
			due: '6 July 2021'
		});
		expect(rowOf('Defra')).toMatchObject({ taken: 23, late: 3 });
		expect(rowOf('MoJ').taken).toBe(0);
		expect(rowOf('DfE')).toMatchObject({ taken: 'Not answered', so_far: 29, late: 9 });
		expect(rowOf('DfT')).toMatchObject({ taken: 'Not answered', late: 'Its time is not up' });
	});

	it.each([
		['DIT', 'Stopped: clarification asked for'],
		['FCDO', 'Stopped: a fee asked for'],
		['DHSC', 'Not sent yet'],
		['HO', 'Transferred to another body'],
		['MoD', 'Withdrawn'],
		['NIO', 'Answered; the day it was sent is not recorded'],
		['SO', 'Its days lie outside the bank holidays known here'],
		['WO', 'Answered; its days lie outside the bank holidays known here']
	])('keeps the row of %s with its reason, “%s”, and no number', (label, reason) => {
		const row = rowOf(label);
		expect(row.taken).toBe(reason);
		expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([]);
		const strip = stripOf(figure).rows.find((one) => one.label === label)!;
		expect(strip).toMatchObject({ value: null, lead: reason });
	});

	it('says what gave the body more time, and what is past due', () => {
		const moreOf = (label: string) => stripOf(figure).rows.find((one) => one.label === label)!.more;
		expect(moreOf('CO')).toBeNull();
		expect(moreOf('DCMS')).toBe('within an extension until 3 August 2021');
		expect(moreOf('DWP')).toBe('extended until 3 August 2021');
		expect(moreOf('Defra')).toBe('3 past due, by our count');
	});

	it('names whose request one follows', () => {
		expect(figure.table.rows.map(({ body }) => body)).toContain('DLUHC, after HO');
		const again = figureOf([askedRequest('HO', [], { follows: 'HO' })]);
		expect(again.table.rows[0]!.body).toBe('HO, asked again');
	});

	it('says of whose request receipt is not recorded', () => {
		expect(figure.notes.join(' ')).toContain('Receipt is not recorded for HMT: its days');
		expect(some('BEIS').notes.join(' ')).not.toContain('Receipt');
	});

	it('draws numbers of its table alone, in alphabetical order, with a point for each row', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(askedRequests), (requests) => {
				const { table, points, ...told } = figureOf(requests);
				const { rows } = stripOf({ table, points, ...told });
				for (const { value, cell } of rows) {
					if (value !== null) expect(table.rows[cell.row]![cell.column]).toBe(value);
				}
				const labels = rows.map(({ label }) => label);
				expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'en-GB')));
				expect(points.map(({ row, title }) => [row, title])).toEqual([...labels.entries()]);
				for (const row of table.rows) {
					for (const { key } of table.columns) expect(row[key] ?? '').not.toBe('');
				}
				const words = [told.headline, told.summary, ...told.notes].join(' ');
				expect(words).not.toMatch(/undefined|NaN|Infinity|\s{2}|\(\)/);
			})
		);
	});
});
