import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { sendRaw, type RawResponse } from '../support/request';

const server = inject('serverUrl');
const root = fileURLToPath(new URL('../..', import.meta.url));
const survey = '/surveys/whatsapp-in-government';
const api = '/api/v1/surveys/whatsapp-in-government';
const embed = '/embed/whatsapp-in-government';

const long = 'a'.repeat(10_000);
/** More than the whole of a request's first lines may be (16 KB in Node). */
const tooLong = 'a'.repeat(20_000);

/** What tells of the program's insides: a stack trace, a path of a file, a driver's words. */
const insides = [
	/\n\s+at .+:\d+:\d+/,
	/node_modules|\.svelte-kit|file:\/\/|\/chunks\/|\.(ts|svelte):\d+/,
	/PGlite|DrizzleQueryError|Failed query|\bselect\b.+\bfrom\b "|ECONN|ERR_[A-Z_]+/,
	/(Type|Range|Syntax|URI|Reference)Error/
];

/** Holds of every refusal, whoever sent it. */
function expectClearRefusal(response: RawResponse, allowed: readonly number[]): void {
	expect(allowed).toContain(response.status);
	for (const pattern of insides) expect(response.text).not.toMatch(pattern);
	expect(response.text).not.toContain(root);
}

/** The refusal is a problem as RFC 9457 has it, in words. */
function expectProblem(response: RawResponse): void {
	expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
	const problem: unknown = JSON.parse(response.text);
	expect(problem).toMatchObject({
		type: expect.any(String),
		title: expect.stringMatching(/\w{3}/),
		status: response.status,
		detail: expect.stringMatching(/^[A-Z/“"].{15,}[.”"]$/s)
	});
}

