import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '$lib/domain/editions/day-of';
import { answersOfWave, latestWave, type Dataset } from '$lib/domain/editions/dataset';
import { findSubject, tallySubject } from '$lib/domain/answers/subject';
import { findPublication } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { answers, editionAnswers, editions, revisions, transitions } from '$lib/server/db/schema';
import { importRegister } from '$lib/server/services/import-register';
import { loadExample } from '$lib/server/services/load-example';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, examplePublishedAt, type OpenDatabase } from '../support/databases';
import { exampleDataset, exampleFiles } from '../support/example';
import { fingerprint, now, survey } from './example-survey';

const { checks } = exampleFiles.survey;

/** How often each word comes. */
function countWords(words: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
	return counts;
}

describe.each(databases)('the example, loaded into $name', ({ open }) => {
	let database: OpenDatabase;
	let dataset: Dataset;

	beforeAll(async () => {
		database = await open('example');
		const publication = await findPublication(database.db, survey, null, now);
		dataset = publication!.dataset;
	});
	afterAll(() => database.close());

	it('is published as edition 1, which is the latest', async () => {
		const publication = await findPublication(database.db, survey, null, now);
		expect(publication).toMatchObject({
			edition: { survey, number: 1, publishedAt: examplePublishedAt },
			isLatest: true
		});
		expect(publication!.editions).toHaveLength(1);
	});

	it('has every answer of every department, dealt with as its file says', () => {
		expect(dataset.bodies).toHaveLength(checks.bodies);
		expect(dataset.answers).toHaveLength(checks.answers);
		for (const [question, dispositions] of Object.entries(checks.by_question)) {
			const own = dataset.answers.filter((answer) => answer.question === question);
			expect(countWords(own.map((answer) => answer.disposition)), question).toEqual(dispositions);
		}
	});

	it('fills every cell of the report’s table', () => {
		const cells = dataset.survey.columns.flatMap((column) =>
			dataset.bodies.filter((body) =>
				column.questions.every((question) =>
					dataset.answers.some((one) => one.body === body.slug && one.question === question)
				)
			)
		);
		expect(cells).toHaveLength(checks.table_cells);
	});

	it('counts the departments that permit WhatsApp as its file does', () => {
		const subject = findSubject(dataset.questions)!;
		const wave = answersOfWave(dataset, latestWave(dataset).slug);
		const { values, missing } = tallySubject(subject, wave);
		const unknown = Object.values(missing).reduce((sum, one) => sum + one, 0);
		expect({ yes: values.get('yes'), no: values.get('no'), unknown }).toEqual(
			checks.permitted_whatsapp
		);
	});

	it('has the outcome and the reason of every criterion that its file counts', () => {
		const { total, government, ...outcomes } = exampleFiles.recommendations.checks;
		const ofBodies = dataset.assessments.filter((one) => one.body !== null);
		expect(ofBodies).toHaveLength(total);
		expect(dataset.assessments).toHaveLength(total + government);
		expect(
			countWords(ofBodies.map((one) => (one.reason ? `${one.outcome}:${one.reason}` : one.outcome)))
		).toEqual(outcomes);
	});

	it('says what the files say, put together without a database', () => {
		const expected = exampleDataset();
		expect(dataset.answers).toEqual(expected.answers);
		expect({ ...dataset, headcounts: [], answers: [], assessments: [] }).toEqual({
			...expected,
			frozenOn: dayOf(examplePublishedAt),
			headcounts: [],
			answers: [],
			assessments: []
		});
		expect(new Set(dataset.assessments)).toEqual(new Set(expected.assessments));
		const surveyed = dataset.bodies.map((body) => body.slug);
		expect(new Set(dataset.headcounts)).toEqual(
			new Set(expected.headcounts.filter((one) => surveyed.includes(one.body)))
		);
	});

	it('has every department with what it came from and what became of it', async () => {
		const { surveyed, others, changes } = exampleFiles.bodies;
		const register = await readRegister(database.db);
		expect(register.bodies).toHaveLength(surveyed.length + others.length);
		expect(register.changes).toHaveLength(changes.length);
	});

	it('was written by the importer and accepted by the verifier, answer by answer', async () => {
		const rows = await database.db
			.select({ author: revisions.author, reviewer: transitions.actor, to: transitions.to })
			.from(answers)
			.innerJoin(revisions, eq(revisions.id, answers.acceptedRevisionId))
			.innerJoin(transitions, eq(transitions.revisionId, revisions.id));
		expect(countWords(rows.map((row) => `${row.author} ${row.reviewer} ${row.to}`))).toEqual({
			'system:importer system:importer submitted': checks.answers,
			'system:importer system:verifier accepted': checks.answers
		});
	});

	it('keeps records that verify', async () => {
		const { isSound, lines } = await verifyRecords(database.db);
		expect(lines.filter((line) => !line.startsWith('Sound'))).toEqual([]);
		expect(isSound).toBe(true);
	});

	it('is not changed by loading it again', async () => {
		const before = await fingerprint(database.db);
		const lines: string[] = [];
		await loadExample(database.db, (line) => lines.push(line), now);
		expect(lines).toEqual([]);
		expect(await fingerprint(database.db)).toEqual(before);
	});
});

