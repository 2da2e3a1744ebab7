/**
 * Who may do what: every command, tried by one person of every sort, on their own survey and on
 * another's, and by the system. The table is that of the design; a command without a row here does not
 * compile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorKey, systemActors, type AccountActor, type Actor } from '$lib/domain/access/actor';
import { commands, type Command } from '$lib/domain/access/may';
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { readErasable } from '$lib/domain/erasure/erasable';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile } from '$lib/domain/interchange/survey-file';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import { createSecretBox } from '$lib/server/auth/secret-box';
import { createThrottle } from '$lib/server/auth/throttle';
import { createTotpKey } from '$lib/server/auth/totp';
import type { Database } from '$lib/server/db/connect';
import { accounts, bodyChanges } from '$lib/server/db/schema';
import { openFileStore, type FileStore } from '$lib/server/files/file-store';
import { insertFeed } from '$lib/server/queries/calendar-feeds';
import { listCharts } from '$lib/server/queries/charts';
import { listQuestions } from '$lib/server/queries/questions';
import { readRegister } from '$lib/server/queries/register';
import { listReplies } from '$lib/server/queries/replies';
import { listRequests } from '$lib/server/queries/requests';
import { listRoles } from '$lib/server/queries/roles';
import { insertSample } from '$lib/server/queries/second-coding-samples';
import {
	insertSecondCodings,
	lockSecondCoding,
	updateSecondCoding
} from '$lib/server/queries/second-codings';
import { findSurveyRecord } from '$lib/server/queries/surveys';
import { findWave, listWaveBodies } from '$lib/server/queries/waves';
import { addBody } from '$lib/server/services/add-body';
import { addChart } from '$lib/server/services/add-chart';
import { addComment } from '$lib/server/services/add-comment';
import { addDocument } from '$lib/server/services/add-document';
import { addQuestion } from '$lib/server/services/add-question';
import { beginSecondFactor } from '$lib/server/services/begin-second-factor';
import { changePassword } from '$lib/server/services/change-password';
import { changeRoles } from '$lib/server/services/change-roles';
import { changeSettings } from '$lib/server/services/change-settings';
import { checkDocument, checkFingerprint } from '$lib/server/services/check-document';
import { choosePassword } from '$lib/server/services/choose-password';
import { confirmSecondFactor } from '$lib/server/services/confirm-second-factor';
import { createFirstAdministrator } from '$lib/server/services/create-first-administrator';
import { createRequests } from '$lib/server/services/create-requests';
import { createSurvey } from '$lib/server/services/create-survey';
import { discardDraft } from '$lib/server/services/discard-draft';
import { drawSecondCoding } from '$lib/server/services/draw-second-coding';
import { editBody } from '$lib/server/services/edit-body';
import { editChart } from '$lib/server/services/edit-chart';
import { editCodebook } from '$lib/server/services/edit-codebook';
import { documentFingerprint, editDocument } from '$lib/server/services/edit-document';
import { editPerson } from '$lib/server/services/edit-person';
import { editQuestion } from '$lib/server/services/edit-question';
import { editRequest, requestFingerprint } from '$lib/server/services/edit-request';
import {
	editRequestTemplate,
	templateFingerprint
} from '$lib/server/services/edit-request-template';
import { editSurvey, surveyFingerprint } from '$lib/server/services/edit-survey';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { endCalendarFeed } from '$lib/server/services/end-calendar-feed';
import { endOwnSessions } from '$lib/server/services/end-own-sessions';
import { endSessions } from '$lib/server/services/end-sessions';
import { enterDemonstration } from '$lib/server/services/enter-demonstration';
import { erase } from '$lib/server/services/erase';
import { findErasables } from '$lib/server/services/find-erasables';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { finishSecondFactor } from '$lib/server/services/finish-second-factor';
import { followRequest } from '$lib/server/services/follow-request';
import { importRegister } from '$lib/server/services/import-register';
import { invitePerson } from '$lib/server/services/invite-person';
import { inviteReply } from '$lib/server/services/invite-reply';
import { issueLink } from '$lib/server/services/issue-link';
import { moveChart, orderFingerprint } from '$lib/server/services/move-chart';
import { moveEmbargo } from '$lib/server/services/move-embargo';
import { openReplyLink } from '$lib/server/services/open-reply-link';
import { proposeWording } from '$lib/server/services/propose-wording';
import { publishEdition } from '$lib/server/services/publish-edition';
import { publishReply } from '$lib/server/services/publish-reply';
import { recordBodyChange } from '$lib/server/services/record-body-change';
import {
	recordGovernmentResponse,
	responseFingerprint
} from '$lib/server/services/record-government-response';
import { recordHeadcount } from '$lib/server/services/record-headcount';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { recordResponse } from '$lib/server/services/record-response';
import { recordSent } from '$lib/server/services/record-sent';
import { removeBodyChange } from '$lib/server/services/remove-body-change';
import { removeChart } from '$lib/server/services/remove-chart';
import { removeDocument } from '$lib/server/services/remove-document';
import { removeHeadcount } from '$lib/server/services/remove-headcount';
import { removeQuestion } from '$lib/server/services/remove-question';
import { removeWave } from '$lib/server/services/remove-wave';
import { renewRecoveryCodes } from '$lib/server/services/renew-recovery-codes';
import { resetSecondFactor } from '$lib/server/services/reset-second-factor';
import { restorePerson } from '$lib/server/services/restore-person';
import { reviewRevision } from '$lib/server/services/review-revision';
import { saveDraft } from '$lib/server/services/save-draft';
import { saveSecondCoding } from '$lib/server/services/save-second-coding';
import { setUpDemonstration } from '$lib/server/services/set-up-demonstration';
import { sendReply } from '$lib/server/services/send-reply';
import { settleResponse } from '$lib/server/services/settle-response';
import { settleSecondCoding } from '$lib/server/services/settle-second-coding';
import { signIn } from '$lib/server/services/sign-in';
import { signOut } from '$lib/server/services/sign-out';
import { startCalendarFeed } from '$lib/server/services/start-calendar-feed';
import { startWave } from '$lib/server/services/start-wave';
import { strikeRequestEvent } from '$lib/server/services/strike-request-event';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { submitSecondCoding } from '$lib/server/services/submit-second-coding';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { turnOffSecondFactor } from '$lib/server/services/turn-off-second-factor';
import type { Attempt } from '$lib/server/services/try-within';
import { verifyRecords } from '$lib/server/services/verify-records';
import { withdrawReplyInvitation } from '$lib/server/services/withdraw-reply-invitation';
import { withdrawEdition } from '$lib/server/services/withdraw-edition';
import { accountActor } from '../support/account-actor';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { exampleFiles } from '../support/example';
import { addressOf, createPeople, password, sorts, type Sort } from '../support/people';
import { refusal } from './entering-setting';
import {
	accept,
	findAnswer,
	fingerprint,
	lastEvent,
	now,
	refused,
	revise,
	survey
} from './example-survey';

type Who = Sort | `system:${(typeof systemActors)[number]}`;

const signedIn: Who[] = [
	'nobody',
	'researcher',
	'reviewer',
	'publisher',
	'elsewhere',
	'administrator'
];
const strangers: Who[] = ['visitor'];

/**
 * Who may do each thing. "elsewhere" is somebody with every role on another survey. Bodies are shared by
 * all surveys: whoever publishes any of them keeps their register.
 */
