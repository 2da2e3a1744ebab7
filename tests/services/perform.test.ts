import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActors, type Actor } from '$lib/domain/access/actor';
import { commands, type Command } from '$lib/domain/access/may';
import { verifyChain } from '$lib/domain/audit/chain';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile } from '$lib/domain/interchange/survey-file';
import type { Database } from '$lib/server/db/connect';
import { listAuditEvents } from '$lib/server/queries/audit-events';
import { createSurvey } from '$lib/server/services/create-survey';
import { importRegister } from '$lib/server/services/import-register';
import { perform } from '$lib/server/services/perform';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordResponse } from '$lib/server/services/record-response';
import { reviewRevision } from '$lib/server/services/review-revision';
import { sha256 } from '$lib/server/services/sha256';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { exampleFiles } from '../support/example';
import {
	findAnswer,
	fingerprint,
	importer,
	lastEvent,
	now,
	refused,
	revise,
	survey,
	verifier
} from './example-survey';

const register = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const file = readSurveyFile(exampleFiles.survey, exampleFiles.recommendations, register.slugOf);
const finding = file.findings[0]!;

/** Every command, called so that an actor who may do it can. */
const calls: Record<Command, (db: Database, actor: Actor) => Promise<unknown>> = {
	import_register: (db, actor) =>
		importRegister(
			db,
			actor,
			{
				bodies: register.bodies.map((body) => ({ ...body, slug: `another-${body.slug}` })),
				changes: [],
				headcounts: []
			},
			now
		),
	create_survey: (db, actor) =>
		createSurvey(db, actor, { ...file, survey: { ...file.survey, slug: 'another' } }, now),
	record_response: async (db, actor) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		const input = { waveId, body: 'hmt', respondedOn: null, source: null };
		return recordResponse(db, actor, input, now);
	},
	submit_answer: async (db, actor) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
		return submitAnswer(db, actor, { ...place, content: refused }, now);
	},
	submit_finding: async (db, actor) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		return submitFinding(db, actor, { waveId, ...finding }, now);
	},
	review_revision: async (db, actor) => {
		const revisionId = await revise(db, 'hmt', 'permitted', refused);
		return reviewRevision(db, actor, { revisionId, to: 'accepted', comment: null }, now);
	},
	publish_edition: (db, actor) => publishEdition(db, actor, { survey, note: 'Another' }, now)
};

/** Who may do what; nobody else may. */
const permissions: Record<Command, Actor['name'][]> = {
	import_register: ['importer'],
	create_survey: ['importer'],
	record_response: ['importer'],
	submit_answer: ['importer'],
	submit_finding: ['importer'],
	review_revision: ['verifier'],
	publish_edition: ['publisher']
};
const pairs = commands.flatMap((command) => systemActors.map((name) => ({ command, name })));

describe.each(databases)('a command in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	it.each(pairs.filter(({ command, name }) => permissions[command].includes(name)))(
		'is done for whoever may, and recorded: $command by the $name',
		async ({ command, name }) => {
			await undone(db, async (tx) => {
				await calls[command](tx, { kind: 'system', name });
				expect(await lastEvent(tx)).toMatchObject({
					at: now,
					actor: `system:${name}`,
					action: command,
					afterHash: expect.stringMatching(/^[0-9a-f]{64}$/)
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		}
	);

	it.each(pairs.filter(({ command, name }) => !permissions[command].includes(name)))(
		'changes nothing for anybody else, and the refusal is recorded: $command by the $name',
		async ({ command, name }) => {
			await undone(db, async (tx) => {
				// Reviewing needs something to review, which is not part of what is refused.
				const { sequence } = await lastEvent(tx);
				const before = await fingerprint(tx);
				await expect(calls[command](tx, { kind: 'system', name })).rejects.toMatchObject({
					name: 'RefusedError',
					code: 'not_permitted'
				});
				const submitted =
					command === 'review_revision'
						? { revisions: expect.any(String), transitions: expect.any(String) }
						: {};
				expect(await fingerprint(tx)).toEqual({
					...before,
					...submitted,
					audit_events: expect.any(String)
				});
				expect(await lastEvent(tx)).toMatchObject({
					sequence: sequence + (command === 'review_revision' ? 2 : 1),
					actor: `system:${name}`,
					action: 'refused',
					subjectKind: 'command',
					subjectKey: command,
					details: { code: 'not_permitted' }
				});
			});
		}
	);

	it('that fails leaves nothing, not even an event', async () => {
		const before = await fingerprint(db);
		const failing = perform(db, importer, 'submit_answer', now, async (tx) => {
			await revise(tx, 'hmt', 'permitted', refused);
			throw new Error('The disk is full.');
		});
		await expect(failing).rejects.toThrow('The disk is full.');
		expect(await fingerprint(db)).toEqual(before);
	});
});

describe('commands at once, on PostgreSQL', () => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await postgres18.open('example');
	});
	afterAll(() => database.close());

	it('leave an unbroken chain, the refused among them, and number revisions one by one', async () => {
		const { db } = database;
		const before = (await listAuditEvents(db)).length;
		const submitted = await findAnswer(db, 'hmt', 'permitted');
		const done = await Promise.allSettled(
			Array.from({ length: 20 }, (_, index) =>
				index % 4 === 3
					? reviewRevision(
							db,
							verifier,
							{ revisionId: submitted.revisionId, to: 'accepted', comment: null },
							now
						)
					: revise(db, 'hmt', index % 2 ? 'permitted' : 'guidance', refused)
			)
		);
		expect(done.filter((one) => one.status === 'rejected')).toHaveLength(5);

		const events = await listAuditEvents(db);
		expect(events).toHaveLength(before + 20);
		expect(verifyChain(events, sha256)).toMatchObject({ ok: true, count: before + 20 });
		expect((await verifyRecords(db)).isSound).toBe(true);
		const numbers = events
			.filter((one) => one.subject.key === '2021-22 hmt guidance')
			.map((one) => one.details.revision);
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
	});
});
