import type { SystemActor } from '../access/actor';
import type { Command, View } from '../access/may';
import { startSentence } from '../questions/words';
import type { AuditEntry } from './chain';

/** What each command does: as it is asked for, and as it has been done. */
const commandWords = {
	record_response: ['record a response', 'recorded a response'],
	submit_answer: ['submit an answer', 'submitted an answer'],
	submit_finding: ['submit a finding', 'submitted a finding'],
	review_revision: ['review a revision', 'reviewed a revision'],
	add_comment: ['comment on an answer or a finding', 'commented on an answer or a finding'],
	propose_wording: ['propose wording', 'proposed wording'],
	record_government_response: [
		'record the government’s response to a recommendation',
		'recorded the government’s response to a recommendation'
	],

	publish_edition: ['publish an edition', 'published an edition'],
	move_embargo: ['move an embargo', 'moved an embargo'],
	withdraw_edition: ['withdraw an edition', 'withdrew an edition'],
	erase: ['erase records', 'erased records'],

	draw_second_coding: ['draw a sample for second coding', 'drew a sample for second coding'],
	save_second_coding: ['save a second coding', 'saved a second coding'],
	submit_second_coding: ['submit a second coding', 'submitted a second coding'],
	settle_second_coding: ['settle where two codings differ', 'settled where two codings differ'],

	invite_reply: ['ask a body to reply', 'asked a body to reply'],
	withdraw_reply_invitation: ['withdraw a link for replying', 'withdrew a link for replying'],
	send_reply: ['reply to the coding of an answer', 'replied to the coding of an answer'],
	publish_reply: ['decide whether a reply is public', 'decided whether a reply is public'],

	save_draft: ['draft an answer', 'drafted an answer'],
	discard_draft: ['discard a draft', 'discarded a draft'],
	settle_response: ['settle a response', 'settled a response'],
	edit_codebook: ['edit the codebook', 'edited the codebook'],

	add_document: ['add a letter', 'added a letter'],
	edit_document: ['edit what is known of a letter', 'edited what is known of a letter'],
	check_document: ['check a letter for publication', 'checked a letter for publication'],
	remove_document: ['remove a letter', 'removed a letter'],

	create_requests: ['create requests', 'created requests'],
	edit_request: ['edit a request', 'edited a request'],
	record_request_event: [
		'record what happened to a request',
		'recorded what happened to a request'
	],
	record_sent: ['record requests as sent', 'recorded requests as sent'],
	strike_request_event: ['strike out an event of a request', 'struck out an event of a request'],
	edit_request_template: ['edit the text of requests', 'edited the text of requests'],
	follow_request: ['follow a request with another', 'followed a request with another'],
	start_calendar_feed: ['start a calendar feed', 'started a calendar feed'],
	end_calendar_feed: ['end a calendar feed', 'ended a calendar feed'],

	import_register: ['import the register of bodies', 'imported the register of bodies'],
	create_survey: ['create a survey', 'created a survey'],
	edit_survey: ['edit a survey', 'edited a survey'],
	add_question: ['add a question', 'added a question'],
	edit_question: ['edit a question', 'edited a question'],
	remove_question: ['remove a question', 'removed a question'],
	add_chart: ['add a chart', 'added a chart'],
	edit_chart: ['edit a chart', 'edited a chart'],
	move_chart: ['move a chart', 'moved a chart'],
	remove_chart: ['remove a chart', 'removed a chart'],
	start_wave: ['start a wave', 'started a wave'],
	edit_wave: ['edit a wave', 'edited a wave'],
	remove_wave: ['remove a wave', 'removed a wave'],
	add_body: ['add a body', 'added a body'],
	edit_body: ['edit a body', 'edited a body'],
	record_body_change: ['record a change of a body', 'recorded a change of a body'],
	remove_body_change: ['remove a change of a body', 'removed a change of a body'],
	record_headcount: ['record a headcount', 'recorded a headcount'],
	remove_headcount: ['remove a headcount', 'removed a headcount'],

	sign_in: ['sign in', 'signed in'],
	choose_password: ['choose a password by a link', 'chose a password by a link'],
	create_first_administrator: ['create the first administrator', 'created the first administrator'],
	enter_demonstration: ['enter by a link of the example', 'entered by a link of the example'],
	confirm_second_factor: ['confirm the second factor', 'confirmed the second factor'],
	sign_out: ['sign out', 'signed out'],

	change_password: ['change their password', 'changed their password'],
	begin_second_factor: ['begin to set up a second factor', 'began to set up a second factor'],
	finish_second_factor: ['finish setting up a second factor', 'set up a second factor'],
	turn_off_second_factor: ['turn off their second factor', 'turned off their second factor'],
	renew_recovery_codes: ['renew their recovery codes', 'renewed their recovery codes'],
	end_own_sessions: ['end their own sessions', 'ended their own sessions'],

	invite_person: ['invite a person', 'invited a person'],
	edit_person: ['edit a person', 'edited a person'],
	change_roles: ['change the roles of a person', 'changed the roles of a person'],
	issue_link: ['issue a one-time link', 'issued a one-time link'],
	suspend_person: ['suspend a person', 'suspended a person'],
	restore_person: ['restore a person', 'restored a person'],
	end_sessions: ['end the sessions of a person', 'ended the sessions of a person'],
	reset_second_factor: [
		'reset the second factor of a person',
		'reset the second factor of a person'
	],
	change_settings: ['change the settings', 'changed the settings'],
	set_up_demonstration: ['set up the people of the example', 'set up the people of the example']
} as const satisfies Record<Command, readonly [asked: string, done: string]>;

