import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { requestEvent } from '../../../../tests/support/request-event';
import list from '../requests/bank-holidays.json';
import { addDays } from '../requests/calendar-day';
import { readClock } from '../requests/clock';
import worked from '../requests/due-dates.fixture.json';
import { parseHolidays } from '../requests/holidays';
import type { RequestEvent } from '../requests/request-event';
import { writeCalendar, type CalendarRequest, type DueCalendar } from './calendar-file';

const holidays = parseHolidays(list);

/** A property: its name, its parameters and its value, text still escaped. */
interface Property {
	name: string;
	parameters: string;
	value: string;
}

/** A reader of RFC 5545, strict about line ends, folding, nesting and which properties there are. */
function readCalendar(file: string): { head: Property[]; entries: Record<string, Property>[] } {
	if (!file.endsWith('\r\n')) throw new Error('The last line has no end.');
	const octets = new TextEncoder();
	const physical = file.slice(0, -2).split('\r\n');
	for (const line of physical) {
		if (/[\r\n]/.test(line)) throw new Error('A bare line end.');
		if (octets.encode(line).length > 75) throw new Error(`Longer than 75 octets: ${line}`);
		if (/^ ?$/.test(line)) throw new Error('An empty line.');
		// A surrogate on its own is a character that was cut in two.
		if (/\p{Cs}/u.test(line)) throw new Error('Half a character.');
		if (/(?!\t)\p{Cc}/u.test(line)) throw new Error('A control character.');
	}
	const properties = physical
		.join('\r\n')
		.replaceAll('\r\n ', '')
		.split('\r\n')
		.map((line): Property => {
			const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]+)*):(.*)$/su.exec(line);
			if (!match) throw new Error(`No property: ${line}`);
			return { name: match[1]!, parameters: match[2]!, value: match[3]! };
		});

	const is = (one: Property | undefined, name: string, value: string) =>
		one?.name === name && one.value === value;
	const [begin, ...rest] = properties;
	if (!is(begin, 'BEGIN', 'VCALENDAR') || !is(rest.pop(), 'END', 'VCALENDAR')) {
		throw new Error('No calendar.');
	}
	const head: Property[] = [];
	const entries: Record<string, Property>[] = [];
	let entry: Record<string, Property> | null = null;
	for (const property of rest) {
		if (is(property, 'BEGIN', 'VEVENT') && !entry) entry = {};
		else if (is(property, 'END', 'VEVENT') && entry) {
			for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION']) {
				if (!entry[name]) throw new Error(`No ${name}.`);
			}
			entries.push(entry);
			entry = null;
		} else if (['BEGIN', 'END'].includes(property.name)) throw new Error('Wrongly nested.');
		else if (!entry && entries.length) throw new Error('A property after the entries.');
		else if (!entry) head.push(property);
		else if (entry[property.name]) throw new Error(`${property.name} twice.`);
		else entry[property.name] = property;
	}
	if (entry) throw new Error('An entry without an end.');
	return { head, entries };
}

/** Text as it was before it was escaped; what is not escaped and has to be is an error. */
function readText({ value }: Property): string {
	return value.replace(/\\([\\;,nN])|[\\;,]/gu, (all, escaped?: string) => {
		if (escaped === undefined) throw new Error(`Not escaped: ${all}`);
		return escaped.toLowerCase() === 'n' ? '\n' : escaped;
	});
}

function request(today: string, id: number, ...events: RequestEvent[]): CalendarRequest {
	const result = readClock(events, today, holidays);
	if (!result.ok) throw new Error(result.code);
	return {
		id,
		body: { code: 'HMT', name: 'HM Treasury' },
		clock: result.clock,
		address: `https://crosscheck.example/workspace/requests/${id}`,
		sequence: events.length
	};
}

const calendarOf = (today: string, requests: CalendarRequest[]): DueCalendar => ({
	host: 'crosscheck.example',
	survey: { title: 'WhatsApp in government' },
	wave: { title: '2021–22' },
	requests,
	today,
	stampedAt: new Date('2021-06-18T09:30:15.123Z')
});

const received = requestEvent('received', '2021-06-08');