const allowed: Record<Command, Who[]> = {
	record_response: ['researcher', 'publisher', 'system:importer'],
	submit_answer: ['researcher', 'publisher', 'system:importer'],
	submit_finding: ['researcher', 'reviewer', 'publisher', 'system:importer'],
	record_government_response: ['researcher', 'publisher'],
	review_revision: ['reviewer', 'publisher', 'system:verifier'],
	add_comment: ['researcher', 'reviewer', 'publisher'],
	propose_wording: ['reviewer', 'publisher'],
	publish_edition: ['publisher', 'system:publisher'],
	move_embargo: ['publisher'],
	withdraw_edition: ['publisher'],
	erase: ['publisher'],

	draw_second_coding: ['publisher'],
	save_second_coding: ['researcher', 'publisher'],
	submit_second_coding: ['researcher', 'publisher'],
	settle_second_coding: ['researcher', 'reviewer', 'publisher'],

	invite_reply: ['publisher'],
	withdraw_reply_invitation: ['publisher'],
	send_reply: strangers,
	publish_reply: ['publisher'],

	save_draft: ['researcher', 'publisher'],
	discard_draft: ['researcher', 'publisher'],
	settle_response: ['researcher', 'publisher'],
	edit_codebook: ['researcher', 'publisher'],

	add_document: ['researcher', 'publisher'],
	edit_document: ['researcher', 'publisher'],
	check_document: ['researcher', 'publisher'],
	remove_document: ['researcher', 'publisher'],

	create_requests: ['researcher', 'publisher'],
	edit_request: ['researcher', 'publisher'],
	record_request_event: ['researcher', 'publisher'],
	record_sent: ['researcher', 'publisher'],
	strike_request_event: ['researcher', 'publisher'],
	edit_request_template: ['researcher', 'publisher'],
	follow_request: ['researcher', 'publisher'],
	start_calendar_feed: ['researcher', 'reviewer', 'publisher'],
	end_calendar_feed: ['researcher', 'reviewer', 'publisher'],

	import_register: ['system:importer'],
	create_survey: ['administrator', 'system:importer'],
	edit_survey: ['publisher'],
	add_question: ['publisher'],
	edit_question: ['publisher'],
	remove_question: ['publisher'],
	add_chart: ['publisher'],
	edit_chart: ['publisher'],
	move_chart: ['publisher'],
	remove_chart: ['publisher'],
	start_wave: ['researcher', 'publisher'],
	edit_wave: ['researcher', 'publisher'],
	remove_wave: ['publisher'],
	add_body: ['publisher', 'elsewhere', 'administrator'],
	edit_body: ['publisher', 'elsewhere', 'administrator'],
	record_body_change: ['publisher', 'elsewhere', 'administrator'],
	remove_body_change: ['publisher', 'elsewhere', 'administrator'],
	record_headcount: ['publisher', 'elsewhere', 'administrator'],
	remove_headcount: ['publisher', 'elsewhere', 'administrator'],

	sign_in: strangers,
	choose_password: strangers,
	create_first_administrator: strangers,
	enter_demonstration: strangers,
	confirm_second_factor: [],
	sign_out: signedIn,
	change_password: signedIn,
	begin_second_factor: signedIn,
	finish_second_factor: signedIn,
	turn_off_second_factor: signedIn,
	renew_recovery_codes: signedIn,
	end_own_sessions: signedIn,

	invite_person: ['administrator'],
	edit_person: ['administrator'],
	change_roles: ['administrator'],
	issue_link: ['administrator', 'system:installer'],
	suspend_person: ['administrator', 'system:installer'],
	restore_person: ['administrator'],
	end_sessions: ['administrator'],
	reset_second_factor: ['administrator'],
	change_settings: ['administrator'],
	set_up_demonstration: ['system:installer']
};

