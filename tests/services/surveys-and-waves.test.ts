import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor, type AccountActor, type Actor } from '$lib/domain/access/actor';
import { roles as roleNames, type Role } from '$lib/domain/access/role';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Choice, Question } from '$lib/domain/questions/question';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '$lib/server/db/connect';
import { charts, sessions, waveBodies } from '$lib/server/db/schema';
import { insertAccount } from '$lib/server/queries/accounts';
import { insertFeed } from '$lib/server/queries/calendar-feeds';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { listRoles } from '$lib/server/queries/roles';
import { readContents } from '$lib/server/queries/contents';
import { listQuestions } from '$lib/server/queries/questions';
import { findSurveyRecord, readPattern } from '$lib/server/queries/surveys';
import { findWave, listWaveBodies, listWaves } from '$lib/server/queries/waves';
import { addQuestion } from '$lib/server/services/add-question';
import { createRequests } from '$lib/server/services/create-requests';
import { createSurvey, type SurveyInput } from '$lib/server/services/create-survey';
import { editQuestion } from '$lib/server/services/edit-question';
import { editSurvey, surveyFingerprint } from '$lib/server/services/edit-survey';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordResponse } from '$lib/server/services/record-response';
import { removeQuestion } from '$lib/server/services/remove-question';
import { removeWave } from '$lib/server/services/remove-wave';
import { startWave } from '$lib/server/services/start-wave';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { verifyRecords } from '$lib/server/services/verify-records';
import { accountActor } from '../support/account-actor';
import { databases, undone, type OpenDatabase } from '../support/databases';
import {
	fingerprint,
	importer,
	lastEvent,
	now,
	permitted,
	publisher as systemPublisher,
	survey
} from './example-survey';

const person = (surveyId: number, role: Role, id: number): AccountActor =>
	accountActor({ id, roles: [{ surveyId, role }] });
const administrator = accountActor({ id: 9, isAdministrator: true });

const secondWave: Wave = {
	slug: '2026',
	title: '2026',
	law: 'FOIA 2000',
	as_at: '2026-11',
	note: null
};
const policy: Choice = {
	kind: 'choice',
	code: 'policy',
	title: 'Policy',
	prompt: 'Is there a policy?',
	options: [
		{ code: 'yes', label: 'Yes', tone: 'yes' },
		{ code: 'no', label: 'No', tone: 'no' }
	]
};
const another: SurveyInput = setUpSurvey(
	{
		survey: { slug: 'another', title: 'Another', summary: 'Something else.' },
		wave: { ...secondWave, slug: 'first' },
		asked: ['hmt', 'co']
	},
	null
);

