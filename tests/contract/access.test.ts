import { count, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorKey, type AccountActor, type Actor } from '$lib/domain/access/actor';
import type { Criterion } from '$lib/domain/gaps/assessment';
import type { Database } from '$lib/server/db/connect';
import { auditEvents } from '$lib/server/db/schema';
import { insertAccount } from '$lib/server/queries/accounts';
import { lockAnswer } from '$lib/server/queries/answers';
import { insertChart } from '$lib/server/queries/charts';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { findBodyId } from '$lib/server/queries/register';
import { listRequests } from '$lib/server/queries/requests';
import { insertSample } from '$lib/server/queries/second-coding-samples';
import { insertSecondCodings } from '$lib/server/queries/second-codings';
import {
	findQuestion,
	findSurvey,
	insertCriteria,
	insertRecommendations
} from '$lib/server/queries/surveys';
import { findWave } from '$lib/server/queries/waves';
import { addQuestion } from '$lib/server/services/add-question';
import { changeSettings } from '$lib/server/services/change-settings';
import { createRequests } from '$lib/server/services/create-requests';
import { exampleSlug } from '$lib/server/services/load-example';
import { openSession } from '$lib/server/services/open-session';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { openAs, putJson, sendFiles, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { createPeople, otherSurvey, signInDirectly, sorts, type Sort } from '../support/people';
import type { RawResponse } from '../support/request';
import { startServer, type Server } from '../support/server';
import { fillRoute, listAnswering } from '../support/workspace-routes';

const everybody: readonly Sort[] = sorts.filter((sort) => sort !== 'visitor');
const administrators: readonly Sort[] = ['administrator'];
/** Whoever has a role anywhere, and whoever publishes anywhere: "elsewhere" does both, on another survey. */
const working: readonly Sort[] = [
	'researcher',
	'reviewer',
	'publisher',
	'elsewhere',
	'administrator'
];
const publishing: readonly Sort[] = ['publisher', 'elsewhere', 'administrator'];
/** On a survey: a role counts there and nowhere else, and administering counts for nothing. */
const onSurvey = {
	working: ['researcher', 'reviewer', 'publisher'],
	entering: ['researcher', 'publisher'],
	reviewing: ['reviewer', 'publisher'],
	publishing: ['publisher']
} satisfies Record<string, Sort[]>;

const answers = '/workspace/surveys/[survey=slug]/waves/[wave=slug]/answers';
const requests = '/workspace/surveys/[survey=slug]/waves/[wave=slug]/requests';
const findings = '/workspace/surveys/[survey=slug]/waves/[wave=slug]/findings';
const agreement = '/workspace/surveys/[survey=slug]/waves/[wave=slug]/agreement';

/** Who may open each page of the workspace and send each of its forms. Whoever is not named may not. */
const mayUse: Record<string, readonly Sort[]> = {
	'GET /account': everybody,
	'POST /account?/sessions': everybody,
	'GET /account/password': everybody,
	'POST /account/password': everybody,
	'GET /account/second-factor': everybody,
	'POST /account/second-factor?/begin': everybody,
	'POST /account/second-factor?/finish': everybody,
	'POST /account/second-factor?/renew': everybody,
	'POST /account/second-factor?/off': everybody,

	'GET /workspace': everybody,
	'GET /workspace/audit': publishing,
	'GET /workspace/audit.csv': publishing,
	'GET /workspace/audit.json': publishing,
	'GET /workspace/audit/verify': administrators,
	'POST /workspace/audit/verify': administrators,

	'GET /workspace/people': administrators,
	'GET /workspace/people/invite': administrators,
	'POST /workspace/people/invite': administrators,
	'GET /workspace/people/[person=number]': administrators,
	'POST /workspace/people/[person=number]?/edit': administrators,
	'POST /workspace/people/[person=number]?/roles': administrators,
	'POST /workspace/people/[person=number]?/link': administrators,
	'POST /workspace/people/[person=number]?/suspend': administrators,
	'POST /workspace/people/[person=number]?/restore': administrators,
	'POST /workspace/people/[person=number]?/sessions': administrators,
	'POST /workspace/people/[person=number]?/factor': administrators,
	'GET /workspace/settings': administrators,
	'POST /workspace/settings': administrators,

	'GET /workspace/register': working,
	'GET /workspace/register/new': publishing,
	'POST /workspace/register/new': publishing,
	'GET /workspace/register/[body=slug]': working,
	'POST /workspace/register/[body=slug]?/edit': publishing,
	'POST /workspace/register/[body=slug]?/record_change': publishing,
	'POST /workspace/register/[body=slug]?/remove_change': publishing,
	'POST /workspace/register/[body=slug]?/record_headcount': publishing,
	'POST /workspace/register/[body=slug]?/remove_headcount': publishing,

	'GET /workspace/surveys': everybody,
	'GET /workspace/surveys/new': administrators,
	'POST /workspace/surveys/new': administrators,
	'GET /workspace/surveys/[survey=slug]': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/edit': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/edit': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/publish': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/publish': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/publish/answers.json': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/publish/answers.csv': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/editions': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/editions?/move': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/editions?/open': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/editions?/withdraw': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/questions/new': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/questions/new': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/questions/[question=slug]': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/questions/[question=slug]?/edit': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/questions/[question=slug]?/remove': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/charts': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/charts?/move': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/charts/new': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/charts/new': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/charts/[chart=slug]': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/charts/[chart=slug]?/edit': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/charts/[chart=slug]?/remove': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/charts/preview.svg': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/erasure': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/erasure?/search': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/erasure?/preview': onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/erasure?/erase': onSurvey.publishing,
	'GET /workspace/surveys/[survey=slug]/codebook': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/codebook?/add': onSurvey.entering,
	'POST /workspace/surveys/[survey=slug]/codebook?/edit': onSurvey.entering,
	'POST /workspace/surveys/[survey=slug]/codebook?/remove': onSurvey.entering,
	'GET /workspace/surveys/[survey=slug]/waves/new': onSurvey.entering,
	'POST /workspace/surveys/[survey=slug]/waves/new?/start': onSurvey.entering,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/waves/[wave=slug]?/edit': onSurvey.entering,
	'POST /workspace/surveys/[survey=slug]/waves/[wave=slug]?/remove': onSurvey.publishing,

	'GET /workspace/review': everybody,
	[`GET ${answers}/accept`]: onSurvey.reviewing,
	[`POST ${answers}/accept`]: onSurvey.reviewing,
	[`GET ${answers}/[body=slug]/[question=slug]`]: onSurvey.working,
	[`POST ${answers}/[body=slug]/[question=slug]?/accept`]: onSurvey.reviewing,
	[`POST ${answers}/[body=slug]/[question=slug]?/query`]: onSurvey.reviewing,
	[`POST ${answers}/[body=slug]/[question=slug]?/comment`]: onSurvey.working,
	[`POST ${answers}/[body=slug]/[question=slug]?/propose`]: onSurvey.reviewing,
	[`GET ${answers}/[body=slug]/[question=slug]/recode`]: onSurvey.entering,
	[`POST ${answers}/[body=slug]/[question=slug]/recode`]: onSurvey.entering,

	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/compare': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/compare.csv': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/compare.json': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/gaps': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/side-by-side': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/bodies/[body=slug]': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/bodies/[body=slug]/brief':
		onSurvey.working,

	[`GET ${agreement}`]: onSurvey.working,
	[`GET ${agreement}.csv`]: onSurvey.working,
	[`POST ${agreement}?/draw`]: onSurvey.publishing,
	[`POST ${agreement}?/settle`]: onSurvey.working,
	// Of those who may enter answers, the second coder alone.
	[`GET ${agreement}/code/[body=slug]/[question=slug]`]: ['researcher'],
	[`POST ${agreement}/code/[body=slug]/[question=slug]?/save`]: ['researcher'],
	[`POST ${agreement}/code/[body=slug]/[question=slug]?/submit`]: ['researcher'],
	[`PUT ${agreement}/code/[body=slug]/[question=slug]/draft`]: onSurvey.entering,

	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/right-of-reply': onSurvey.working,
	'GET /workspace/surveys/[survey=slug]/waves/[wave=slug]/right-of-reply/[body=slug]':
		onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/waves/[wave=slug]/right-of-reply/[body=slug]?/invite':
		onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/waves/[wave=slug]/right-of-reply/[body=slug]?/withdraw':
		onSurvey.publishing,
	'POST /workspace/surveys/[survey=slug]/waves/[wave=slug]/right-of-reply/[body=slug]?/publish':
		onSurvey.publishing,

	'GET /workspace/surveys/[survey=slug]/recommendations': onSurvey.working,
	'POST /workspace/surveys/[survey=slug]/recommendations?/record': onSurvey.entering,
	'POST /workspace/surveys/[survey=slug]/recommendations?/remove': onSurvey.entering,
	[`GET ${findings}`]: onSurvey.working,
	[`GET ${findings}/[body=slug]/[criterion=slug]`]: onSurvey.working,
	[`POST ${findings}/[body=slug]/[criterion=slug]?/submit`]: onSurvey.working,
	[`POST ${findings}/[body=slug]/[criterion=slug]?/withdraw`]: onSurvey.working,
	[`POST ${findings}/[body=slug]/[criterion=slug]?/accept`]: onSurvey.reviewing,
	[`POST ${findings}/[body=slug]/[criterion=slug]?/query`]: onSurvey.reviewing,
	[`POST ${findings}/[body=slug]/[criterion=slug]?/comment`]: onSurvey.working,

	[`GET ${requests}`]: onSurvey.working,
	[`POST ${requests}?/create`]: onSurvey.entering,
	[`POST ${requests}?/record_sent`]: onSurvey.entering,
	[`GET ${requests}/[request=number]`]: onSurvey.working,
	[`POST ${requests}/[request=number]?/record`]: onSurvey.entering,
	[`POST ${requests}/[request=number]?/strike`]: onSurvey.entering,
	[`POST ${requests}/[request=number]?/edit`]: onSurvey.entering,
	[`POST ${requests}/[request=number]?/follow`]: onSurvey.entering,
	[`GET ${requests}/[request=number].txt`]: onSurvey.working,
	[`GET ${requests}/[request=number]/letters`]: onSurvey.working,
	[`GET ${requests}/[request=number]/letters/add`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/letters/add`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/letters/upload`]: onSurvey.entering,
	[`GET ${requests}/[request=number]/letters/[document=number]`]: onSurvey.working,
	[`POST ${requests}/[request=number]/letters/[document=number]?/edit`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/letters/[document=number]?/check`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/letters/[document=number]?/remove`]: onSurvey.entering,
	[`GET ${requests}/[request=number]/letters/[document=number]/file`]: onSurvey.working,
	[`GET ${requests}/[request=number]/enter`]: onSurvey.entering,
	[`GET ${requests}/[request=number]/enter/questions/[question=slug]`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/questions/[question=slug]?/save`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/questions/[question=slug]?/discard`]: onSurvey.entering,
	[`PUT ${requests}/[request=number]/enter/drafts/[question=slug]`]: onSurvey.entering,
	[`GET ${requests}/[request=number]/enter/refusal`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/refusal?/apply`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/refusal?/undo`]: onSurvey.entering,
	[`GET ${requests}/[request=number]/enter/check`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/check?/submit`]: onSurvey.entering,
	[`POST ${requests}/[request=number]/enter/check?/settle`]: onSurvey.entering,
	[`GET ${requests}/texts`]: onSurvey.working,
	[`POST ${requests}/texts?/edit`]: onSurvey.entering,
	[`GET ${requests}/mail-merge.csv`]: onSurvey.working,
	[`GET ${requests}/time-to-respond`]: onSurvey.working,
	[`GET ${requests}/time-to-respond.svg`]: onSurvey.working,
	[`GET ${requests}/time-to-respond.csv`]: onSurvey.working,
	[`GET ${requests}/calendar`]: onSurvey.working,
	[`POST ${requests}/calendar?/start`]: onSurvey.working,
	[`POST ${requests}/calendar?/end`]: onSurvey.working
};

/** What leads somebody out of having to set up a second factor, and so is open to them before. */
const despiteSetup = /^(GET|POST) \/account(\/password|\/second-factor|\?|$)/;

let server: Server;
let database: OpenDatabase;
let db: Database;
let people: Record<Sort, Actor>;
/** Somebody with no role, to whom administrators do what they like. */
let person: number;
/** A request to HM Treasury of each survey. */
const requestOf: Record<string, string> = {};
/** A letter of each of those. */
const letterOf: Record<string, string> = {};
const cookies: Partial<Record<Sort, string>> = {};

const cookieOf = (token: string) => `crosscheck=${token}`;

async function addPerson(email: string): Promise<number> {
	const organisationId = await enterOrganisation(db, 'Test Institute');
	return insertAccount(db, { email, name: 'Someone', organisationId, createdAt: new Date() });
}

async function addRequest(actor: Actor, slug: string, wave: string): Promise<string> {
	const { id } = (await findSurvey(db, slug))!;
	const { id: waveId } = (await findWave(db, id, wave))!;
	await createRequests(db, actor, { waveId, bodies: ['hmt'] }, new Date());
	const [request] = await listRequests(db, waveId);
	return String(request!.id);
}

/** Has somebody code one answer of a wave a second time: another one than the other rows are about. */
async function addSecondCoding(actor: Actor, slug: string, wave: string, question: string) {
	const { id } = (await findSurvey(db, slug))!;
	const { id: waveId } = (await findWave(db, id, wave))!;
	const bodyId = (await findBodyId(db, 'co'))!;
	const questionId = (await findQuestion(db, waveId, question))!.id;
	const sampleId = await insertSample(db, {
		waveId,
		sharePercent: 1,
		seed: 'spring',
		drawnAt: new Date(),
		drawnBy: actorKey(actor),
		coderId: (actor as AccountActor).id
	});
	await insertSecondCodings(db, sampleId, [await lockAnswer(db, { waveId, bodyId, questionId })]);
}

/** A recommendation of the other survey, with a criterion that has the code of one of the example's. */
async function addCriterion(slug: string) {
	const { id } = (await findSurvey(db, slug))!;
	const recommendation = { code: 'R1', title: 'Have a policy', summary: 'Have one.' };
	const ids = await insertRecommendations(db, id, [recommendation]);
	const criterion: Criterion = {
		code: '2.5',
		recommendation: 'R1',
		core: true,
		scope: 'body',
		title: 'A policy',
		test: 'There is a policy.',
		addressed_to: ['departments'],
		looks_at: null,
		rule: []
	};
	await insertCriteria(db, [{ recommendationId: ids.get('R1')!, criterion }]);
}

async function addLetter(sort: Sort, survey: string): Promise<string> {
	const address = addressOf(`POST ${requests}/[request=number]/letters/upload`, survey);
	const files = { 'Letter.txt': 'Dear Sir or Madam, we hold none.' };
	const { text } = await sendFiles(server.url, address, files, { cookie: cookies[sort] });
	return String((JSON.parse(text) as { added: { id: number }[] }).added[0]!.id);
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	const now = new Date();
	people = await createPeople(db, now);
	person = await addPerson('someone@test.example');
	for (const sort of everybody) {
		const { id } = people[sort] as AccountActor;
		cookies[sort] = cookieOf(await signInDirectly(db, id, now));
	}
	await addQuestion(
		db,
		people.elsewhere,
		{
			survey: otherSurvey,
			question: {
				kind: 'choice',
				code: 'policy',
				title: 'Policy',
				prompt: 'Is there a policy?',
				options: [
					{ code: 'yes', label: 'Yes', tone: 'yes' },
					{ code: 'no', label: 'No', tone: 'no' }
				]
			}
		},
		now
	);
	requestOf[exampleSlug] = await addRequest(people.researcher, exampleSlug, '2021-22');
	requestOf[otherSurvey] = await addRequest(people.elsewhere, otherSurvey, 'first');
	await addSecondCoding(people.researcher, exampleSlug, '2021-22', 'responsible');
	await addSecondCoding(people.elsewhere, otherSurvey, 'first', 'policy');
	await addCriterion(otherSurvey);
	await insertChart(db, (await findSurvey(db, otherSurvey))!.id, {
		slug: 'dispositions',
		wave: 'first',
		figure: 'dispositions'
	});
	server = await startServer({ databaseUrl, env: { TRUSTED_PROXIES: '1' } });
	letterOf[exampleSlug] = await addLetter('researcher', exampleSlug);
	letterOf[otherSurvey] = await addLetter('elsewhere', otherSurvey);
});
afterAll(async () => {
	await server.stop();
	await database.close();
});

const isAgreement = (row: string) => row.includes('/agreement/');

/** The address of a row, of one survey or another. */
const addressOf = (row: string, survey: string) =>
	fillRoute(row.replace(/^\w+ /, ''), {
		survey,
		question: survey !== exampleSlug ? 'policy' : isAgreement(row) ? 'responsible' : 'permitted',
		wave: survey === exampleSlug ? '2021-22' : 'first',
		body: isAgreement(row) ? 'co' : 'hmt',
		criterion: '2.5',
		chart: 'dispositions',
		person: String(person),
		request: requestOf[survey] ?? '',
		document: letterOf[survey] ?? ''
	});

const isOfSurvey = (row: string) => row.includes('[survey');

/** Sends a row's request, with a form that has nothing in it where it takes one. */
function ask(row: string, address: string, cookie: string | undefined, from: string) {
	const bearing = { cookie, headers: { 'x-forwarded-for': from } };
	if (row.startsWith('PUT ')) return putJson(server.url, address, {}, bearing);
	return row.startsWith('GET ')
		? openAs(server.url, address, bearing)
		: sendForm(server.url, address, {}, bearing);
}

/** What an answer comes to: let in, led elsewhere, or refused with this status. */
function outcomeOf({ status, headers }: RawResponse): string {
	const { location = '' } = headers;
	if (status === 303 && /^\/sign-in|^\/account\/second-factor$/.test(location)) {
		return `led to ${location}`;
	}
	return [200, 303, 400, 409].includes(status) ? 'let in' : `refused with ${status}`;
}

const signInFirst = (address: string) =>
	`led to /sign-in?next=${encodeURIComponent(address.replace(/\?.*/, ''))}`;

/** What the table promises somebody. */
function promised(row: string, address: string, sort: Sort, survey: string): string {
	if (sort === 'visitor') return signInFirst(address);
	const allowed = mayUse[row] ?? [];
	if (!isOfSurvey(row)) return allowed.includes(sort) ? 'let in' : 'refused with 403';
	const worksOnIt =
		survey === otherSurvey ? sort === 'elsewhere' : (onSurvey.working as Sort[]).includes(sort);
	// Nobody is told of a survey that they do not work on.
	if (!worksOnIt) return 'refused with 404';
	return survey === otherSurvey || allowed.includes(sort) ? 'let in' : 'refused with 403';
}

const addressesIn = (sort: Sort) => `10.0.0.${sorts.indexOf(sort) + 1}`;

async function countChanges(): Promise<number> {
	const [row] = await db
		.select({ changes: count() })
		.from(auditEvents)
		.where(ne(auditEvents.action, 'refused'));
	return row!.changes;
}

const rows = Object.keys(mayUse);

test('every page, file and form of the workspace has a row that says who may use it', () => {
	const answering = listAnswering();
	expect(answering.length).toBeGreaterThan(40);
	const how = 'say in the table of tests/contract/access.test.ts who may use it';
	expect(
		answering.filter((one) => !(one in mayUse)).map((one) => `${one} has no row: ${how}`)
	).toEqual([]);
	expect(rows.filter((row) => !answering.includes(row)).map((row) => `${row} is gone`)).toEqual([]);
});

describe.each(rows)('%s', (row) => {
	test.each(isOfSurvey(row) ? [exampleSlug, otherSurvey] : [exampleSlug])(
		'answers each sort of person as it should (%s)',
		async (survey) => {
			const address = addressOf(row, survey);
			const outcomes = async (asking: readonly Sort[]) => {
				const found: Partial<Record<Sort, string>> = {};
				for (const sort of asking) {
					found[sort] = outcomeOf(await ask(row, address, cookies[sort], addressesIn(sort)));
				}
				return found;
			};
			const expected = Object.fromEntries(
				sorts.map((sort) => [sort, promised(row, address, sort, survey)])
			);
			const refused = sorts.filter((sort) => expected[sort] !== 'let in');
			const before = await countChanges();
			const ofRefused = await outcomes(refused);
			expect(await countChanges()).toBe(before);
			const ofOthers = await outcomes(sorts.filter((sort) => !refused.includes(sort)));
			expect({ ...ofRefused, ...ofOthers }).toEqual(expected);
		}
	);
});

test.each(rows.filter((row) => row.startsWith('GET ') && !/(\.\w+|\/file)$/.test(row)))(
	'%s tells no more as data than as a page',
	async (row) => {
		for (const survey of isOfSurvey(row) ? [exampleSlug, otherSurvey] : [exampleSlug]) {
			const address = addressOf(row, survey);
			for (const sort of sorts) {
				const expected = promised(row, address, sort, survey);
				const response = await openAs(server.url, `${address}/__data.json`, {
					cookie: cookies[sort]
				});
				const data = JSON.parse(response.text) as {
					location?: string;
					nodes?: ({ type: string; status?: number } | null)[];
				};
				const refusal = data.nodes?.find((node) => node?.type === 'error');
				const isLedAway = /^\/sign-in|^\/account\/second-factor$/.test(data.location ?? '');
				const found = isLedAway
					? `led to ${data.location}`
					: refusal
						? `refused with ${refusal.status}`
						: 'let in';
				expect(`${sort}: ${found}`).toBe(`${sort}: ${expected}`);
			}
		}
	}
);

test('an action that no page lists is found by nobody', async () => {
	const actions = ['none', 'default', 'constructor', 'toString', '__proto__', 'hasOwnProperty'];
	for (const page of [
		'/sign-in',
		'/account',
		`/workspace/people/${person}`,
		'/workspace/settings'
	]) {
		for (const action of actions) {
			for (const accept of ['text/html', 'application/json']) {
				for (const cookie of [undefined, cookies.administrator]) {
					const { status } = await sendForm(
						server.url,
						`${page}?/${action}`,
						{},
						{ cookie, headers: { accept } }
					);
					expect([page, action, accept, status]).toEqual([page, action, accept, 404]);
				}
			}
		}
	}
});

describe('the audit trail of a survey', () => {
	const pages = ['/workspace/audit', '/workspace/audit.csv', '/workspace/audit.json'];

	test.each(pages)('%s opens to those who publish it, and to administrators', async (page) => {
		const found: Record<string, string> = {};
		for (const survey of [exampleSlug, otherSurvey, 'no-such-survey']) {
			for (const sort of ['reviewer', 'publisher', 'elsewhere', 'administrator'] as const) {
				const path = `${page}?survey=${survey}`;
				const response = await openAs(server.url, path, { cookie: cookies[sort] });
				found[`${survey}, ${sort}`] = outcomeOf(response);
			}
		}
		expect(found).toEqual({
			[`${exampleSlug}, reviewer`]: 'refused with 403',
			[`${exampleSlug}, publisher`]: 'let in',
			[`${exampleSlug}, elsewhere`]: 'refused with 404',
			[`${exampleSlug}, administrator`]: 'let in',
			[`${otherSurvey}, reviewer`]: 'refused with 404',
			[`${otherSurvey}, publisher`]: 'refused with 404',
			[`${otherSurvey}, elsewhere`]: 'let in',
			[`${otherSurvey}, administrator`]: 'let in',
			'no-such-survey, reviewer': 'refused with 404',
			'no-such-survey, publisher': 'refused with 404',
			'no-such-survey, elsewhere': 'refused with 404',
			'no-such-survey, administrator': 'let in'
		});
	});

	test('holds nothing of another survey, of people or of settings', async () => {
		const read = async (sort: Sort) =>
			(await openAs(server.url, '/workspace/audit.json', { cookie: cookies[sort] })).text;
		const [ofPublisher, ofElsewhere, whole] = await Promise.all(
			(['publisher', 'elsewhere', 'administrator'] as const).map(read)
		);
		expect(whole).toContain(`"${otherSurvey}"`);
		expect(whole).toMatch(/suspend_person/);
		for (const trail of [ofPublisher!, ofElsewhere!]) {
			expect(trail).not.toMatch(/suspend_person|change_settings|invite_person|issue_link/);
		}
		expect(ofPublisher).not.toContain(`"${otherSurvey}"`);
		expect(ofElsewhere).not.toContain(exampleSlug);
		expect(ofElsewhere).toContain(`"${otherSurvey}"`);
	});
});

describe('sessions that do not count', () => {
	/** What every row answers to a cookie. */
	const askAll = async (cookie: string, wanted: readonly string[] = rows) => {
		const found: Record<string, string> = {};
		for (const row of wanted) {
			const address = addressOf(row, exampleSlug);
			found[row] = outcomeOf(await ask(row, address, cookie, '10.0.1.1'));
		}
		return found;
	};
	const all = (outcome: (row: string) => string, wanted: readonly string[] = rows) =>
		Object.fromEntries(wanted.map((row) => [row, outcome(row)]));

	test('a suspended person’s is worth nothing', async () => {
		const id = await addPerson('suspended@test.example');
		const cookie = cookieOf(await signInDirectly(db, id, new Date()));
		expect(outcomeOf(await openAs(server.url, '/workspace', { cookie }))).toBe('let in');
		await suspendPerson(db, people.administrator, id, new Date());
		// Even one that was somehow left.
		const another = cookieOf(await signInDirectly(db, id, new Date()));
		for (const one of [cookie, another]) {
			expect(await askAll(one)).toEqual(all((row) => signInFirst(addressOf(row, exampleSlug))));
		}
	});

	test('one that awaits its second factor is led to give it, whatever is asked', async () => {
		const { id } = people.administrator as AccountActor;
		const now = new Date();
		const waiting = { id, totpConfirmedAt: now };
		const { token } = await openSession(db, waiting, { device: 'Test' }, now);
		expect(await askAll(cookieOf(token))).toEqual(all(() => 'led to /sign-in/second-factor'));
	});

	test('a publisher and an administrator without a second factor are led to set it up', async () => {
		const decide = (needsSecondFactor: boolean) =>
			changeSettings(db, people.administrator, { needsSecondFactor }, new Date());
		const wanted = rows.filter((row) => !despiteSetup.test(row));
		expect(wanted.length).toBeGreaterThan(35);
		await decide(true);
		try {
			for (const sort of ['publisher', 'elsewhere', 'administrator'] as const) {
				expect(await askAll(cookies[sort]!, wanted)).toEqual(
					all(() => 'led to /account/second-factor', wanted)
				);
				const setUp = await openAs(server.url, '/account/second-factor', {
					cookie: cookies[sort]
				});
				expect(setUp.status).toBe(200);
			}
			const { status } = await openAs(server.url, '/workspace', { cookie: cookies.researcher });
			expect(status).toBe(200);
		} finally {
			await decide(false);
		}
	});
});