/** What somebody may do who has given a password and not yet the code of the second factor. */
const beforeTheCode: Command[] = ['confirm_second_factor', 'sign_out'];

/** What somebody may do who is asked to set up a second factor first. */
const beforeTheSetUp: Command[] = [
	'sign_out',
	'change_password',
	'begin_second_factor',
	'finish_second_factor',
	'end_own_sessions'
];

const register = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const file = readSurveyFile(exampleFiles.survey, exampleFiles.recommendations, register.slugOf);
const box = createSecretBox('the key of the test');

let files: FileStore;
let filesFolder: string;
beforeAll(async () => {
	filesFolder = await mkdtemp(join(tmpdir(), 'crosscheck-files-'));
	files = await openFileStore(filesFolder, 1000, now);
});
afterAll(() => rm(filesFolder, { recursive: true }));

interface Call {
	db: Database;
	actor: Actor;
	/** Some account that is not the actor's. */
	other: number;
	attempt: Attempt;
}

/** Commands that only a stranger calls, or only for themselves, have no actor to be given. */
const own = (actor: Actor) => actor as AccountActor;
const policy = {
	kind: 'choice' as const,
	code: 'policy',
	title: 'Policy',
	prompt: 'Is there a policy?',
	options: [
		{ code: 'yes', label: 'Yes' },
		{ code: 'no', label: 'No' }
	]
};
const sent = { kind: 'sent' as const, on: '2022-04-01', until: null, note: null };
const person = {
	name: 'Nia Wyn',
	email: 'nia@test.example',
	organisation: 'Test Institute',
	body: ''
};

