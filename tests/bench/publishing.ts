/** An edition of 5,000 bodies and four questions, published while others read, on a real PostgreSQL. */
import { and, eq, sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import { answerContentSchema, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import type { Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import { insertAccount } from '$lib/server/queries/accounts';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { findPublication } from '$lib/server/queries/publications';
import { replaceRoles } from '$lib/server/queries/roles';
import { createSurvey } from '$lib/server/services/create-survey';
import { freeze } from '$lib/server/services/freeze';
import { openAs, sendForm } from '../support/client';
import { signInDirectly } from '../support/people';
import { onPostgres } from './on-postgres';

const bodyCount = 5_000;
const example = 'whatsapp-in-government';
const survey = 'bench-census';

/** What others read meanwhile: kept pages, and one that is made anew each time. */
const readPaths = [
	`/surveys/${example}/compare`,
	`/surveys/${example}/recommendations`,
	`/api/v1/surveys/${example}/answers.json?body=co`,
	'/deadline?received=2022-03-28'
];
/** Milliseconds from one reader to the next. */
const readEvery = 25;

interface Reading {
	/** Milliseconds. */
	median: number;
	p99: number;
	longest: number;
	failed: number;
	count: number;
}

export interface Publishing {
	answers: number;
	assessments: number;
	/** Seconds: the page that shows what would go out, publishing it, and its comparison's first opening. */
	checked: number;
	published: number;
	firstOpened: number;
	before: Reading;
	meanwhile: Reading;
	/** What went wrong. */
	problems: string[];
}

/** Rows of one table, some at a time. */
async function insertAll<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>) {
	for (let from = 0; from < rows.length; from += 1_000) {
		await insert(rows.slice(from, from + 1_000) as T[]);
	}
}

/** What the example's bodies answered, over and over, by five thousand that do not exist. */
async function setUp(db: Database): Promise<{ cookie: string }> {
	const now = new Date();
	const { dataset } = (await findPublication(db, example, 1, now))!;
	// Nothing is known of the staff of these bodies, and a chart of their share would not go out.
	const charts = dataset.charts.filter(({ figure }) => figure !== 'share_of_staff');
	const pattern = { ...dataset, charts };
	const slugs = Array.from({ length: bodyCount }, (_, index) => `bench-${index}`);
	await insertAll(slugs, (some) =>
		db.insert(schema.bodies).values(
			some.map((slug) => ({
				slug,
				code: null,
				name: `Body ${slug}`,
				kind: 'council',
				hasMinisters: false
			}))
		)
	);
	const { surveyId } = await createSurvey(
		db,
		{ kind: 'system', name: 'importer' },
		setUpSurvey(
			{
				survey: { slug: survey, title: 'Census', summary: 'Everybody, asked the same.' },
				wave: { slug: 'all', title: 'All', law: 'FOIA 2000', as_at: '2026-11', note: null },
				asked: slugs
			},
			pattern
		),
		now
	);
	const [wave] = await db.select().from(schema.waves).where(eq(schema.waves.surveyId, surveyId));
	const waveId = wave!.id;
	const asked = await db
		.select({ bodyId: schema.waveBodies.bodyId })
		.from(schema.waveBodies)
		.where(eq(schema.waveBodies.waveId, waveId));
	const questions = await db
		.select({ id: schema.questions.id, code: schema.questions.code })
		.from(schema.questions)
		.where(eq(schema.questions.surveyId, surveyId));

	const source = { kind: 'source' as const, title: 'Bench', where: 'everywhere' };
	await insertAll(asked, (some) =>
		db.insert(schema.responses).values(
			some.map(({ bodyId }) => ({
				waveId,
				bodyId,
				ordinal: 1,
				respondedOn: '2026-11-02',
				source,
				enteredAt: now
			}))
		)
	);
	await insertAll(
		asked.flatMap(({ bodyId }) => questions.map(({ id }) => ({ waveId, bodyId, questionId: id }))),
		(some) => db.insert(schema.answers).values(some)
	);
	const places = await db
		.select({
			answerId: schema.answers.id,
			questionId: schema.answers.questionId,
			responseId: schema.responses.id
		})
		.from(schema.answers)
		.innerJoin(
			schema.responses,
			and(eq(schema.responses.bodyId, schema.answers.bodyId), eq(schema.responses.waveId, waveId))
		)
		.where(eq(schema.answers.waveId, waveId));
	const said = new Map(
		questions.map(({ id, code }) => [
			id,
			pattern.answers.filter(({ question }) => question === code).map(contentOf)
		])
	);
	await insertAll(places, (some) =>
		db.insert(schema.revisions).values(
			some.map(({ answerId, questionId, responseId }, index) => {
				const contents = said.get(questionId) ?? [];
				const content = contents[index % contents.length]!;
				return {
					answerId,
					number: 1,
					responseId,
					author: 'system:importer',
					createdAt: now,
					...freeze(content)
				};
			})
		)
	);
	const ofWave = sql`from revisions r join answers a on a.id = r.answer_id where a.wave_id = ${waveId} order by r.id`;
	const at = now.toISOString();
	await db.execute(sql`insert into transitions (revision_id, "to", actor, at)
		select r.id, 'submitted', 'system:importer', ${at}::timestamptz ${ofWave}`);
	await db.execute(sql`insert into transitions (revision_id, "from", "to", actor, at)
		select r.id, 'submitted', 'accepted', 'system:verifier', ${at}::timestamptz ${ofWave}`);
	await db.execute(sql`update answers a set accepted_revision_id = r.id from revisions r
		where r.answer_id = a.id and a.wave_id = ${waveId}`);
	await db.execute(sql`analyze`);

	const accountId = await insertAccount(db, {
		email: 'publisher@bench.example',
		name: 'Publisher',
		organisationId: await enterOrganisation(db, 'Bench Institute'),
		isAdministrator: false,
		createdAt: now,
		passwordHash: 'no password'
	});
	await replaceRoles(db, accountId, [{ surveyId, role: 'publisher' }]);
	return { cookie: `crosscheck=${await signInDirectly(db, accountId, now)}` };
}

/** What an answer of the example says, as somebody would submit it. */
function contentOf(answer: Answer): AnswerContent {
	return answerContentSchema.parse({ ...answer, wording_override: null });
}

/** Reads as others do until it is told to stop. */
function startReading(server: string): { stop(): Promise<Reading> } {
	const times: number[] = [];
	let failed = 0;
	let isRunning = true;
	const under: Promise<void>[] = [];
	const read = async (path: string) => {
		const began = performance.now();
		const { status } = await openAs(server, path);
		times.push(performance.now() - began);
		if (status !== 200) failed += 1;
	};
	const running = (async () => {
		for (let turn = 0; isRunning; turn += 1) {
			under.push(read(readPaths[turn % readPaths.length]!));
			await wait(readEvery);
		}
		await Promise.all(under);
	})();
	return {
		async stop() {
			isRunning = false;
			await running;
			times.sort((one, other) => one - other);
			const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
			return { median: at(0.5), p99: at(0.99), longest: at(1), failed, count: times.length };
		}
	};
}

/** How long something takes, in seconds, with what comes of it. */
async function time<T>(work: () => Promise<T>): Promise<[seconds: number, result: T]> {
	const began = performance.now();
	const result = await work();
	return [(performance.now() - began) / 1000, result];
}

/** Has it published through the pages' own form, while others read. */
async function measure(server: string, db: Database): Promise<Publishing> {
	const { cookie } = await setUp(db);
	const calm = startReading(server);
	await wait(5_000);
	const before = await calm.stop();

	const address = `/workspace/surveys/${survey}/publish`;
	const problems: string[] = [];
	const busy = startReading(server);
	const [checked, page] = await time(() => openAs(server, address, { cookie }));
	const hash = /name="hash" value="([0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
	const form = {
		note: 'All of them.',
		embargo_on: '',
		embargo_at: '',
		kind: '',
		what: '',
		why: ''
	};
	const [published, answer] = await time(() =>
		sendForm(server, address, { ...form, hash }, { cookie })
	);
	if (answer.status !== 303) problems.push(`publishing was answered with ${answer.status}`);
	const meanwhile = await busy.stop();
	if (before.failed + meanwhile.failed > 0) problems.push('some readers got no page');
	const [firstOpened, opened] = await time(() => openAs(server, `/surveys/${survey}/compare`));
	if (opened.status !== 200) problems.push(`its comparison is answered with ${opened.status}`);

	const rows = await db
		.select({
			answers: sql<number>`(select count(*) from edition_answers where edition_id = ${schema.editions.id})::int`,
			assessments: sql<number>`(select count(*) from edition_assessments where edition_id = ${schema.editions.id})::int`
		})
		.from(schema.editions)
		.innerJoin(schema.surveys, eq(schema.surveys.id, schema.editions.surveyId))
		.where(eq(schema.surveys.slug, survey));
	const { answers = 0, assessments = 0 } = rows[0] ?? {};
	if (answers !== bodyCount * 4) problems.push(`${answers} answers were frozen`);
	return { answers, assessments, checked, published, firstOpened, before, meanwhile, problems };
}

/** Measures publishing. */
export const measurePublishing = (): Promise<Publishing> =>
	onPostgres(({ url }, db) => measure(url, db));

const readingWords = ({ count, median, p99, longest, failed }: Reading) =>
	`${count} pages, median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms, ${failed} failed`;

/** What was measured, in lines. */
export const publishingLines = (found: Publishing): string[] => [
	`Publishing ${bodyCount} bodies × 4 questions on PostgreSQL (${found.answers} answers, ${found.assessments} outcomes):`,
	`  what would go out shown in ${found.checked.toFixed(1)} s, published in ${found.published.toFixed(1)} s, ` +
		`its comparison first opened in ${found.firstOpened.toFixed(1)} s`,
	`  readers before     ${readingWords(found.before)}`,
	`  readers meanwhile  ${readingWords(found.meanwhile)}`
];