describe('a calendar of due days', () => {
	it('has an entry of a whole day for a request that waits', () => {
		const today = '2021-06-18';
		const file = writeCalendar(calendarOf(today, [request(today, 7, received)]));
		const { head, entries } = readCalendar(file);
		expect(head.map(({ name, parameters, value }) => `${name}${parameters}:${value}`)).toEqual([
			'VERSION:2.0',
			'PRODID:-//Crosscheck//Due days//EN',
			'CALSCALE:GREGORIAN',
			'METHOD:PUBLISH',
			'NAME:Answers due: WhatsApp in government\\, 2021–22',
			'X-WR-CALNAME:Answers due: WhatsApp in government\\, 2021–22',
			'REFRESH-INTERVAL;VALUE=DURATION:PT6H'
		]);
		const [entry] = entries;
		expect(entries).toHaveLength(1);
		expect(entry).toMatchObject({
			UID: { value: 'request-7@crosscheck.example' },
			DTSTAMP: { value: '20210618T093015Z' },
			SEQUENCE: { value: '1' },
			DTSTART: { parameters: ';VALUE=DATE', value: '20210706' },
			DTEND: { parameters: ';VALUE=DATE', value: '20210707' },
			URL: { value: 'https://crosscheck.example/workspace/requests/7' },
			TRANSP: { value: 'TRANSPARENT' }
		});
		expect(readText(entry!.SUMMARY!)).toBe('Answer due: HMT, WhatsApp in government');
		expect(readText(entry!.DESCRIPTION!).split('\n')).toEqual([
			'HM Treasury: Waiting for an answer.',
			'Due on Tuesday 6 July 2021, in 12 working days.',
			'Counted from Tuesday 8 June 2021, the day of receipt (section 10(1)). The 20th working day after is Tuesday 6 July 2021, with 8 weekend days skipped.',
			'https://crosscheck.example/workspace/requests/7'
		]);
	});

	it('moves the entry of a request whose day has moved, and says why', () => {
		const today = '2021-07-02';
		const extended = requestEvent('extended', '2021-07-02', '2021-08-03');
		const { entries } = readCalendar(
			writeCalendar(calendarOf(today, [request(today, 7, received, extended)]))
		);
		expect(entries[0]).toMatchObject({
			UID: { value: 'request-7@crosscheck.example' },
			SEQUENCE: { value: '2' },
			DTSTART: { value: '20210803' }
		});
		expect(readText(entries[0]!.DESCRIPTION!)).toContain('to weigh the public interest');
	});

	it('keeps a request that is past due on its day', () => {
		const today = '2021-07-09';
		const { entries } = readCalendar(
			writeCalendar(calendarOf(today, [request(today, 7, received)]))
		);
		expect(entries[0]!.DTSTART!.value).toBe('20210706');
		expect(readText(entries[0]!.DESCRIPTION!)).toContain('3 working days past due, by our count');
	});

	it('leaves out what is to send, stopped, answered or closed', () => {
		const today = '2021-07-02';
		const requests = [
			request(today, 1),
			request(today, 2, received, requestEvent('clarification_asked', '2021-06-15')),
			request(today, 3, received, requestEvent('fees_notice', '2021-06-15')),
			request(today, 4, received, requestEvent('response', '2021-06-15')),
			request(today, 5, received, requestEvent('withdrawn', '2021-06-15'))
		];
		expect(readCalendar(writeCalendar(calendarOf(today, requests))).entries).toEqual([]);
	});

	it('has an entry for an internal review until it is decided', () => {
		const today = '2021-07-06';
		const review = [
			received,
			requestEvent('response', '2021-07-01'),
			requestEvent('review_asked', '2021-07-05')
		];
		const { entries } = readCalendar(
			writeCalendar(calendarOf(today, [request(today, 7, ...review)]))
		);
		expect(entries).toHaveLength(1);
		expect(entries[0]).toMatchObject({
			UID: { value: 'request-7-review@crosscheck.example' },
			DTSTART: { value: '20210804' }
		});
		expect(readText(entries[0]!.SUMMARY!)).toBe('Internal review due: HMT, WhatsApp in government');
		const decided = [...review, requestEvent('review_decided', '2021-07-06')];
		expect(
			readCalendar(writeCalendar(calendarOf(today, [request(today, 7, ...decided)]))).entries
		).toEqual([]);
	});

	it('escapes and folds any words, without cutting a character', () => {
		const title = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 200 }),
			fc.string({ unit: fc.constantFrom('é', '𝒳', '…', ',', ';', '\\', '\r', '\n', ' ', ':', '"') })
		);
		const today = '2021-06-18';
		const one = request(today, 7, received);
		fc.assert(
			fc.property(title, title, (survey, code) => {
				const { entries } = readCalendar(
					writeCalendar({
						...calendarOf(today, [{ ...one, body: { code, name: code } }]),
						survey: { title: survey }
					})
				);
				const written = (text: string) =>
					text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
				expect(readText(entries[0]!.SUMMARY!)).toBe(written(`Answer due: ${code}, ${survey}`));
			})
		);
	});
});

describe('a calendar of due days, wherever its server stands', () => {
	const zone = process.env.TZ;
	afterEach(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	it.each([
		['UTC', 0],
		['Pacific/Auckland', -720],
		['America/Los_Angeles', 420]
	])('gives the due days that are known to be right: %s', (name, offset) => {
		process.env.TZ = name;
		// The zone is in force, or the test would show nothing.
		expect(new Date('2021-07-01T00:00:00Z').getTimezoneOffset()).toBe(offset);
		expect(worked.cases.length).toBeGreaterThan(10);
		for (const { received: on, due } of worked.cases) {
			// On the day of receipt and, as past due, in the weeks after the due day.
			for (const today of [on, due, addDays(due, 14)]) {
				const file = writeCalendar(
					calendarOf(today, [request(today, 7, requestEvent('received', on))])
				);
				const { entries } = readCalendar(file);
				expect(entries.map(({ DTSTART }) => DTSTART!.value)).toEqual([due.replaceAll('-', '')]);
				expect(entries[0]!.DTEND!.value).toBe(addDays(due, 1).replaceAll('-', ''));
				expect(entries[0]!.DTSTAMP!.value).toBe('20210618T093015Z');
			}
		}
	});
});