/** Every command, called so that whoever may do it gets past the question of whether they may. */
const calls: Record<Command, (call: Call) => Promise<unknown>> = {
	record_response: async ({ db, actor }) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		const input = { waveId, body: 'hmt', respondedOn: null, source: null };
		return recordResponse(db, actor, input, now);
	},
	submit_answer: async ({ db, actor }) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
		return submitAnswer(db, actor, { ...place, content: refused }, now);
	},
	submit_finding: async ({ db, actor }) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		return submitFinding(db, actor, { waveId, ...file.findings[0]! }, now);
	},
	record_government_response: ({ db, actor }) =>
		recordGovernmentResponse(
			db,
			actor,
			{
				survey,
				recommendation: file.recommendations[0]!.code,
				response: {
					position: 'rejected',
					said: 'We do not agree.',
					on: '2022-04-01',
					source: { kind: 'source', title: 'Government response', where: 'page 1' }
				},
				fingerprint: responseFingerprint(null)
			},
			now
		),
	review_revision: async ({ db, actor }) => {
		const revisionId = await revise(db, 'hmt', 'permitted', refused);
		return reviewRevision(db, actor, { revisionId, to: 'accepted', comment: null }, now);
	},
	add_comment: async ({ db, actor }) => {
		const { revisionId } = await findAnswer(db, 'hmt', 'permitted');
		return addComment(db, actor, { revisionId, text: 'Which page?' }, now);
	},
	propose_wording: async ({ db, actor }) => {
		const { revisionId } = await findAnswer(db, 'hmt', 'permitted');
		return proposeWording(db, actor, { revisionId, wording: 'Would not say.', text: '' }, now);
	},
	publish_edition: ({ db, actor }) => publishAnother(db, actor, null),
	move_embargo: async ({ db, actor }) => {
		const until = new Date(now.getTime() + 60_000);
		await publishAnother(db, systemPublisher, until);
		return moveEmbargo(db, actor, { survey, number: 2, until: null }, now);
	},
	withdraw_edition: ({ db, actor }) =>
		withdrawEdition(db, actor, { survey, number: 1, reason: 'A name was wrong.' }, now),
	erase: async ({ db, actor }) => {
		const { id } = (await findSurveyRecord(db, survey))!;
		const search = { words: 'Cabinet Office' };
		const found = await findErasables(db, files, { id, slug: survey }, search);
		const records = found.groups.flatMap((group) =>
			group.records.map(({ name }) => readErasable(name)!)
		);
		const input = { survey, ...search, records: records.slice(-1), reason: 'A court ordered it' };
		return erase(db, files, actor, input, now);
	},

	draw_second_coding: async ({ db, actor }) => {
		const coder = await someCoder(db);
		const draw = { waveId: await waveIdOf(db), sharePercent: 20, seed: 'spring', coder };
		return drawSecondCoding(db, actor, draw, () => 'a seed', now);
	},
	save_second_coding: async ({ db, actor, other }) => {
		const place = await aSecondCoding(db, actor.kind === 'account' ? actor.id : other);
		return saveSecondCoding(db, actor, { ...place, version: 0, draft: emptyDraft }, now);
	},
	submit_second_coding: async ({ db, actor, other }) => {
		const place = await aSecondCoding(db, actor.kind === 'account' ? actor.id : other, refusal);
		return submitSecondCoding(db, actor, { ...place, version: 1 }, now);
	},
	settle_second_coding: async ({ db, actor, other }) => {
		const place = await aSecondCoding(db, other, refusal);
		const coder = accountActor({ ...publisherOf(await surveyIdOf(db)), id: other });
		await submitSecondCoding(db, coder, { ...place, version: 1 }, now);
		const settlement = { settlement: 'first' as const, note: 'It says so.' };
		return settleSecondCoding(db, actor, { ...place, ...settlement }, now);
	},

	invite_reply: async ({ db, actor }) =>
		inviteReply(db, actor, { waveId: await waveIdOf(db), body: 'hmt', days: 14 }, now),
	withdraw_reply_invitation: async ({ db, actor }) => {
		await aReplyLink(db);
		const invitation = { waveId: await waveIdOf(db), body: 'hmt' };
		return withdrawReplyInvitation(db, actor, invitation, now);
	},
	send_reply: async ({ db, attempt }) => {
		const [token, sent] = await aReply(db, attempt);
		return sendReply(db, token, sent, attempt, now);
	},
	publish_reply: async ({ db, actor, attempt }) => {
		const [token, sent] = await aReply(db, attempt);
		await sendReply(db, token, sent, attempt, now);
		const waveId = await waveIdOf(db);
		const [reply] = await listReplies(db, { waveId });
		return publishReply(db, actor, { waveId, replyId: reply!.id, isPublic: true }, now);
	},

	save_draft: async ({ db, actor }) => saveDraft(db, actor, await aDraft(db), now),
	discard_draft: async ({ db, actor }) => {
		const draft = await aDraft(db);
		const saved = await saveDraft(db, publisherOf(await surveyIdOf(db)), draft, now);
		const version = saved.saved ? saved.version : 0;
		return discardDraft(db, actor, { ...draft, version }, now);
	},
	settle_response: async ({ db, actor }) => {
		const requestId = (await aRequest(db)).id;
		const entering = publisherOf(await surveyIdOf(db));
		await recordRequestEvent(db, entering, { requestId, event: sent }, now);
		const event = { ...sent, kind: 'response' as const };
		const { responseId } = await recordRequestEvent(db, entering, { requestId, event }, now);
		return settleResponse(db, actor, { requestId, responseId: responseId! }, now);
	},
	edit_codebook: ({ db, actor }) =>
		editCodebook(
			db,
			actor,
			{
				survey,
				change: {
					kind: 'add',
					question: 'guidance',
					phrase: 'general guidance',
					coding: 'As guidance that names no app.'
				}
			},
			now
		),

	add_document: async ({ db, actor }) => addLetter(db, actor, (await aRequest(db)).id),
	edit_document: async ({ db, actor }) => {
		const letter = await aLetter(db);
		const shown = documentFingerprint({ name: letter.name, responseId: null });
		const edit = { ...letter, name: 'Reply.txt', responseId: null, fingerprint: shown };
		return editDocument(db, actor, edit, now);
	},
	check_document: async ({ db, actor }) => {
		const letter = await aLetter(db);
		const unchecked = { licence: null, checkedAt: null, isPublic: false };
		const check = { isFreeOfPersonalData: true, isFreeOfCopyright: true, ...unchecked };
		const shown = checkFingerprint(unchecked);
		return checkDocument(db, actor, { ...letter, ...check, fingerprint: shown }, now);
	},
	remove_document: async ({ db, actor }) =>
		removeDocument(db, files, actor, await aLetter(db), now),

	create_requests: async ({ db, actor }) =>
		createRequests(db, actor, { waveId: await waveIdOf(db), bodies: ['hmt'] }, now),
	edit_request: async ({ db, actor }) => {
		const { id, ...request } = await aRequest(db);
		const details = { ...request, reference: 'FOI2022/1' };
		const shown = requestFingerprint(request);
		return editRequest(db, actor, { requestId: id, ...details, fingerprint: shown }, now);
	},
	record_request_event: async ({ db, actor }) =>
		recordRequestEvent(db, actor, { requestId: (await aRequest(db)).id, event: sent }, now),
	record_sent: async ({ db, actor }) => {
		const { id, waveId } = await aRequest(db);
		return recordSent(db, actor, { waveId, requestIds: [id], on: sent.on }, now);
	},
	strike_request_event: async ({ db, actor }) => {
		const requestId = (await aRequest(db)).id;
		const entering = publisherOf(await surveyIdOf(db));
		const { eventId } = await recordRequestEvent(db, entering, { requestId, event: sent }, now);
		return strikeRequestEvent(db, actor, { requestId, eventId }, now);
	},
	edit_request_template: async ({ db, actor }) =>
		editRequestTemplate(
			db,
			actor,
			{
				waveId: await waveIdOf(db),
				template: 'Dear {body},',
				fingerprint: templateFingerprint(null)
			},
			now
		),
	follow_request: async ({ db, actor }) =>
		followRequest(db, actor, { requestId: (await aRequest(db)).id, body: 'co' }, now),
	start_calendar_feed: async ({ db, actor }) =>
		startCalendarFeed(db, own(actor), { waveId: await waveIdOf(db) }, now),
	end_calendar_feed: async ({ db, actor }) => {
		const waveId = await waveIdOf(db);
		const tokenHash = 'of nobody';
		await insertFeed(db, { waveId, accountId: own(actor).id, tokenHash, createdAt: now });
		return endCalendarFeed(db, own(actor), { waveId }, now);
	},

	import_register: ({ db, actor }) =>
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
	create_survey: ({ db, actor }) =>
		createSurvey(
			db,
			actor,
			setUpSurvey(
				{
					survey: { slug: 'third', title: 'Third', summary: 'A third.' },
					wave: { slug: 'first', title: 'First', law: 'FOIA 2000', as_at: '2022-03', note: null },
					asked: ['hmt']
				},
				null
			),
			now
		),
	edit_survey: async ({ db, actor }) => {
		const { survey: record } = (await findSurveyRecord(db, survey))!;
		const { title, notes } = record;
		const shown = surveyFingerprint(record);
		const edit = {
			survey,
			title,
			summary: 'Shorter.',
			notes,
			data_licence: null,
			fingerprint: shown
		};
		return editSurvey(db, actor, edit, now);
	},
	add_question: ({ db, actor }) => addQuestion(db, actor, { survey, question: policy }, now),
	edit_question: async ({ db, actor }) => {
		const { id } = (await findSurveyRecord(db, survey))!;
		const { question } = (await listQuestions(db, id))[0]!;
		const edit = { ...question, title: 'Another title' };
		const shown = fingerprintOf(question);
		return editQuestion(
			db,
			actor,
			{ survey, code: question.code, question: edit, fingerprint: shown },
			now
		);
	},
	remove_question: async ({ db, actor }) => {
		await addQuestion(db, publisherOf(await surveyIdOf(db)), { survey, question: policy }, now);
		return removeQuestion(db, actor, { survey, code: 'policy' }, now);
	},
	add_chart: ({ db, actor }) =>
		addChart(
			db,
			actor,
			{ survey, settings: { slug: 'again', wave: '2021-22', figure: 'dispositions' } },
			now
		),
	edit_chart: async ({ db, actor }) => {
		const { settings } = (await listCharts(db, await surveyIdOf(db)))[0]!;
		const edit = { ...settings, note: 'A note.' };
		const fingerprint = fingerprintOf(settings);
		return editChart(db, actor, { survey, chart: settings.slug, settings: edit, fingerprint }, now);
	},
	move_chart: async ({ db, actor }) => {
		const charts = await listCharts(db, await surveyIdOf(db));
		const chart = charts[0]!.settings.slug;
		const fingerprint = orderFingerprint(charts);
		return moveChart(db, actor, { survey, chart, to: 'down', fingerprint }, now);
	},
	remove_chart: async ({ db, actor }) => {
		const { settings } = (await listCharts(db, await surveyIdOf(db)))[0]!;
		const fingerprint = fingerprintOf(settings);
		return removeChart(db, actor, { survey, chart: settings.slug, fingerprint }, now);
	},
	start_wave: ({ db, actor }) => startAnother(db, actor),
	edit_wave: async ({ db, actor }) => {
		const { id, wave } = (await findWave(db, await surveyIdOf(db), '2021-22'))!;
		const bodies = (await listWaveBodies(db, id)).map((body) => body.slug);
		return editWave(
			db,
			actor,
			{
				waveId: id,
				wave: { ...wave, title: 'Winter 2021–22' },
				bodies,
				fingerprint: waveFingerprint(wave, bodies)
			},
			now
		);
	},
	remove_wave: async ({ db, actor }) => {
		const { waveId } = await startAnother(db, publisherOf(await surveyIdOf(db)));
		return removeWave(db, actor, { waveId }, now);
	},
	add_body: ({ db, actor }) =>
		addBody(
			db,
			actor,
			{
				slug: 'office',
				code: 'OVR',
				name: 'Office for Various Things',
				kind: 'non_ministerial_department',
				has_ministers: false,
				govuk_slug: null
			},
			now
		),
	edit_body: async ({ db, actor }) => {
		const body = (await readRegister(db)).bodies.find((one) => one.slug === 'hmt')!;
		const edit = { body: { ...body, name: 'The Treasury' }, fingerprint: fingerprintOf(body) };
		return editBody(db, actor, edit, now);
	},
	record_body_change: ({ db, actor }) =>
		recordBodyChange(
			db,
			actor,
			{
				predecessor: null,
				successor: 'hmt',
				kind: 'created',
				on: '1667-05-22',
				what: null,
				confidence: 'medium'
			},
			now
		),
	remove_body_change: async ({ db, actor }) => {
		const [change] = await db.select({ id: bodyChanges.id }).from(bodyChanges).limit(1);
		return removeBodyChange(db, actor, { changeId: change!.id }, now);
	},
	record_headcount: ({ db, actor }) =>
		recordHeadcount(
			db,
			actor,
			{
				body: 'hmt',
				as_at: '2022-03-31',
				headcount: 2100,
				fte: 2050,
				source: { title: 'Civil Service Statistics 2022', rounding: null }
			},
			now
		),
	remove_headcount: async ({ db, actor }) => {
		const shown = (await readRegister(db)).headcounts.find((one) => one.body === 'hmt')!;
		const removal = { body: 'hmt', asAt: shown.as_at, fingerprint: fingerprintOf(shown) };
		return removeHeadcount(db, actor, removal, now);
	},

	sign_in: ({ db, attempt }) =>
		signIn(db, { email: addressOf('researcher'), password }, attempt, now),
	choose_password: async ({ db, attempt }) => {
		const { link } = await invitePerson(db, installation, invitation, now);
		return choosePassword(db, tokenOf(link.path), 'another password of mine', attempt, now);
	},
	create_first_administrator: async ({ db, attempt }) => {
		await db.update(accounts).set({ isAdministrator: false });
		const { makeLink } = await import('$lib/server/services/make-link');
		const link = await makeLink(db, installer, 'first_administrator', null, now);
		return createFirstAdministrator(
			db,
			tokenOf(link.path),
			{ ...person, password: 'another password of mine' },
			attempt,
			now
		);
	},
	enter_demonstration: async ({ db, attempt }) => {
		const [link] = await setUpDemonstration(db, installer, survey, now);
		return enterDemonstration(db, tokenOf(link!.path), attempt, now);
	},
	confirm_second_factor: ({ db, actor, attempt }) =>
		confirmSecondFactor(db, own(actor), '000000', box, attempt, now),
	sign_out: ({ db, actor }) => signOut(db, own(actor), now),
	change_password: ({ db, actor, attempt }) =>
		changePassword(
			db,
			own(actor),
			{ current: password, next: 'another password of mine' },
			attempt,
			now
		),
	begin_second_factor: ({ db, actor, attempt }) =>
		beginSecondFactor(db, own(actor), password, box, attempt, now),
	finish_second_factor: ({ db, actor, attempt }) =>
		finishSecondFactor(db, own(actor), '000000', box, attempt, now),
	turn_off_second_factor: async ({ db, actor, attempt }) => {
		await turnOn(db);
		return turnOffSecondFactor(db, own(actor), password, attempt, now);
	},
	renew_recovery_codes: async ({ db, actor, attempt }) => {
		await turnOn(db);
		return renewRecoveryCodes(db, own(actor), password, attempt, now);
	},
	end_own_sessions: ({ db, actor }) => endOwnSessions(db, own(actor), 'all', now),

	invite_person: ({ db, actor }) => invitePerson(db, actor, invitationOf(person), now),
	edit_person: ({ db, actor, other }) => editPerson(db, actor, other, person, now),
	change_roles: ({ db, actor, other }) =>
		changeRoles(db, actor, other, { isAdministrator: false, roles: [] }, now),
	issue_link: ({ db, actor, other }) => issueLink(db, actor, other, now),
	suspend_person: ({ db, actor, other }) => suspendPerson(db, actor, other, now),
	restore_person: ({ db, actor, other }) => restorePerson(db, actor, other, now),
	end_sessions: ({ db, actor, other }) => endSessions(db, actor, other, now),
	reset_second_factor: ({ db, actor, other }) => resetSecondFactor(db, actor, other, now),
	change_settings: ({ db, actor }) => changeSettings(db, actor, { needsSecondFactor: true }, now),
	set_up_demonstration: ({ db, actor }) => setUpDemonstration(db, actor, survey, now)
};

