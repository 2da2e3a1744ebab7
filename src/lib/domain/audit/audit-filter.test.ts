import { describe, expect, it } from 'vitest';
import { auditFilterWords, auditQuery, readAuditFilter } from './audit-filter';

const all = {
	actor: null,
	action: null,
	record: null,
	survey: null,
	fromAt: null,
	beforeAt: null
};

function read(query: string) {
	const reading = readAuditFilter(new URLSearchParams(query));
	if (!reading.ok) throw new Error(Object.values(auditFilterWords(reading.problems)).join(' '));
	return reading;
}

function refused(query: string) {
	const reading = readAuditFilter(new URLSearchParams(query));
	return reading.ok ? {} : auditFilterWords(reading.problems);
}

describe('a filter of the audit trail', () => {
	it('takes all where nothing is asked for, or a form was sent empty', () => {
		expect(read('')).toMatchObject({ filter: all, page: 1 });
		expect(read('actor=&record=+&from=&to=&page=')).toMatchObject({ filter: all, page: 1 });
	});

	it('takes what it is given', () => {
		const query =
			'actor=account:12&action=submit_answer&survey=whatsapp-in-government&record=answer+2021-22+hmt&page=3';
		expect(read(query)).toMatchObject({
			page: 3,
			filter: {
				...all,
				actor: 'account:12',
				action: 'submit_answer',
				survey: 'whatsapp-in-government',
				record: { kind: 'answer', keyStart: '2021-22 hmt' }
			}
		});
		expect(read('record=answer').filter.record).toEqual({ kind: 'answer', keyStart: '' });
	});

	it('takes days in London, the last of them whole', () => {
		expect(read('from=2022-03-26&to=2022-03-27').filter).toMatchObject({
			fromAt: new Date('2022-03-26T00:00:00.000Z'),
			beforeAt: new Date('2022-03-27T23:00:00.000Z')
		});
		expect(read('from=2022-07-01&to=2022-07-01').filter).toMatchObject({
			fromAt: new Date('2022-06-30T23:00:00.000Z'),
			beforeAt: new Date('2022-07-01T23:00:00.000Z')
		});
	});

	it.each([
		['from=31+March', 'from', /not a day/],
		['to=2022-02-30', 'to', /not a day/],
		['from=0000-01-01', 'from', /not a day/],
		['to=9999-12-31', 'to', /not a day/],
		['from=2022-04-01&to=2022-03-31', 'to', /last day is before the first/],
		['actor=Ada', 'actor', /account:12/],
		['action=submit%20answer', 'action', /submit_answer/],
		['survey=../x', 'survey', /whatsapp-in-government/],
		['record=answer%00', 'record', /as the trail names it/],
		[`record=${'a'.repeat(301)}`, 'record', /as the trail names it/],
		['page=0', 'page', /numbered from 1/],
		['page=99999999', 'page', /numbered from 1/],
		['actor=visitor&actor=account:1', 'actor', /more than once/],
		['acter=account:1', 'acter', /no filter “acter”.*actor, action/]
	])('refuses %s and names the parameter', (query, parameter, words) => {
		expect(refused(query)[parameter]).toMatch(words);
	});

	it('keeps what was typed where it is refused', () => {
		const reading = readAuditFilter(new URLSearchParams('from=yesterday&record=answer'));
		expect(reading).toMatchObject({ ok: false, values: { from: 'yesterday', record: 'answer' } });
	});
});

describe('the query of a view', () => {
	it('is read as it was written, and leaves out what takes all', () => {
		const { values } = read('record=answer+2021-22&from=2022-03-31&page=2');
		expect(auditQuery(values)).toBe('?record=answer+2021-22&from=2022-03-31&page=2');
		expect(auditQuery(values, { page: '' })).toBe('?record=answer+2021-22&from=2022-03-31');
		expect(auditQuery(values, { record: '', from: '', page: '1' })).toBe('?');
		expect(read(auditQuery(values)).values).toEqual(values);
	});
});
