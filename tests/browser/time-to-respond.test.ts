/** What readers are told of how long requests took, published with the days of four invented requests. */
import { read as readWorkbook, utils } from '@e965/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestEvent } from '$lib/domain/requests/request-event';
import { listRequests } from '$lib/server/queries/requests';
import { addChart } from '$lib/server/services/add-chart';
import { createRequests } from '$lib/server/services/create-requests';
import { followRequest } from '$lib/server/services/follow-request';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { findAnswer, now } from '../services/example-survey';
import { launchBrowser } from '../support/browser';
import { readCsv } from '../support/csv';
import { createFilledDatabase, openPostgres } from '../support/databases';
import { createPeople } from '../support/people';
import { readZip } from '../support/read-zip';
import { startServer, type Server } from '../support/server';
import { expectSound } from '../support/sound';
import { checkPackage, checkRows, type DescribedPackage } from '../support/table-schema';
import { visit } from '../support/visit';

const survey = 'whatsapp-in-government';
const base = `/surveys/${survey}`;
const api = `/api/v1${base}`;

let server: Server;
let browser: Browser;

/** Publishes a second edition in which it is known when four departments were asked, and when they answered. */
async function publishTimes(databaseUrl: string): Promise<void> {
	const { db, close } = openPostgres(databaseUrl);
	const people = await createPeople(db, now);
	const { waveId } = await findAnswer(db, 'hmt', 'permitted');
	const happen = async (requestId: number, happened: Partial<RequestEvent>[]) => {
		for (const one of happened) {
			const event = { until: null, note: null, ...one } as RequestEvent;
			await recordRequestEvent(db, people.researcher, { requestId, event }, now);
		}
	};
	const bodies = ['hmt', 'mod', 'ho'];
	await createRequests(db, people.researcher, { waveId, bodies }, now);
	const requests = await listRequests(db, waveId);
	const idOf = (body: string) => requests.find((one) => one.body.slug === body)!.id;
	await happen(idOf('hmt'), [
		{ kind: 'sent', on: '2021-07-19' },
		{ kind: 'received', on: '2021-07-20' },
		{ kind: 'extended', on: '2021-08-16', until: '2021-09-15' },
		{ kind: 'response', on: '2021-08-27' },
		// After the date of the wave.
		{ kind: 'review_asked', on: '2022-04-04' }
	]);
	await happen(idOf('mod'), [{ kind: 'received', on: '2022-02-21' }]);
	await happen(idOf('ho'), [
		{ kind: 'received', on: '2021-07-20' },
		{ kind: 'transferred', on: '2021-07-28' }
	]);
	const followed = { requestId: idOf('ho'), body: 'dluhc' };
	const { requestId } = await followRequest(db, people.researcher, followed, now);
	await happen(requestId, [
		{ kind: 'received', on: '2021-07-28' },
		{ kind: 'response', on: '2021-09-10' }
	]);
	const settings = { slug: 'times', wave: '2021-22', figure: 'time_to_respond' } as const;
	await addChart(db, people.publisher, { survey, settings }, now);
	const input = { survey, note: 'With requests', correction: null, embargoUntil: null };
	await publishEdition(db, people.publisher, input, now);
	await close();
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	await publishTimes(databaseUrl);
	[server, browser] = await Promise.all([startServer({ databaseUrl }), launchBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const read = async (path: string) => (await fetch(server.url + path)).text();
const sectionOf = (html: string, id: string) =>
	(new RegExp(`<section[^>]*aria-labelledby="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the page of a department', () => {
	test('says when it was asked and answered, and in how many working days', async () => {
		const page = await read(`${base}/bodies/hmt`);
		const said = sectionOf(page, 'requests-2021-22');
		expect(said).toContain('Answered on 27 August 2021, after 27 working days');
		expect(said).toContain('Sent 19 July 2021');
		expect(said).toContain('Extended to weigh the public interest 16 August 2021, until 15 Sep');
		expect(said).toContain('Due Wednesday 15 September 2021');
		expect(said).toContain('As it stood at the end of March 2022');
		expect(said).not.toContain('April 2022');
		expect(page).not.toContain('how long it took cannot be told');
	});

	test('says how long past due it was by our count, on the date of the wave', async () => {
		const said = sectionOf(await read(`${base}/bodies/mod`), 'requests-2021-22');
		expect(said).toContain('7 working days past due, by our count');
		expect(said).toContain('Time so far 27 working days, not answered');
		expect(said).toContain(
			'On 1 May 2022, when this edition was made, no answer was recorded, and its time to reply was up: 26 working days past due, by our count.'
		);
	});

	test('leads to the department that a request was transferred to', async () => {
		const page = await read(`${base}/bodies/ho`);
		expect(sectionOf(page, 'requests-2021-22')).toContain('Transferred to DLUHC');
		expect(page).toContain(`href="${base}/bodies/dluhc"`);
		const there = sectionOf(await read(`${base}/bodies/dluhc`), 'requests-2021-22');
		expect(there).toContain('Follows the request to HO');
	});

	test('says nothing of it where no request is recorded, or in the edition before', async () => {
		for (const path of [`${base}/bodies/co`, `${base}/editions/1/bodies/hmt`]) {
			const page = await read(path);
			expect(page).not.toContain('requests-2021-22');
			expect(page).toContain('how long it took cannot be told');
		}
	});
});

describe('the chart', () => {
	test('has its numbers in its table, its CSV and its sums, and says of whom it knows nothing', async () => {
		const page = await read(`${base}/charts/times`);
		expect(page).toContain('as at 31 March 2022');
		expect(page).toContain('For 12 of the 16 departments asked no request is recorded');
		const { rows } = readCsv(await read(`${base}/charts/times.csv`));
		expect(rows.map(({ body, taken, so_far: soFar }) => [body, taken, soFar])).toEqual([
			['DLUHC, after HO', '30', 'Answered'],
			['HMT', '27', 'Answered'],
			['HO', 'Transferred to another body', 'Not counted'],
			['MoD', 'Not answered', '27']
		]);
		expect(page).toContain('27 working days after 20 July 2021, up to 27 August 2021');
		expect(page).toContain(`href="${base}/bodies/hmt"`);
	});

	test('is not in the edition before', async () => {
		expect((await fetch(`${server.url}${base}/editions/1/charts/times`)).status).toBe(404);
	});
});

describe('the files', () => {
	const fetchFile = async (path: string) =>
		Buffer.from(await (await fetch(server.url + path)).arrayBuffer());

	test('have the requests that the chart rests on, in every format and in the package', async () => {
		const csv = await read(`${api}/requests.csv?edition=2`);
		const { rows } = readCsv(csv);
		expect(
			rows.map((row) => [row.body, row.state, row.due_on, row.responded_missing, row.working_days])
		).toEqual([
			['dluhc', 'answered', '2021-08-26', '', '30'],
			['hmt', 'answered', '2021-09-15', '', '27'],
			['ho', 'transferred', '2021-08-18', 'transferred', ''],
			['mod', 'past_due', '2022-03-22', 'awaiting', '27']
		]);
		const { requests } = JSON.parse(await read(`${api}/requests.json?edition=2`)) as {
			requests: { body: string; daysLate: number | null }[];
		};
		expect(requests.map(({ body, daysLate }) => [body, daysLate ?? ''])).toEqual(
			rows.map((row) => [row.body, row.days_late && Number(row.days_late)])
		);
		const book = readWorkbook(await fetchFile(`${api}/requests.xlsx?edition=2`));
		expect(utils.sheet_to_json(book.Sheets['Requests']!)).toHaveLength(rows.length);

		const files = await readZip(await fetchFile(`${api}/package.zip?edition=2`));
		expect(files.get('data/requests.csv')!.toString()).toBe(csv);
		expect([...files.keys()]).toEqual(
			expect.arrayContaining(['data/requests.json', 'data/requests.xlsx'])
		);
		const description = JSON.parse(files.get('datapackage.json')!.toString()) as DescribedPackage;
		expect(checkPackage(description)).toEqual([]);
		expect(checkRows(description, (path) => files.get(path)!.toString())).toEqual([]);
		expect(files.get('README.md')!.toString()).toContain('| stopped | The clock was stopped |');
	});

	test('are described on the page of the data, where there are requests', async () => {
		const page = await read(`${base}/data`);
		expect(page).toContain('id="requests-csv"');
		expect(page).toContain(`href="${api}/requests.xlsx?edition=2"`);
		expect(await read(`${base}/editions/1/data`)).not.toContain('requests.csv');
		expect(await read('/data')).toContain(`href="${api}/requests.csv"`);
		expect(readCsv(await read(`${api}/requests.csv?edition=1`)).rows).toEqual([]);
		expect(
			[...(await readZip(await fetchFile(`${api}/package.zip?edition=1`))).keys()].join()
		).not.toContain('requests');
	});
});

describe.each([320, 1280])('at %d pixels', (width) => {
	test.each(['/charts/times', '/bodies/hmt', '/bodies/mod', '/bodies/ho', '/data'])(
		'%s is accessible and sound',
		async (path) => {
			const viewport = { width, height: 800 };
			const visited = await visit(browser, server.url + base + path, { viewport });
			try {
				await expectSound(visited);
			} finally {
				await visited.close();
			}
		}
	);
});