const installer: Actor = { kind: 'system', name: 'installer' };
const systemPublisher: Actor = { kind: 'system', name: 'publisher' };
const installation = accountActor({ id: 1_000_000, isAdministrator: true });
const publisherOf = (surveyId: number): AccountActor =>
	accountActor({ id: 1_000_000, roles: [{ surveyId, role: 'publisher' }] });
const invitationOf = (who: typeof person) => ({ ...who, isAdministrator: false, roles: [] });
const invitation = invitationOf({ ...person, email: 'guest@test.example' });
const tokenOf = (path: string) => path.replace('/join/', '');
const surveyIdOf = async (db: Database) => (await findSurveyRecord(db, survey))!.id;
const waveIdOf = async (db: Database) => (await findWave(db, await surveyIdOf(db), '2021-22'))!.id;
/** Starts another wave of the example. */
const startAnother = (db: Database, actor: Actor) =>
	startWave(
		db,
		actor,
		{
			survey,
			wave: { slug: '2026', title: '2026', law: 'FOIA 2000', as_at: '2026-11', note: null },
			bodies: ['hmt'],
			proposedFor: '2026-11-01'
		},
		now
	);
/** Publishes the example once more, with an answer that says something else. */
const publishAnother = async (db: Database, actor: Actor, embargoUntil: Date | null) => {
	await accept(db, await revise(db, 'hmt', 'permitted', refused));
	const correction = { kind: 'coding', what: 'An answer was wrong.', why: 'Misread.' } as const;
	return publishEdition(db, actor, { survey, note: 'Another', correction, embargoUntil }, now);
};
/** Somebody who may code a sample of the example's answers. */
const someCoder = async (db: Database): Promise<number> =>
	(await listRoles(db)).find((one) => one.survey === survey && one.role === 'researcher')!
		.accountId;