/** What is looked at, for the trail tells of looks only where they were refused. */
const viewWords = {
	view_workspace: 'open the workspace',
	view_account: 'look at an account',
	view_survey: 'look at a survey',
	view_register: 'look at the register of bodies',
	view_people: 'look at people',
	view_settings: 'look at the settings',
	view_audit: 'look at the audit trail',
	verify_records: 'check the records'
} as const satisfies Record<View, string>;

const systemWords = {
	importer: 'The importer',
	verifier: 'The verifier',
	publisher: 'The publisher of the example',
	installer: 'The installer'
} as const satisfies Record<SystemActor['name'], string>;

/** Someone with an account, as the trail names them now; their name may have been another then. */
export interface ActorName {
	name: string;
	organisation: string;
}

const find = <T>(table: Record<string, T>, key: string): T | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

const plain = (code: string) => code.replaceAll('_', ' ').trim();

/** A detail of an event where it is text, or null. Somebody may have made anything of the details. */
export function detailText({ details }: { details: unknown }, name: string): string | null {
	if (typeof details !== 'object' || details === null || !Object.hasOwn(details, name)) return null;
	const detail = (details as Record<string, unknown>)[name];
	return typeof detail === 'string' ? detail : null;
}

/** What is asked for by a command or a view, also by one that exists no longer: "submit an answer". */
function askedWords(action: string): string {
	return (
		find<readonly [string, string]>(commandWords, action)?.[0] ??
		find<string>(viewWords, action) ??
		plain(action)
	);
}

/** An action of the trail in plain words, for a list to choose from: "Submitted an answer". */
export function actionWords(action: string): string {
	if (action === 'refused') return 'Was refused';
	const done = find<readonly [string, string]>(commandWords, action)?.[1];
	return startSentence(done ?? plain(action));
}

/** What an event says was done: "Submitted an answer", "Was refused: publish an edition (not permitted)". */
export function auditWords({
	action,
	subject,
	details
}: Pick<AuditEntry, 'action' | 'subject' | 'details'>): string {
	if (action !== 'refused') return actionWords(action);
	const code = detailText({ details }, 'code');
	return `Was refused: ${askedWords(subject.key)}${code === null ? '' : ` (${plain(code)})`}`;
}

/** Who did it: the name of the account, or what part of the system it was, else the key itself. */
export function actorWords(key: string, names: ReadonlyMap<string, ActorName>): string {
	if (key === 'visitor') return 'Somebody not signed in';
	const [kind, name = ''] = key.split(':', 2);
	const system = kind === 'system' ? find<string>(systemWords, name) : undefined;
	return system ?? names.get(key)?.name ?? key;
}

/** The record it was done to, as the trail names it; an account by its name: "account of Ada King". */
export function recordWords(
	{ kind, key }: AuditEntry['subject'],
	names: ReadonlyMap<string, ActorName>
): string {
	const account = kind === 'account' ? names.get(key) : undefined;
	return account ? `account of ${account.name}` : `${kind} ${key}`;
}
