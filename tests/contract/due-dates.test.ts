import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fixture from '$lib/domain/requests/due-dates.fixture.json';
import { formatLongDay } from '$lib/domain/requests/day-words';
import { signInExample } from '../support/built-server';
import { openAs, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';

const list = '/workspace/surveys/whatsapp-in-government/waves/2021-22/requests';
const workedDay = (id: string) => fixture.cases.find((one) => one.id === id)!;

type Happening = [kind: string, on: string, until?: string];

/** A request to which something happened, and what has to be seen of it. */
interface Tried {
	title: string;
	happened: Happening[];
	/** Where it stands and when it is or was due, as its page begins. */
	page: string[];
	/** The days in the calendar, by entry: of the answer, of the review. */
	calendar: { answer?: string; review?: string };
}

const baseline = workedDay('baseline');
const sunday = workedDay('sunday-before-bh');
const boyne = workedDay('boyne-and-scots-summer-2022');

/** The worked receipts that have come by the day on which a request is due today. */
const worked = fixture.cases.map(({ id, received, due }): Tried => {
	const isToday = due === '2028-01-27';
	return {
		title: `the worked receipt ${id}`,
		happened: [['received', received]],
		page: isToday
			? ['Waiting for an answer', `Due today, ${formatLongDay(due)}`]
			: ['past due, by our count', `Was due on ${formatLongDay(due)}`],
		calendar: { answer: due }
	};
});

const tried: Tried[] = [
	...worked,
	{
		title: 'a clarification, which starts the clock afresh',
		happened: [
			['received', '2022-03-28'],
			['clarification_asked', '2022-04-01'],
			['clarified', boyne.received]
		],
		page: [
			`Was due on ${formatLongDay(boyne.due)}`,
			`started afresh on ${formatLongDay(boyne.received)}`
		],
		calendar: { answer: boyne.due }
	},
	{
		title: 'an extension, which moves the due day',
		happened: [
			['received', baseline.received],
			['extended', '2021-07-02', '2021-08-03']
		],
		page: ['Was due on Tuesday 3 August 2021', 'to weigh the public interest'],
		calendar: { answer: '2021-08-03' }
	},
	{
		// Three working days, from a Thursday to a Monday, do not count: from 6 July to 9 July.
		title: 'a fee, whose days do not count',
		happened: [
			['received', baseline.received],
			['fees_notice', '2021-06-10'],
			['fee_paid', '2021-06-14']
		],
		page: ['Was due on Friday 9 July 2021', '3 working days do not count'],
		calendar: { answer: '2021-07-09' }
	},
	{
		title: 'an internal review, due in 20 working days and in 40 at the latest',
		happened: [
			['received', baseline.received],
			['response', '2021-07-01'],
			['review_asked', sunday.received]
		],
		page: [
			'Answered on 1 July 2021, after 17 working days',
			`by ${formatLongDay(sunday.due)}, or by ${formatLongDay(sunday.day_40)} at the latest`
		],
		calendar: { review: sunday.due }
	}
];

/**
 * The same day in the United Kingdom, on servers where it is another day: noon there is one o'clock in the
 * morning of the next day in Auckland, and six in the morning ten in the evening of the day before in
 * California.
 */
const places = [
	['Pacific/Auckland', '2028-01-27T12:00:00Z', 'Fri Jan 28 2028 01:00'],
	['America/Los_Angeles', '2028-01-27T06:00:00Z', 'Wed Jan 26 2028 22:00']
] as const;

describe.each(places)('on a server in %s', (zone, at, there) => {
	let server: Server;
	let cookie: string | undefined;
	/** The entries of the calendar: their days, by UID. */
	const entries = new Map<string, string>();
	/** The numbers of the requests, in the order of those tried. */
	let requests: string[];

	const send = async (path: string, fields: Record<string, string | string[]>) => {
		const response = await sendForm(server.url, list + path, fields, { cookie });
		// What is wrong with it, where it was not taken.
		const problems = /role="alert"[\s\S]*?<\/ul>/.exec(response.text)?.[0] ?? '';
		expect(problems.replace(/<[^>]*>/g, ' ')).toBe('');
		expect([200, 303]).toContain(response.status);
		return response;
	};

	beforeAll(async () => {
		server = await startServer({
			databaseUrl: await createFilledDatabase('example'),
			env: {
				TZ: zone,
				CLOCK_AT: at,
				NODE_OPTIONS: `--import ${new URL('../support/set-clock.js', import.meta.url).href}`,
				DEMONSTRATION: 'yes'
			}
		});
		cookie = (await signInExample(server, ['researcher'])).researcher;

		const before = (await openAs(server.url, list, { cookie })).text;
		const bodies = [...before.matchAll(/name="bodies"[^>]*?value="([\w-]+)"/g)].map(
			([, slug]) => slug!
		);
		await send('?/create', { bodies: bodies.slice(0, tried.length) });
		const after = (await openAs(server.url, list, { cookie })).text;
		requests = [...new Set([...after.matchAll(/requests\/(\d+)"/g)].map(([, id]) => id!))];
		expect(requests).toHaveLength(tried.length);
		for (const [index, { happened }] of tried.entries()) {
			for (const [kind, on, until = ''] of happened) {
				await send(`/${requests[index]}?/record`, { kind, on, until, note: '' });
			}
		}

		const started = await send('/calendar?/start', {});
		const feed = /\/calendar\/\w+\.ics/.exec(started.text)?.[0] ?? '';
		const lines = (await openAs(server.url, feed)).text.replaceAll('\r\n ', '').split('\r\n');
		let uid = '';
		for (const line of lines) {
			uid = /^UID:([\w-]+)@/.exec(line)?.[1] ?? uid;
			const [, start] = /^DTSTART;VALUE=DATE:(\d{8})$/.exec(line) ?? [];
			if (start) entries.set(uid, start);
		}
	});
	afterAll(() => server.stop());

	test(`it is ${there} there, and 27 January 2028 on its pages`, async () => {
		expect(server.output()).toContain(`The clock stands at ${there}`);
		const { text } = await openAs(server.url, list, { cookie });
		expect(text).toContain('27 January 2028');
		expect(text).not.toMatch(/2[68] January 2028/);
	});

	test.each(tried.map((one, index) => ({ ...one, index })))(
		'$title is the same on the page and in the calendar',
		async ({ index, page, calendar }) => {
			const id = requests[index]!;
			const { text } = await openAs(server.url, `${list}/${id}`, { cookie });
			const clock = /<section[^>]*aria-labelledby="clock"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
			const words = clock.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
			for (const part of page) expect(words).toContain(part);
			const inCalendar = (day: string | undefined) => day?.replaceAll('-', '');
			expect(entries.get(`request-${id}`)).toBe(inCalendar(calendar.answer));
			expect(entries.get(`request-${id}-review`)).toBe(inCalendar(calendar.review));
		}
	);

	test('a day that has not come in the United Kingdom is not taken', async () => {
		const id = requests.at(-1);
		const { status, text } = await sendForm(
			server.url,
			`${list}/${id}?/record`,
			{ kind: 'acknowledged', on: '2028-01-28', until: '', note: '' },
			{ cookie }
		);
		expect(status).toBe(400);
		expect(text).toContain('That day has not come yet');
		const today = await sendForm(
			server.url,
			`${list}/${id}?/record`,
			{ kind: 'acknowledged', on: '2028-01-27', until: '', note: '' },
			{ cookie }
		);
		expect(today.status).toBe(303);
	});
});