/** Has somebody code one answer a second time. @param draft what they have typed so far, at version 1 */
const aSecondCoding = async (db: Database, coderId: number, draft: Draft | null = null) => {
	const place = { waveId: await waveIdOf(db), body: 'hmt', question: 'permitted' };
	const { answerId } = await findAnswer(db, place.body, place.question);
	const drawn = { sharePercent: 20, seed: 'spring', drawnAt: now, drawnBy: 'system:publisher' };
	const sampleId = await insertSample(db, { ...drawn, waveId: place.waveId, coderId });
	await insertSecondCodings(db, sampleId, [answerId]);
	const coding = (await lockSecondCoding(db, place.waveId, place))!;
	if (draft) await updateSecondCoding(db, coding.id, { version: 1, draft });
	return place;
};
const aRequest = async (db: Database) => {
	const waveId = await waveIdOf(db);
	await createRequests(db, publisherOf(await surveyIdOf(db)), { waveId, bodies: ['hmt'] }, now);
	return (await listRequests(db, waveId))[0]!;
};
const aReplyLink = async (db: Database): Promise<string> => {
	const invitation = { waveId: await waveIdOf(db), body: 'hmt', days: 14 };
	const { path } = await inviteReply(db, publisherOf(await surveyIdOf(db)), invitation, now);
	return path.replace('/reply/', '');
};
const aReply = async (db: Database, attempt: Attempt) => {
	const token = await aReplyLink(db);
	const { contents } = await openReplyLink(db, token, attempt, now);
	const { revisionId } = contents.shown.get('permitted')!;
	return [token, [{ revisionId, text: 'We do.', mayBePublished: true }]] as const;
};
const aDraft = async (db: Database) => ({
	requestId: (await aRequest(db)).id,
	question: 'permitted',
	responseId: null,
	version: 0,
	draft: emptyDraft
});
/** Adds the letter of the test to a request, as an upload does. */
const addLetter = async (db: Database, actor: Actor, requestId: number) => {
	const { body } = new Response('Dear Sir or Madam, we hold none.');
	const received = await files.receive(body!, 'Letter.txt');
	if ('refusal' in received) throw new Error(received.refusal);
	const { file } = received;
	const place = { requestId, responseId: null, redactsId: null };
	return addDocument(db, files, actor, { ...place, name: 'Letter.txt', file }, now);
};
const aLetter = async (db: Database) => {
	const requestId = (await aRequest(db)).id;
	const entering = publisherOf(await surveyIdOf(db));
	return { requestId, ...(await addLetter(db, entering, requestId)) };
};
const turnOn = (db: Database) =>
	db.update(accounts).set({ totpKey: box.seal(createTotpKey()), totpConfirmedAt: now });