describe.each(databases)('surveys and waves in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let surveyId: number;
	let people: Record<Role, AccountActor>;
	let firstWave: { id: number; wave: Wave };
	/** The slugs of the bodies that the first wave asks. */
	let asked: string[];

	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		surveyId = (await findSurveyRecord(db, survey))!.id;
		people = {
			researcher: person(surveyId, 'researcher', 1),
			reviewer: person(surveyId, 'reviewer', 2),
			publisher: person(surveyId, 'publisher', 3)
		};
		firstWave = (await findWave(db, surveyId, '2021-22'))!;
		asked = (await listWaveBodies(db, firstWave.id)).map((body) => body.slug);
	});
	afterAll(() => database.close());

	const storedSurvey = async (tx: Database, slug = survey) =>
		(await findSurveyRecord(tx, slug))!.survey;
	const storedQuestion = async (tx: Database, code: string): Promise<Question> =>
		(await listQuestions(tx, surveyId)).find((one) => one.question.code === code)!.question;
	const start = (tx: Database, actor: Actor, bodies: readonly string[] = ['hmt', 'co']) =>
		startWave(tx, actor, { survey, wave: secondWave, bodies, proposedFor: '2026-11-01' }, now);
	const edit = (
		tx: Database,
		actor: Actor,
		change: Partial<Wave>,
		bodies: readonly string[] = asked,
		shown = waveFingerprint(firstWave.wave, asked)
	) =>
		editWave(
			tx,
			actor,
			{
				waveId: firstWave.id,
				wave: { ...firstWave.wave, ...change },
				bodies,
				fingerprint: shown
			},
			now
		);
	const change = async (tx: Database, actor: Actor, question: Question, code = question.code) =>
		editQuestion(
			tx,
			actor,
			{ survey, code, question, fingerprint: fingerprintOf(await storedQuestion(tx, code)) },
			now
		);

	/** Every command, called so that an actor who may do it can; and who may. */
	const commands: Record<
		string,
		{
			may: ('administrator' | Role)[];
			prepare?: (tx: Database) => Promise<unknown>;
			call: (tx: Database, actor: Actor) => Promise<unknown>;
			subject: { subjectKind: string; subjectKey: string };
		}
	> = {
		create_survey: {
			may: ['administrator'],
			call: (tx, actor) => createSurvey(tx, actor, another, now),
			subject: { subjectKind: 'survey', subjectKey: 'another' }
		},
		edit_survey: {
			may: ['publisher'],
			call: async (tx, actor) =>
				editSurvey(
					tx,
					actor,
					{
						survey,
						title: 'Messages',
						summary: 'Who sends them.',
						notes: ['One.'],
						data_licence: null,
						fingerprint: surveyFingerprint(await storedSurvey(tx))
					},
					now
				),
			subject: { subjectKind: 'survey', subjectKey: survey }
		},
		start_wave: {
			may: ['researcher', 'publisher'],
			call: (tx, actor) => start(tx, actor),
			subject: { subjectKind: 'wave', subjectKey: '2026' }
		},
		edit_wave: {
			may: ['researcher', 'publisher'],
			call: (tx, actor) => edit(tx, actor, { title: 'The first' }),
			subject: { subjectKind: 'wave', subjectKey: '2021-22' }
		},
		remove_wave: {
			may: ['publisher'],
			prepare: (tx) => start(tx, people.researcher),
			call: async (tx, actor) =>
				removeWave(tx, actor, { waveId: (await findWave(tx, surveyId, '2026'))!.id }, now),
			subject: { subjectKind: 'wave', subjectKey: '2026' }
		},
		add_question: {
			may: ['publisher'],
			call: (tx, actor) => addQuestion(tx, actor, { survey, question: policy }, now),
			subject: { subjectKind: 'question', subjectKey: 'policy' }
		},
		edit_question: {
			may: ['publisher'],
			call: async (tx, actor) =>
				change(tx, actor, { ...(await storedQuestion(tx, 'permitted')), title: 'Allowed' }),
			subject: { subjectKind: 'question', subjectKey: 'permitted' }
		},
		remove_question: {
			may: ['publisher'],
			prepare: (tx) => addQuestion(tx, people.publisher, { survey, question: policy }, now),
			call: (tx, actor) => removeQuestion(tx, actor, { survey, code: 'policy' }, now),
			subject: { subjectKind: 'question', subjectKey: 'policy' }
		}
	};
	const whoever = ['administrator', ...roleNames] as const;
	const actorOf = (who: (typeof whoever)[number]): Actor =>
		who === 'administrator' ? administrator : people[who];

	describe.each(Object.entries(commands))('%s', (action, { may, prepare, call, subject }) => {
		it.each(may)('is done for the %s, and recorded', async (who) => {
			await undone(db, async (tx) => {
				await prepare?.(tx);
				const { sequence } = await lastEvent(tx);
				await call(tx, actorOf(who));
				expect(await lastEvent(tx)).toMatchObject({
					...subject,
					sequence: sequence + 1,
					action,
					actor: expect.stringMatching(/^account:/),
					...(action === 'create_survey' ? {} : { details: expect.objectContaining({ survey }) })
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it.each([
			...whoever
				.filter((who) => !may.includes(who))
				.map((who) => [who, () => actorOf(who)] as const),
			...(action === 'create_survey'
				? []
				: roleNames.map(
						(role) => [`${role} of another survey`, () => person(surveyId + 1000, role, 5)] as const
					)),
			['system’s publisher', () => systemPublisher] as const
		])('is refused to the %s, and the refusal recorded', async (_, actor) => {
			await undone(db, async (tx) => {
				await prepare?.(tx);
				const before = await fingerprint(tx);
				await expect(call(tx, actor())).rejects.toMatchObject({ code: 'not_permitted' });
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
				expect(await lastEvent(tx)).toMatchObject({
					action: 'refused',
					subjectKey: action,
					details: expect.objectContaining({ code: 'not_permitted' })
				});
			});
		});

		it('is refused to somebody who is not signed in', async () => {
			await undone(db, async (tx) => {
				await prepare?.(tx);
				await expect(call(tx, visitor)).rejects.toMatchObject({ code: 'not_signed_in' });
			});
		});
	});

	describe('a survey', () => {
		async function account(tx: Database, suspendedAt: Date | null = null): Promise<number> {
			const organisationId = await enterOrganisation(tx, 'An institute', null);
			return insertAccount(tx, {
				email: 'p@example.org',
				name: 'P',
				organisationId,
				createdAt: now,
				suspendedAt
			});
		}

		it('starts from another, with a first wave of its own and a publisher', async () => {
			await undone(db, async (tx) => {
				const publisherId = await account(tx);
				await tx.insert(sessions).values({
					accountId: publisherId,
					tokenHash: 'a',
					awaitsSecondFactor: false,
					createdAt: now,
					lastUsedAt: now,
					expiresAt: now,
					device: ''
				});
				const pattern = { survey: await storedSurvey(tx), ...(await readPattern(tx, surveyId)) };
				const input = setUpSurvey(
					{ survey: another.survey, wave: another.wave, asked: another.asked },
					pattern
				);
				const made = await createSurvey(tx, administrator, { ...input, publisherId }, now);

				expect(await readPattern(tx, made.surveyId)).toEqual({
					...(await readPattern(tx, surveyId)),
					charts: pattern.charts.map((chart) => ({ ...chart, wave: 'first' }))
				});
				expect(await storedSurvey(tx, 'another')).toEqual({
					...another.survey,
					columns: pattern.survey.columns
				});
				const [wave] = await listWaves(tx, made.surveyId);
				expect(wave).toMatchObject({ position: 1, wave: another.wave, asked: 2, answered: 0 });
				expect(await listRoles(tx, publisherId)).toEqual([
					{ accountId: publisherId, surveyId: made.surveyId, survey: 'another', role: 'publisher' }
				]);
				expect(await lastEvent(tx)).toMatchObject({
					details: { questions: 4, criteria: 21, publisher: `account:${publisherId}` }
				});
				const [session] = await tx.select().from(sessions);
				expect(session).toMatchObject({ mustRotate: true });
			});
		});

		it('is not created twice, nor with a body or a publisher that is not there', async () => {
			await undone(db, async (tx) => {
				const before = await fingerprint(tx);
				const refusals = {
					survey_exists: { ...another, survey: { ...another.survey, slug: survey } },
					unknown_body: { ...another, asked: ['hmt', 'atlantis'] },
					unknown_account: { ...another, publisherId: 999 }
				};
				for (const [code, input] of Object.entries(refusals)) {
					await expect(createSurvey(tx, administrator, input, now)).rejects.toMatchObject({ code });
				}
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });

				const publisherId = await account(tx, now);
				await expect(
					createSurvey(tx, administrator, { ...another, publisherId }, now)
				).rejects.toMatchObject({ code: 'unknown_account' });
			});
		});

		it('changes its words and keeps its slug, its source and its columns', async () => {
			await undone(db, async (tx) => {
				const before = await storedSurvey(tx);
				await commands.edit_survey!.call(tx, people.publisher);
				expect(await storedSurvey(tx)).toEqual({
					...before,
					title: 'Messages',
					summary: 'Who sends them.',
					notes: ['One.']
				});
			});
		});

		it('takes a licence for its data, and is as it was when nobody states one any more', async () => {
			await undone(db, async (tx) => {
				const before = await storedSurvey(tx);
				const { title, summary, notes } = before;
				for (const data_licence of ['Open Government Licence v3.0', null]) {
					const fingerprint = surveyFingerprint(await storedSurvey(tx));
					const edit = { survey, title, summary, notes, data_licence, fingerprint };
					await editSurvey(tx, people.publisher, edit, now);
					expect((await storedSurvey(tx)).data_licence ?? null).toBe(data_licence);
				}
				expect(await storedSurvey(tx)).toEqual(before);
			});
		});

		it('is not overwritten by somebody who saw it as it was before', async () => {
			await undone(db, async (tx) => {
				const shown = surveyFingerprint(await storedSurvey(tx));
				await commands.edit_survey!.call(tx, people.publisher);
				const late = {
					survey,
					title: 'Late',
					summary: 'Late.',
					notes: [],
					data_licence: null,
					fingerprint: shown
				};
				await expect(editSurvey(tx, people.publisher, late, now)).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
				expect((await storedSurvey(tx)).title).toBe('Messages');
			});
		});
	});

	describe('a wave', () => {
		it('follows the last, and keeps why it asks each body', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.researcher, ['hmt', 'desnz', 'dexeu', 'hmt']);
				expect((await listWaves(tx, surveyId)).map((one) => [one.position, one.wave.slug])).toEqual(
					[
						[1, '2021-22'],
						[2, '2026']
					]
				);
				const why = (await listWaveBodies(tx, waveId)).map((body) => [body.slug, body.why]);
				expect(Object.fromEntries(why)).toEqual({
					hmt: 'Asked last time and still exists.',
					desnz: 'Successor of BEIS (split on 7 February 2023).',
					dexeu: 'Added by hand.'
				});
			});
		});

		it('is no part of the next edition before anybody has answered', async () => {
			await undone(db, async (tx) => {
				await start(tx, people.researcher);
				const again = { survey, note: 'Again' };
				await expect(publishEdition(tx, people.publisher, again, now)).rejects.toMatchObject({
					code: 'nothing_changed'
				});
			});
		});

		it('is not started under a name that is taken, with a body that is not there, or with nobody', async () => {
			await undone(db, async (tx) => {
				await expect(start(tx, people.researcher, ['atlantis'])).rejects.toMatchObject({
					code: 'unknown_body',
					message: expect.stringContaining('atlantis')
				});
				await expect(start(tx, people.researcher, [])).rejects.toMatchObject({
					code: 'nobody_asked'
				});
				await start(tx, people.researcher);
				await expect(start(tx, people.publisher)).rejects.toMatchObject({ code: 'wave_exists' });
				expect(await listWaves(tx, surveyId)).toHaveLength(2);
			});
		});

		it('takes in bodies and lets go of those for which nothing is recorded', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.researcher);
				const editSecond = (bodies: string[], shown: string[]) =>
					editWave(
						tx,
						people.researcher,
						{
							waveId,
							wave: { ...secondWave, note: 'Sent in November.' },
							bodies,
							fingerprint: waveFingerprint(secondWave, shown)
						},
						now
					);
				await editSecond(['hmt', 'mod'], ['co', 'hmt']);
				expect(await lastEvent(tx)).toMatchObject({ details: { added: ['mod'], removed: ['co'] } });
				expect((await findWave(tx, surveyId, '2026'))!.wave.note).toBe('Sent in November.');
				const rows = await tx.select().from(waveBodies).where(eq(waveBodies.waveId, waveId));
				expect(rows.map((row) => row.why).sort()).toEqual([
					'Added by hand.',
					'Asked last time and still exists.'
				]);
				await expect(editSecond(['hmt'], ['co', 'hmt'])).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
			});
		});

		it('keeps a body with an answer, and says which', async () => {
			await undone(db, async (tx) => {
				const before = await fingerprint(tx);
				const without = asked.filter((body) => body !== 'hmt');
				await expect(edit(tx, people.publisher, {}, without)).rejects.toMatchObject({
					code: 'body_has_records',
					message:
						'Requests, letters or answers are recorded for HMT in this wave, so it cannot be taken out. Tick its box again.',
					details: { bodies: ['hmt'] }
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('keeps a body with a response that nobody has coded yet', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.researcher);
				const response = { waveId, body: 'co', respondedOn: null, source: null };
				await recordResponse(tx, people.researcher, response, now);
				const input = {
					waveId,
					wave: secondWave,
					bodies: ['hmt'],
					fingerprint: waveFingerprint(secondWave, ['co', 'hmt'])
				};
				await expect(editWave(tx, people.researcher, input, now)).rejects.toMatchObject({
					code: 'body_has_records'
				});
			});
		});

		it('keeps its name in addresses once it has an answer, and takes another before', async () => {
			await undone(db, async (tx) => {
				await expect(edit(tx, people.publisher, { slug: 'first' })).rejects.toMatchObject({
					code: 'wave_has_answers'
				});
				const { surveyId: id, waveId } = await createSurvey(
					tx,
					administrator,
					{ ...another, charts: [{ slug: 'dealt', figure: 'dispositions', wave: 'first' }] },
					now
				);
				const rename = (slug: string) =>
					editWave(
						tx,
						person(id, 'publisher', 3),
						{
							waveId,
							wave: { ...another.wave, slug },
							bodies: ['hmt', 'co'],
							fingerprint: waveFingerprint(another.wave, ['hmt', 'co'])
						},
						now
					);
				await rename('autumn');
				expect(await findWave(tx, id, 'autumn')).not.toBeNull();
				const drawn = await tx.select().from(charts).where(eq(charts.surveyId, id));
				expect(drawn.map((chart) => chart.settings.wave)).toEqual(['autumn']);
			});
		});

		it('does not take the name of another', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.researcher);
				const input = {
					waveId,
					wave: { ...secondWave, slug: '2021-22' },
					bodies: ['hmt', 'co'],
					fingerprint: waveFingerprint(secondWave, ['hmt', 'co'])
				};
				await expect(editWave(tx, people.researcher, input, now)).rejects.toMatchObject({
					code: 'wave_exists'
				});
			});
		});

		it('is removed where nothing is recorded in it, with the feeds of its days', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.publisher);
				const accountId = await insertAccount(tx, {
					email: 'r@example.org',
					name: 'R',
					organisationId: await enterOrganisation(tx, 'An institute', null),
					createdAt: now
				});
				await insertFeed(tx, { waveId, accountId, tokenHash: 'a', createdAt: now });
				await removeWave(tx, people.publisher, { waveId }, now);
				expect((await listWaves(tx, surveyId)).map((one) => one.wave.slug)).toEqual(['2021-22']);
				// Its name and its place are free again.
				await start(tx, people.publisher);
				expect((await listWaves(tx, surveyId)).map((one) => one.position)).toEqual([1, 2]);
			});
		});

		it('stays once a request, a response or an answer is recorded in it', async () => {
			const remove = (tx: Database, waveId: number) =>
				removeWave(tx, people.publisher, { waveId }, now);
			const refusal = { code: 'wave_has_records' };
			await undone(db, async (tx) => {
				await expect(remove(tx, firstWave.id)).rejects.toMatchObject(refusal);
				const { waveId } = await start(tx, people.publisher);
				await createRequests(tx, people.publisher, { waveId, bodies: ['hmt'] }, now);
				await expect(remove(tx, waveId)).rejects.toMatchObject(refusal);
			});
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.publisher);
				const response = { waveId, body: 'hmt', respondedOn: '2026-11-20', source: null };
				await recordResponse(tx, importer, response, now);
				await expect(remove(tx, waveId)).rejects.toMatchObject(refusal);
			});
		});

		it('stays while a chart is drawn of it, and where it is the only one', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await start(tx, people.publisher);
				const [chart] = await tx.select().from(charts);
				const drawn = { ...chart!.settings, wave: '2026' };
				await tx.update(charts).set({ settings: drawn }).where(eq(charts.id, chart!.id));
				await expect(removeWave(tx, people.publisher, { waveId }, now)).rejects.toMatchObject({
					code: 'wave_in_use',
					message: `The chart “${drawn.slug}” is drawn of this wave. Remove it first.`
				});
			});
			await undone(db, async (tx) => {
				const { surveyId: anotherId } = await createSurvey(tx, administrator, another, now);
				const { id: waveId } = (await findWave(tx, anotherId, 'first'))!;
				const publisher = person(anotherId, 'publisher', 3);
				await expect(removeWave(tx, publisher, { waveId }, now)).rejects.toMatchObject({
					code: 'only_wave'
				});
			});
		});

		it('is nobody’s where it does not exist', async () => {
			await expect(
				editWave(
					db,
					people.publisher,
					{ waveId: 999, wave: secondWave, bodies: ['hmt'], fingerprint: '' },
					now
				)
			).rejects.toMatchObject({ code: 'not_permitted' });
		});
	});

	describe('a question', () => {
		const add = (tx: Database, question: Question = policy) =>
			addQuestion(tx, people.publisher, { survey, question }, now);
		const answer = (tx: Database) =>
			submitAnswer(
				tx,
				importer,
				{
					waveId: firstWave.id,
					body: 'hmt',
					question: 'policy',
					responseId: null,
					content: { ...permitted, value: { choice: 'yes' } }
				},
				now
			);

		it('comes last and has a column of its own, also in what is published', async () => {
			await undone(db, async (tx) => {
				await add(tx);
				const codes = (await listQuestions(tx, surveyId)).map((one) => one.question.code);
				expect(codes).toEqual(['permitted', 'installed', 'guidance', 'responsible', 'policy']);
				expect((await storedSurvey(tx)).columns.at(-1)).toEqual({
					title: 'Policy',
					questions: ['policy']
				});
				const dataset = assembleDataset(await readContents(tx, { surveyId }));
				expect(dataset.questions).toHaveLength(5);
				expect(dataset.answers).toHaveLength(64);
			});
		});

		it('is not added under a code that is taken, nor on a condition that cannot arise', async () => {
			await undone(db, async (tx) => {
				await expect(add(tx, { ...policy, code: 'permitted' })).rejects.toMatchObject({
					code: 'question_exists'
				});
				const condition = { question: 'permitted', any_item_is: 'perhaps' };
				await expect(add(tx, { ...policy, asked_if: condition })).rejects.toMatchObject({
					code: 'unknown_condition'
				});
				const itself = { question: 'policy', any_item_is: 'yes' };
				await expect(add(tx, { ...policy, asked_if: itself })).rejects.toMatchObject({
					code: 'unknown_condition'
				});
			});
		});

		it('can become another before anybody has answered it', async () => {
			await undone(db, async (tx) => {
				await add(tx);
				const other: Question = {
					kind: 'counts',
					code: 'phones',
					title: 'Phones',
					prompt: 'How many?',
					groups: [{ code: 'all', label: 'All', one: 'person', many: 'people' }],
					unit: 'phones'
				};
				await change(tx, people.publisher, other, 'policy');
				expect((await listQuestions(tx, surveyId)).at(-1)?.question).toEqual(other);
				expect((await storedSurvey(tx)).columns.at(-1)).toEqual({
					title: 'Phones',
					questions: ['phones']
				});
				expect(await lastEvent(tx)).toMatchObject({
					subjectKey: 'policy',
					details: { renamed: 'phones' }
				});
				await removeQuestion(tx, people.publisher, { survey, code: 'phones' }, now);
				expect((await storedSurvey(tx)).columns).toHaveLength(3);
				expect(await listQuestions(tx, surveyId)).toHaveLength(4);
			});
		});

		it('keeps all but its words, and stays, once it has a revision, accepted or not', async () => {
			await undone(db, async (tx) => {
				await add(tx);
				await answer(tx);
				const reworded = { ...policy, title: 'A policy', prompt: 'Has it a policy?' };
				await change(tx, people.publisher, reworded);
				expect(await storedQuestion(tx, 'policy')).toEqual(reworded);

				for (const question of [
					{ ...policy, code: 'policies' },
					{ ...policy, options: [...policy.options, { code: 'maybe', label: 'Maybe' }] }
				]) {
					await expect(change(tx, people.publisher, question, 'policy')).rejects.toMatchObject({
						code: 'question_has_answers'
					});
				}
				await expect(
					removeQuestion(tx, people.publisher, { survey, code: 'policy' }, now)
				).rejects.toMatchObject({ code: 'question_has_answers' });
			});
		});

		it('keeps what another question depends on', async () => {
			await undone(db, async (tx) => {
				await add(tx);
				await add(tx, {
					...policy,
					code: 'text',
					title: 'Text',
					asked_if: { question: 'policy', any_item_is: 'yes' }
				});
				const no = policy.options.filter((option) => option.code !== 'yes');
				await expect(
					change(tx, people.publisher, {
						...policy,
						options: [...no, { code: 'never', label: 'Never' }]
					})
				).rejects.toMatchObject({
					code: 'question_in_use',
					message: expect.stringContaining('the question “text”')
				});
				await expect(
					removeQuestion(tx, people.publisher, { survey, code: 'policy' }, now)
				).rejects.toMatchObject({ code: 'question_in_use' });
			});
		});

		it('is not overwritten by somebody who saw it as it was before, nor found where it is not', async () => {
			await undone(db, async (tx) => {
				await add(tx);
				const shown = fingerprintOf(await storedQuestion(tx, 'policy'));
				await change(tx, people.publisher, { ...policy, title: 'Rules' });
				const late = { survey, code: 'policy', question: policy, fingerprint: shown };
				await expect(editQuestion(tx, people.publisher, late, now)).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
				await expect(
					editQuestion(tx, people.publisher, { ...late, code: 'nothing' }, now)
				).rejects.toMatchObject({ code: 'unknown_question' });
				await expect(
					removeQuestion(tx, people.publisher, { survey, code: 'nothing' }, now)
				).rejects.toMatchObject({ code: 'unknown_question' });
			});
		});
	});
});
