/**
 * Somebody who codes an answer a second time sees nothing of the first coding before they have submitted
 * their own: not on any page, in any file, nor in what is answered to a form.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { emptyDraft } from '$lib/domain/answers/draft';
import type { Database } from '$lib/server/db/connect';
import { insertAccount } from '$lib/server/queries/accounts';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { listRequests } from '$lib/server/queries/requests';
import { replaceRoles } from '$lib/server/queries/roles';
import { findSurvey } from '$lib/server/queries/surveys';
import { addComment } from '$lib/server/services/add-comment';
import { createRequests } from '$lib/server/services/create-requests';
import { drawSecondCoding } from '$lib/server/services/draw-second-coding';
import { exampleSlug } from '$lib/server/services/load-example';
import { reviewRevision } from '$lib/server/services/review-revision';
import { saveDraft } from '$lib/server/services/save-draft';
import { saveSecondCoding } from '$lib/server/services/save-second-coding';
import { startWave } from '$lib/server/services/start-wave';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { submitSecondCoding } from '$lib/server/services/submit-second-coding';
import { openAs, putJson, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { actAs, createPeople, signInDirectly, type Sort } from '../support/people';
import { startServer, type Server } from '../support/server';
import { fillRoute, isOfOthers, listPageRoutes } from '../support/workspace-routes';
import { findAnswer, importer, verifier } from '../services/example-survey';

/** Words that nothing else of the example has, one for each place that is coded a second time. */
const accepted = 'zirconium';
const submitted = 'molybdenum';
const drafted = 'praseodymium';
const everyWord = [accepted, submitted, drafted];

const now = new Date();
const coded = (word: string): AnswerContent => ({
	disposition: 'answered',
	provisions: [],
	neither_confirmed_nor_denied: false,
	value: { whatsapp: 'yes' },
	detail: `The ${word} unit`,
	note: `Read as ${word}`,
	evidence: { kind: 'letter', document: 'reply.pdf', page: 1, quote: `the use of ${word}` },
	wording_override: `Permits ${word}`
});

let server: Server;
let database: OpenDatabase;
let db: Database;
let people: Record<Sort, AccountActor>;
let coder: AccountActor;
let cookie: string;
let waveId: number;
let findingRevision: number;
let requestId: number;
const survey = `/workspace/surveys/${exampleSlug}`;
const wave = `${survey}/waves/2021-22`;

/** Somebody with every role on the example, and administrator besides: no page is closed to them. */
async function addCoder(surveyId: number): Promise<AccountActor> {
	const organisationId = await enterOrganisation(db, 'Test Institute');
	const accountId = await insertAccount(db, {
		email: 'coder@test.example',
		name: 'The coder',
		organisationId,
		isAdministrator: true,
		createdAt: now
	});
	const roles = ['researcher', 'reviewer', 'publisher'] as const;
	await replaceRoles(
		db,
		accountId,
		roles.map((role) => ({ surveyId, role }))
	);
	return actAs(db, accountId);
}

/**
 * Codes HM Treasury's answers the first time: one is accepted, and something found about it, one queried, one
 * half revised.
 */