/** The refusal is a whole page that says what is wrong. */
function expectErrorPage(response: RawResponse): void {
	expect(response.headers['content-type']).toMatch(/^text\/html/);
	expect(response.text).toMatch(/<html[^>]* lang="en/);
	expect(response.text).toMatch(/<title>[^<]{3,}<\/title>/);
	expect(response.text).toMatch(/<h1[\s>]/);
	expect(response.text).toMatch(/<main[\s>]/);
	expect(response.text).not.toMatch(/\bundefined\b|\[object Object\]/);
}

describe('a page that is not there', () => {
	test.each([
		['an unknown survey', '/surveys/no-such-survey'],
		['a page of an unknown survey', '/surveys/no-such-survey/compare'],
		['an unknown page of a survey', `${survey}/no-such-page`],
		['an unknown body of a survey', `${survey}/bodies/no-such-body`],
		['a body that exists and was not asked', `${survey}/bodies/desnz`],
		['an unknown body', '/bodies/no-such-body'],
		['an unknown question', `${survey}/bodies/mod/no-such-question`],
		['a question of an unknown body', `${survey}/bodies/no-such-body/installed`],
		['an unknown chart', `${survey}/charts/no-such-chart`],
		['a picture of an unknown chart', `${survey}/charts/no-such-chart.svg`],
		['the card of an unknown chart', `${survey}/charts/no-such-chart.card.png`],
		['the data of an unknown chart', `${survey}/charts/no-such-chart.csv`],
		['the workbook of an unknown chart', `${survey}/charts/no-such-chart.xlsx`],
		['the refusals of an unknown survey', '/surveys/no-such-survey/refusals.csv'],
		['an embed of an unknown chart', `${embed}/no-such-chart`],
		['an embed of an unknown survey', '/embed/no-such-survey/dispositions'],
		['an edition that was not published', `${survey}/editions/2`],
		['a page of an edition that was not published', `${survey}/editions/2/compare`],
		['edition 0', `${survey}/editions/0`],
		['edition -1', `${survey}/editions/-1`],
		['edition 1e0', `${survey}/editions/1e0`],
		['edition 01', `${survey}/editions/01`],
		['an edition of 40 digits', `${survey}/editions/${'9'.repeat(40)}`],
		['an edition that is a word', `${survey}/editions/latest`],
		['a slug in capitals', '/surveys/WhatsApp-in-Government'],
		['a page of an edition of nothing', `${survey}/editions//compare`],
		['a file that asks to climb out', '/../../etc/passwd'],
		['an encoded climb', '/%2e%2e/%2e%2e/package.json'],
		['a climb out of the fonts', '/fonts/..%2f..%2f..%2fpackage.json'],
		['a climb out of the scripts', '/_app/../../package.json'],
		['a climb within a survey', `${survey}/../../../etc/passwd`],
		['a climb by backslash', '/..\\..\\package.json'],
		['an encoded NUL', '/%00'],
		['a survey with a NUL', `${survey}%00`],
		['a body with a NUL', `${survey}/bodies/mod%00`],
		['a question with a NUL', `${survey}/bodies/mod/installed%00`],
		['a chart with a NUL', `${survey}/charts/dispositions%00.svg`],
		['an embed with a NUL', `${embed}/dispositions%00`],
		['a path of 10,000 characters', `/${long}`],
		['a survey of 10,000 characters', `/surveys/${long}`],
		['a body of 10,000 characters', `${survey}/bodies/${long}`],
		['a chart of 10,000 characters', `${survey}/charts/${long}.svg`],
		['markup in the path', '/surveys/<script>alert(1)</script>'],
		['a quotation mark in the path', `${survey}/bodies/'%20or%201=1--`]
	])('%s answers 404', async (_, path) => {
		expectClearRefusal(await sendRaw(server, path), [404]);
	});

	test.each([
		['bytes that are not UTF-8', '/%ff'],
		['half of an escape', '/%'],
		['an escape that is none', `${survey}/%zz`],
		['a body that is not UTF-8', `${survey}/bodies/%c3%28`]
	])('%s answers 400', async (_, path) => {
		expectClearRefusal(await sendRaw(server, path), [400, 404]);
	});

	test.each(['/no-such-page', '/surveys/no-such-survey', `${survey}/bodies/no-such-body`, '/%'])(
		'%s answers with a whole page that says so',
		async (path) => {
			expectErrorPage(await sendRaw(server, path, { headers: { accept: 'text/html' } }));
		}
	);

	test('repeats nothing of the address as markup', async () => {
		for (const path of [
			'/%3Cscript%3Ealert(1)%3C/script%3E',
			`${survey}/compare?body=%3Cscript%3Ealert(1)%3C/script%3E`,
			'/deadline?received=%22%3E%3Cscript%3Ealert(1)%3C/script%3E'
		]) {
			expect((await sendRaw(server, path)).text).not.toContain('<script>alert(1)');
		}
	});
});

describe('a view that cannot be shown', () => {
	const compare = `${survey}/compare`;
	test.each([
		['an unknown sort column', `${compare}?sort=no-such-column`],
		['a sort column that is an expression', `${compare}?sort=name;drop`],
		['two sort columns', `${compare}?sort=name&sort=permitted`],
		['an unknown disposition', `${compare}?disposition=no-such-disposition`],
		['a disposition of every object', `${compare}?disposition=constructor`],
		['an unknown provision', `${compare}?provision=s999`],
		['an unknown body in a filter', `${compare}?body=no-such-body`],
		['an unknown wave', `${compare}?wave=no-such-wave`],
		['an unknown pin', `${compare}?pin=no-such-body`],
		['too many pins', `${compare}?pin=mod&pin=co&pin=hmt&pin=beis&pin=dfe`],
		['page -1', `${compare}?page=-1`],
		['page 0', `${compare}?page=0`],
		['page 1e9', `${compare}?page=1e9`],
		['a page beyond the last', `${compare}?page=2`],
		['a page that is a word', `${compare}?page=two`],
		['a filter with a NUL', `${compare}?body=%00`],
		['a filter that is not UTF-8', `${compare}?body=%ff`],
		['a filter of 10,000 characters', `${compare}?body=${long}`],
		['an unknown filter value of the file', `${survey}/compare.csv?disposition=no-such`],
		['an unknown sort column of the file', `${survey}/compare.json?sort=no-such-column`],
		['an unknown sort column of the workbook', `${survey}/compare.xlsx?sort=no-such-column`],
		['an unknown wave', `${survey}/refusals?wave=1999`],
		['an unknown wave of the file', `${survey}/refusals.csv?wave=%00`],
		['an unknown wave of the workbook', `${survey}/recommendations.xlsx?wave=${long}`],
		['an unknown wave of an answer', `${survey}/bodies/mod/installed?wave=1999`],
		['an oEmbed of nothing', '/oembed.json'],
		['an oEmbed of another site', '/oembed.json?url=https://example.org/chart'],
		['a day that does not exist', '/deadline?received=2022-02-30'],
		['a day in words', '/deadline?received=tomorrow'],
		['no day', '/deadline?received='],
		['a day before the holidays known', '/deadline?received=1999-01-04'],
		['a day after the holidays known', '/deadline?received=2044-01-04'],
		['a day of 10,000 characters', `/deadline?received=${long}`],
		['a day with a NUL', '/deadline?received=2022-03-28%00'],
		['an embed of an edition that was not published', `${embed}/dispositions?edition=2`],
		['an embed of an edition that is a word', `${embed}/dispositions?edition=newest`],
		['an embed of a garbled edition', `${embed}/dispositions?edition=%`],
		['an embed of two editions', `${embed}/dispositions?edition=1&edition=2`],
		['a card of a width that is not drawn', `${survey}/charts/dispositions.card.png?width=9e9`]
	])('%s is refused with a 4xx', async (_, path) => {
		expectClearRefusal(await sendRaw(server, path), [400, 404, 422]);
	});

	test.each([
		['sort', `${compare}?sort=no-such-column`, 'no-such-column'],
		['filter', `${compare}?disposition=no-such-disposition`, 'no-such-disposition'],
		['page', `${compare}?page=7`, '7'],
		['day', '/deadline?received=2022-02-30', '2022-02-30']
	])('an error page names the %s that is wrong', async (_, path, value) => {
		const response = await sendRaw(server, path);
		expectErrorPage(response);
		expect(response.text.replace(/<head>[\s\S]*<\/head>/, '')).toContain(value);
	});

	test.each([
		['a garbled query string', `${compare}?%`],
		['a query string of signs', `${compare}?&&==&%&=`],
		['a parameter nobody knows', `${compare}?utm_source=newsletter`],
		['a parameter with brackets', `${compare}?sort[]=x`],
		['an empty filter, as the form sends it', `${compare}?body=&disposition=&provision=`],
		['an empty pin', `${compare}?pin=`],
		['a query string of 10,000 characters', `${compare}?${long}`]
	])('%s shows the page or is refused, whole either way', async (_, path) => {
		const response = await sendRaw(server, path);
		expectClearRefusal(response, [200, 400, 414, 422]);
		expectErrorPage(response);
	});
});

describe('the API', () => {
	test.each([
		['an unknown address', '/api/v1/no-such-thing', [404]],
		['an unknown version', '/api/v9/surveys.json', [404]],
		['an unknown survey', '/api/v1/surveys/no-such-survey.json', [404]],
		['the answers of an unknown survey', '/api/v1/surveys/no-such-survey/answers.json', [404]],
		['the answers as an unknown format', `${api}/answers.xml`, [404]],
		['an edition that was not published', `${api}/answers.json?edition=2`, [404]],
		['edition 0', `${api}/answers.json?edition=0`, [404, 422]],
		['an edition that is a word', `${api}/answers.json?edition=latest`, [422]],
		['a garbled edition', `${api}/answers.json?edition=%`, [422]],
		['an empty edition', `${api}/answers.json?edition=`, [422]],
		['two editions', `${api}/answers.json?edition=1&edition=2`, [422]],
		['an edition of 40 digits', `${api}/answers.json?edition=${'9'.repeat(40)}`, [404, 422]],
		['an unknown body', `${api}/answers.json?body=no-such-body`, [422]],
		['an unknown question', `${api}/answers.csv?question=no-such-question`, [422]],
		['an unknown wave', `${api}/answers.json?wave=no-such-wave`, [422]],
		['an unknown disposition', `${api}/answers.json?disposition=no-such`, [422]],
		['a name every object has', `${api}/answers.json?disposition=__proto__`, [422]],
		['an unknown provision', `${api}/answers.json?provision=s999`, [422]],
		['an unknown parameter', `${api}/answers.json?colour=red`, [422]],
		['an unknown parameter of assessments', `${api}/assessments.json?colour=red`, [422]],
		['an unknown edition of assessments', `${api}/assessments.csv?edition=9`, [404]],
		['an unknown edition of the survey', `${api}.json?edition=9`, [404]],
		['an unknown edition of the data package', `${api}/datapackage.json?edition=9`, [404]],
		['an unknown edition of the package', `${api}/package.zip?edition=9`, [404]],
		['a package of an edition that is a word', `${api}/package.zip?edition=latest`, [422]],
		['an unknown body of the workbook', `${api}/answers.xlsx?body=no-such-body`, [422]],
		['a filter with a NUL', `${api}/answers.json?body=%00`, [422]],
		['a filter that is not UTF-8', `${api}/answers.json?body=%ff`, [422]],
		['a filter of 10,000 characters', `${api}/answers.json?body=${long}`, [414, 422]],
		['a survey with a NUL', '/api/v1/surveys/%00/answers.json', [400, 404]],
		['a survey that is not UTF-8', '/api/v1/surveys/%ff/answers.json', [400, 404]],
		['half of an escape', '/api/v1/surveys/%/answers.json', [400, 404]],
		['a climb', '/api/v1/surveys/..%2f..%2fetc/answers.json', [404]],
		['a survey of 10,000 characters', `/api/v1/surveys/${long}.json`, [404, 414]],
		['no day', '/api/v1/deadline.json', [400, 422]],
		['an empty day', '/api/v1/deadline.json?received=', [400, 422]],
		['a day in words', '/api/v1/deadline.json?received=tomorrow', [400, 422]],
		['a day that does not exist', '/api/v1/deadline.json?received=2022-02-30', [422]],
		['a day that is an instant', '/api/v1/deadline.json?received=2022-03-28T09:00', [400, 422]],
		['a day before the holidays known', '/api/v1/deadline.json?received=1999-01-04', [422]],
		['a day after the holidays known', '/api/v1/deadline.json?received=2044-01-04', [422]],
		['two days', '/api/v1/deadline.json?received=2022-03-28&received=2022-03-29', [400, 422]]
	])('%s answers with problem details', async (_, path, allowed) => {
		const response = await sendRaw(server, path);
		expectClearRefusal(response, allowed);
		expectProblem(response);
	});

	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'%s answers 405 in problem details',
		async (method) => {
			for (const path of ['/api/v1/surveys.json', `${api}/answers.json`, `${api}.json`]) {
				const response = await sendRaw(server, path, {
					method,
					headers: { 'content-type': 'application/json' },
					body: '{}'
				});
				expectClearRefusal(response, [405]);
				expectProblem(response);
			}
		}
	);

	test('a problem can be read from another site', async () => {
		for (const path of [`${api}/answers.json?body=no-such-body`, '/api/v1/no-such-thing']) {
			const response = await sendRaw(server, path, {
				headers: { origin: 'https://other.example' }
			});
			expect(response.headers['access-control-allow-origin']).toBe('*');
		}
	});
});