/** Commands that take no actor: whoever calls them is a stranger to them. */
const ofStrangers: Command[] = [
	'sign_in',
	'choose_password',
	'create_first_administrator',
	'enter_demonstration',
	'send_reply'
];

/** Commands on one's own account: their actor is an account by its type, and which is the question. */
const ofAccounts: Command[] = [
	'confirm_second_factor',
	'sign_out',
	'change_password',
	'begin_second_factor',
	'finish_second_factor',
	'turn_off_second_factor',
	'renew_recovery_codes',
	'end_own_sessions',
	'start_calendar_feed',
	'end_calendar_feed'
];
const everybody: Who[] = [...sorts, ...systemActors.map((name) => `system:${name}` as const)];

/** Refusals that say that the question of who may was answered with yes. */
const isLater = (code: string) =>
	!['not_permitted', 'not_signed_in', 'second_factor', 'second_factor_setup'].includes(code);

describe.each(databases)('in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
	});
	afterAll(() => database.close());

	const actorOf = (who: Who): Actor => {
		const system = systemActors.find((name) => who === `system:${name}`);
		return system ? { kind: 'system', name: system } : people[who as Sort];
	};
	/** Calls a command, and gives the code of its refusal, or null where it was done. */
	const call = async (tx: Database, command: Command, actor: Actor): Promise<string | null> => {
		const other = own(people[actor === people.nobody ? 'reviewer' : 'nobody']).id;
		const attempt = { throttle: createThrottle(tx), address: '192.0.2.1', device: 'Test' };
		try {
			await calls[command]({ db: tx, actor, other, attempt });
			return null;
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.name === 'RefusedError') {
				return String(error.code);
			}
			throw error;
		}
	};

	/** Fingerprints of the tables that a refused command leaves as they were. */
	const untouched = async (tx: Database, command: Command) => {
		const touched = ['audit_events', 'throttles', ...(preparation[command] ?? [])];
		return Object.entries(await fingerprint(tx)).filter(([table]) => !touched.includes(table));
	};

	const withActor = commands.filter((command) => !ofStrangers.includes(command));

	it.each(ofStrangers)('%s is for whoever comes', async (command) => {
		await undone(db, async (tx) => {
			expect(await call(tx, command, people.visitor)).toBeNull();
			expect(await lastEvent(tx)).toMatchObject({ actor: 'visitor', action: command });
		});
	});

	describe.each(withActor)('%s', (command) => {
		it.each(everybody.filter((who) => allowed[command].includes(who)))(
			'may be done by: %s',
			async (who) => {
				await undone(db, async (tx) => {
					const code = await call(tx, command, actorOf(who));
					if (code === null) {
						expect(await lastEvent(tx)).toMatchObject({ action: command });
						const isFirst = who === allowed[command][0];
						if (isFirst) expect((await verifyRecords(tx)).isSound).toBe(true);
					} else {
						// The code of a second factor is wrong here, which is for later to say.
						expect(['finish_second_factor', 'confirm_second_factor']).toContain(command);
						expect(isLater(code)).toBe(true);
					}
				});
			}
		);

		const others = everybody.filter((who) => {
			const mayCall = !ofAccounts.includes(command) || signedIn.includes(who);
			return mayCall && !allowed[command].includes(who);
		});
		if (others.length > 0) {
			it('is refused to everybody else and noted', async () => {
				for (const [index, who] of others.entries()) {
					await undone(db, async (tx) => {
						const actor = actorOf(who);
						// Reading every table takes a while: once for a command is enough.
						const before = index === 0 ? await untouched(tx, command) : null;
						const expected = actor.kind === 'visitor' ? 'not_signed_in' : 'not_permitted';
						expect(await call(tx, command, actor), who).toBe(expected);
						if (before) expect(await untouched(tx, command)).toEqual(before);
						expect(await lastEvent(tx)).toMatchObject({
							actor: actorKey(actor),
							action: 'refused',
							subjectKey: command,
							details: { code: expected }
						});
					});
				}
			});
		}

		it.each([
			['second_factor', beforeTheCode],
			['second_factor_setup', beforeTheSetUp]
		] as const)('is refused to everybody whose session lacks: %s', async (awaits, despite) => {
			const all = {
				...own(people.administrator),
				roles: own(people.publisher).roles,
				awaits
			};
			await undone(db, async (tx) => {
				const code = await call(tx, command, all);
				if (despite.includes(command)) expect(code === null || isLater(code)).toBe(true);
				else expect(code).toBe(awaits);
			});
		});
	});
});