async function codeFirst(): Promise<void> {
	const submit = async (question: string, content: AnswerContent) => {
		const { responseId } = await findAnswer(db, 'hmt', question);
		const place = { waveId, body: 'hmt', question, responseId };
		return submitAnswer(db, importer, { ...place, content }, now);
	};
	const first = await submit('permitted', coded(accepted));
	const decide = { revisionId: first.revisionId, to: 'accepted' as const, comment: null };
	await reviewRevision(db, verifier, decide, now);
	const said = { revisionId: first.revisionId, text: `Is it ${accepted}?` };
	await addComment(db, people.reviewer, said, now);
	const finding = {
		outcome: 'met' as const,
		reason: null,
		why: `It permits ${accepted}.`,
		source: { kind: 'source' as const, title: 'A letter', where: 'page 1' }
	};
	const about = { waveId, body: 'hmt', criterion: '1.4', content: finding };
	findingRevision = (await submitFinding(db, people.researcher, about, now)).revisionId;

	const guidance = { ...coded(submitted), value: { overall: 'yes' } };
	const second = await submit('guidance', guidance);
	const comment = `Which ${submitted}?`;
	const query = { revisionId: second.revisionId, to: 'queried' as const, comment };
	await reviewRevision(db, people.reviewer, query, now);

	const draft = {
		...emptyDraft,
		detail: `The ${drafted} unit`,
		note: drafted,
		internal_note: drafted
	};
	const place = { requestId, question: 'responsible', responseId: null, version: 0 };
	await saveDraft(db, people.publisher, { ...place, draft }, now);
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	({ waveId } = await findAnswer(db, 'hmt', 'permitted'));
	coder = await addCoder((await findSurvey(db, exampleSlug))!.id);
	cookie = `crosscheck=${await signInDirectly(db, coder.id, now)}`;
	await createRequests(db, people.researcher, { waveId, bodies: ['hmt'] }, now);
	requestId = (await listRequests(db, waveId))[0]!.id;
	await codeFirst();
	// The pages of a later wave tell what the last one said.
	const later = { slug: 'later', title: 'Later', law: 'FOIA 2000', as_at: '2022-09', note: null };
	const started = await startWave(
		db,
		people.researcher,
		{ survey: exampleSlug, wave: later, bodies: ['hmt'], proposedFor: '2022-09-01' },
		now
	);
	await createRequests(db, people.researcher, { waveId: started.waveId, bodies: ['hmt'] }, now);
	const draw = { waveId, sharePercent: 100, seed: 'spring', coder: coder.id };
	await drawSecondCoding(db, people.publisher, draw, () => 'a seed', now);
	server = await startServer({ databaseUrl, env: { TRUSTED_PROXIES: '1' } });
}, 120_000);
afterAll(async () => {
	await server.stop();
	await database.close();
});

const unescape = (text: string) => text.replaceAll('&amp;', '&');