describe('a request nobody should send', () => {
	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s to a page answers 405', async (method) => {
		for (const path of ['/', `${survey}/compare`, '/deadline', `${survey}/compare.csv`]) {
			const response = await sendRaw(server, path, {
				method,
				headers: { origin: server, 'content-type': 'text/plain' },
				body: 'x'
			});
			expectClearRefusal(response, [405]);
			expect(response.text.length).toBeGreaterThan(5);
		}
	});

	test.each(['TRACE', 'PROPFIND'])('%s is refused', async (method) => {
		for (const path of ['/', `${survey}/compare`, '/api/v1/surveys.json']) {
			expectClearRefusal(await sendRaw(server, path, { method }), [400, 405, 501]);
		}
	});

	test('a form sent from another site is refused', async () => {
		const response = await sendRaw(server, `${survey}/compare`, {
			method: 'POST',
			headers: {
				origin: 'https://other.example',
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: 'a=b'
		});
		expectClearRefusal(response, [403, 405]);
	});

	test('a body larger than any form is refused', async () => {
		const response = await sendRaw(server, `${survey}/compare`, {
			method: 'POST',
			headers: { origin: server, 'content-type': 'text/plain' },
			body: 'x'.repeat(2_000_000)
		}).catch((error: NodeJS.ErrnoException) => error);
		// It may hang up before everything is sent.
		if (response instanceof Error) expect(response.code).toMatch(/EPIPE|ECONNRESET/);
		else expectClearRefusal(response, [405, 413]);
	});

	test('an address longer than Node reads answers 431', async () => {
		expectClearRefusal(await sendRaw(server, `/${tooLong}`), [414, 431]);
	});

	test.each([
		['an encoding nobody has', { 'accept-encoding': 'zstd-ultra;q=9, *;q=x,,,;;' }],
		['no encoding at all', { 'accept-encoding': '*;q=0' }],
		['an ETag without quotes', { 'if-none-match': 'W/, ,,"' }],
		['10,000 characters of ETags', { 'if-none-match': `"${long}"` }],
		['a date that is none', { 'if-modified-since': 'the day before yesterday' }],
		['a range', { range: 'bytes=5-1,-,9999999-' }],
		['languages that are none', { 'accept-language': ';;;,,q=2' }],
		['a cookie of signs', { cookie: '=;;==%;%zz=%zz' }],
		['a content type that is none', { accept: 'x/x/x;;q=..' }]
	])('%s still gets the page', async (_, headers) => {
		const response = await sendRaw(server, `${survey}/compare`, { headers });
		expect(response.status).toBe(200);
	});

	test('many strange requests at once leave the server well', async () => {
		const paths = ['/%', `${survey}/%00`, `/${long}`, `${survey}/compare?page=-1`, '/..%2f..%2f'];
		await Promise.all(
			Array.from({ length: 100 }, (_, index) => sendRaw(server, paths[index % paths.length]!))
		);
		expect((await sendRaw(server, '/readyz')).status).toBe(200);
	});
});