/** Tables that a call writes to before the command itself, to have something to do it to. */
const preparation: Partial<Record<Command, string[]>> = {
	review_revision: ['revisions', 'transitions'],
	remove_wave: ['waves', 'wave_bodies'],
	publish_edition: ['revisions', 'transitions', 'answers'],
	move_embargo: [
		'revisions',
		'transitions',
		'answers',
		'editions',
		'edition_records',
		'edition_answers',
		'edition_assessments',
		'edition_events',
		'corrections'
	],
	save_second_coding: ['second_coding_samples', 'second_codings'],
	submit_second_coding: ['second_coding_samples', 'second_codings'],
	settle_second_coding: ['second_coding_samples', 'second_codings'],
	remove_question: ['questions', 'surveys'],
	withdraw_reply_invitation: ['reply_invitations'],
	publish_reply: ['reply_invitations', 'replies'],
	save_draft: ['requests'],
	discard_draft: ['requests', 'drafts'],
	settle_response: ['requests', 'request_events', 'responses'],
	turn_off_second_factor: ['accounts'],
	renew_recovery_codes: ['accounts'],
	add_document: ['requests'],
	edit_document: ['requests', 'documents'],
	check_document: ['requests', 'documents'],
	remove_document: ['requests', 'documents'],
	edit_request: ['requests'],
	record_request_event: ['requests'],
	record_sent: ['requests'],
	strike_request_event: ['requests', 'request_events'],
	follow_request: ['requests'],
	end_calendar_feed: ['calendar_feeds']
};