/** The addresses of the workspace that a page leads to. */
function listLinks(html: string, from: string): string[] {
	return [...html.matchAll(/\shref="([^"#]+)/g)]
		.map(([, address]) => new URL(unescape(address!), `http://here${from}`))
		.filter(({ pathname }) => /^\/(workspace|account)(\/|$)/.test(pathname))
		.map(({ pathname, search }) => pathname + search);
}

/** Where to begin: what the workspace leads to, and each page of its files that these values make an address of. */
function listBeginnings(): string[] {
	const values = { survey: exampleSlug, body: 'hmt', request: String(requestId) };
	return listPageRoutes()
		.filter((route) => route.startsWith('/workspace'))
		.flatMap((route) =>
			['2021-22', 'later'].flatMap((slug) =>
				['permitted', 'guidance', 'responsible'].flatMap((question) => {
					try {
						return [fillRoute(route, { ...values, wave: slug, question })];
					} catch {
						// A page of something else: it is reached by following links.
						return [];
					}
				})
			)
		);
}

/** How many views of one page are opened: its filters make a great many. */
const fewViews = 2;

/**
 * Opens every page and file of the workspace that can be reached, as the coder, each as a page and as data.
 * @returns where each word was found
 */
async function crawl(): Promise<{ opened: number; found: Record<string, string[]> }> {
	const found: Record<string, string[]> = Object.fromEntries(everyWord.map((word) => [word, []]));
	const views = new Map<string, number>();
	const seen = new Set<string>();
	const waiting: string[] = [];
	const add = (address: string) => {
		const [path = ''] = address.split('?');
		if (seen.has(address) || (views.get(path) ?? 0) >= fewViews || isOfOthers(path)) return;
		views.set(path, (views.get(path) ?? 0) + 1);
		seen.add(address);
		waiting.push(address);
	};
	for (const address of ['/workspace', ...listBeginnings()]) {
		add(address);
		// What stands in the way of a file's name: "agreement.csv" beside "agreement".
		for (const extension of ['csv', 'json', 'txt', 'svg']) add(`${address}.${extension}`);
	}
	let opened = 0;
	const open = async (address: string) => {
		const [path = '', query = ''] = address.split('?');
		const { status, text, headers } = await openAs(server.url, address, { cookie });
		if (status === 200) opened += 1;
		const data = await openAs(server.url, `${path}/__data.json?${query}`, { cookie });
		for (const word of everyWord) {
			const said = text.toLowerCase().includes(word) || data.text.toLowerCase().includes(word);
			if (said) found[word]!.push(address);
		}
		if (headers.location) listLinks(` href="${headers.location}"`, address).forEach(add);
		if (headers['content-type']?.startsWith('text/html')) listLinks(text, address).forEach(add);
	};
	while (waiting.length > 0) await Promise.all(waiting.splice(0, 6).map(open));
	return { opened, found };
}

const nowhere = { [accepted]: [], [submitted]: [], [drafted]: [] };

test('the coder finds nothing of the first coding anywhere', { timeout: 300_000 }, async () => {
	const { opened, found } = await crawl();
	expect(found).toEqual(nowhere);
	// The answers and the requests of two waves, the queue, the working pages and all the rest.
	expect(opened).toBeGreaterThan(60);
});

test('no form and no saving script tells the coder of it, nor lets them change it', async () => {
	const request = `${wave}/requests/${requestId}/enter`;
	const draft = { ...emptyDraft, note: 'mine' };
	const finding = `${wave}/findings/hmt/1.4`;
	const revision = String(findingRevision);
	const answers = await Promise.all([
		putJson(
			server.url,
			`${request}/drafts/responsible`,
			{ response: null, version: 0, draft },
			{
				cookie
			}
		),
		putJson(
			server.url,
			`${request}/drafts/permitted`,
			{ response: null, version: 0, draft },
			{
				cookie
			}
		),
		sendForm(server.url, `${request}/questions/responsible?/save`, { version: '0' }, { cookie }),
		sendForm(server.url, `${request}/questions/responsible?/discard`, { version: '1' }, { cookie }),
		sendForm(server.url, `${request}/check?/submit`, { drafts: ['responsible:1'] }, { cookie }),
		sendForm(server.url, `${request}/refusal?/undo`, { drafts: ['responsible:1'] }, { cookie }),
		sendForm(server.url, `${finding}?/accept`, { revision }, { cookie }),
		sendForm(server.url, `${finding}?/query`, { revision, query: 'Does it?' }, { cookie }),
		sendForm(server.url, `${finding}?/comment`, { revision, comment: 'Indeed.' }, { cookie })
	]);
	expect(answers.map(({ status }) => status)).toEqual([422, 422, ...Array<number>(7).fill(400)]);
	for (const { text } of answers) {
		expect(text).toContain('without seeing the first coding');
		for (const word of everyWord) expect(text.toLowerCase()).not.toContain(word);
	}
});

test('others who work on it see it all the while', async () => {
	const own = `crosscheck=${await signInDirectly(db, people.researcher.id, now)}`;
	const { text } = await openAs(server.url, `${wave}/compare`, { cookie: own });
	expect(text).toContain(accepted);
	expect(text).not.toContain('You code this blind');
});

test(
	'what the coder has submitted is open to them, and nothing else',
	{ timeout: 300_000 },
	async () => {
		const place = { waveId, body: 'hmt', question: 'permitted' };
		const draft = { ...emptyDraft, disposition: 'refused' as const, provisions: ['s31'] };
		await saveSecondCoding(db, coder, { ...place, version: 0, draft }, new Date());
		await submitSecondCoding(db, coder, { ...place, version: 1 }, new Date());

		const { found } = await crawl();
		expect(found[submitted]).toEqual([]);
		expect(found[drafted]).toEqual([]);
		expect(found[accepted]).toEqual(
			expect.arrayContaining([
				`${wave}/compare`,
				`${wave}/agreement`,
				`${wave}/requests/${requestId}/enter/questions/permitted`
			])
		);
	}
);