/** One place after another at which the database fails: the table, and the row it does not take. */
const failures = [
	{ table: 'headcounts', when: 'true' },
	{ table: 'transitions', when: '(SELECT count(*) FROM transitions) = 60' },
	{ table: 'findings', when: 'true' },
	{ table: 'edition_answers', when: 'NEW.position = 30' },
	{ table: 'edition_events', when: 'true' },
	{ table: 'audit_events', when: `NEW.action = 'publish_edition'` }
];

describe.each(databases)('a load into $name', ({ open }) => {
	let database: OpenDatabase;
	beforeEach(async () => {
		database = await open('empty');
	});
	afterEach(() => database.close());

	/** Nothing of an edition is there, and what is there is sound. */
	async function expectNoEdition() {
		const { db } = database;
		expect(await db.select().from(editions)).toEqual([]);
		expect(await db.select().from(editionAnswers)).toEqual([]);
		expect(await findPublication(db, survey, null, now)).toBeNull();
		expect((await verifyRecords(db)).isSound).toBe(true);
	}

	async function expectWholeEdition() {
		const publication = await findPublication(database.db, survey, null, now);
		expect(publication!.edition.number).toBe(1);
		expect(publication!.dataset.answers).toHaveLength(checks.answers);
		expect(publication!.dataset.assessments).toHaveLength(
			exampleFiles.recommendations.checks.total + exampleFiles.recommendations.checks.government
		);
		expect((await verifyRecords(database.db)).isSound).toBe(true);
	}

	it('that is cut off within any of its steps leaves no half of it, and the next completes it', async () => {
		const { db } = database;
		const lines: string[] = [];
		const progress = (line: string) => void lines.push(line);
		for (const { table, when } of failures) {
			await db.execute(
				sql.raw(`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
					BEGIN IF ${when} THEN RAISE EXCEPTION 'cut off'; END IF; RETURN NEW; END $$`)
			);
			await db.execute(
				sql.raw(`CREATE TRIGGER cut_off BEFORE INSERT ON ${table}
					FOR EACH ROW EXECUTE FUNCTION cut_off()`)
			);
			await expect(loadExample(db, progress, now), table).rejects.toMatchObject({
				cause: { message: 'cut off' }
			});
			await expectNoEdition();
			await db.execute(sql.raw('DROP FUNCTION cut_off CASCADE'));
		}
		await loadExample(db, progress, now);
		// Each step was done once.
		expect(lines.map((line) => line.split(' ')[0])).toEqual(['Entered', 'Entered', 'Published']);
		await expectWholeEdition();
	});

	it('that is cut off between its steps is completed by the next', async () => {
		const { db } = database;
		const lines: string[] = [];
		const cutOff = (line: string) => {
			lines.push(line);
			throw new Error('cut off');
		};
		for (const step of ['register', 'survey', 'edition']) {
			await expectNoEdition();
			await expect(loadExample(db, cutOff, now), step).rejects.toThrow('cut off');
		}
		await loadExample(db, cutOff, now);
		expect(lines).toHaveLength(3);
		await expectWholeEdition();
	});

	it('leaves a register of other bodies alone', async () => {
		const { db } = database;
		const [other] = exampleFiles.bodies.others;
		await importRegister(
			db,
			{ kind: 'system', name: 'importer' },
			{
				bodies: [{ ...other!, code: null, kind: null, has_ministers: null }],
				changes: [],
				headcounts: []
			},
			now
		);
		await loadExample(db, (line) => expect.fail(line), now);
		await expectNoEdition();
		expect((await readRegister(db)).bodies).toHaveLength(1);
	});
});
