import type { AccountActor, Actor, SystemActor } from './actor';
import type { Role } from './role';

/** Who may do one thing. Whoever is not named may not. */
interface Rule {
	/** What the system does of itself. Entering, accepting and publishing are kept apart. */
	system?: readonly SystemActor['name'][];
	/** People who are not signed in: a password or a one-time link is asked for instead. */
	visitor?: true;
	/** Anybody signed in, for everything or, where an account is at hand, for their own alone. */
	everyone?: true;
	/** Even a session that lacks this may do it: it is what leads out of that state. */
	despite?: readonly NonNullable<AccountActor['awaits']>[];
	administrator?: true;
	/** People with one of these roles on the survey at hand. */
	roles?: readonly Role[];
	/** People with one of these roles on any survey, where none is at hand: for what surveys share. */
	anyRoles?: readonly Role[];
}

const entering = ['researcher', 'publisher'] as const;
const reviewing = ['reviewer', 'publisher'] as const;
const working = ['researcher', 'reviewer', 'publisher'] as const;

/** Every command that changes anything. */
const commandRules = {
	// The answers of a survey
	record_response: { system: ['importer'], roles: entering },
	submit_answer: { system: ['importer'], roles: entering },
	submit_finding: { system: ['importer'], roles: working },
	review_revision: { system: ['verifier'], roles: reviewing },
	add_comment: { roles: working },
	propose_wording: { roles: reviewing },
	record_government_response: { roles: entering },

	// Editions
	publish_edition: { system: ['publisher'], roles: ['publisher'] },
	move_embargo: { roles: ['publisher'] },
	withdraw_edition: { roles: ['publisher'] },
	erase: { roles: ['publisher'] },

	// Coding a second time, to see whether two people agree
	draw_second_coding: { roles: ['publisher'] },
	save_second_coding: { roles: entering },
	submit_second_coding: { roles: entering },
	settle_second_coding: { roles: working },

	// The right of a body to reply to how its answers are coded
	invite_reply: { roles: ['publisher'] },
	withdraw_reply_invitation: { roles: ['publisher'] },
	send_reply: { visitor: true },
	publish_reply: { roles: ['publisher'] },

	// Entering what a response says
	save_draft: { roles: entering },
	discard_draft: { roles: entering },
	settle_response: { roles: entering },
	edit_codebook: { roles: entering },

	// Letters
	add_document: { roles: entering },
	edit_document: { roles: entering },
	check_document: { roles: entering },
	remove_document: { roles: entering },

	// The requests of a wave and their clock
	create_requests: { roles: entering },
	edit_request: { roles: entering },
	record_request_event: { roles: entering },
	record_sent: { roles: entering },
	strike_request_event: { roles: entering },
	edit_request_template: { roles: entering },
	follow_request: { roles: entering },
	start_calendar_feed: { roles: working },
	end_calendar_feed: { roles: working },

	// The register
	import_register: { system: ['importer'] },
	create_survey: { system: ['importer'], administrator: true },
	edit_survey: { roles: ['publisher'] },
	add_question: { roles: ['publisher'] },
	edit_question: { roles: ['publisher'] },
	remove_question: { roles: ['publisher'] },
	add_chart: { roles: ['publisher'] },
	edit_chart: { roles: ['publisher'] },
	move_chart: { roles: ['publisher'] },
	remove_chart: { roles: ['publisher'] },
	start_wave: { roles: entering },
	edit_wave: { roles: entering },
	remove_wave: { roles: ['publisher'] },
	add_body: { administrator: true, anyRoles: ['publisher'] },
	edit_body: { administrator: true, anyRoles: ['publisher'] },
	record_body_change: { administrator: true, anyRoles: ['publisher'] },
	remove_body_change: { administrator: true, anyRoles: ['publisher'] },
	record_headcount: { administrator: true, anyRoles: ['publisher'] },
	remove_headcount: { administrator: true, anyRoles: ['publisher'] },

	// Coming in and going out
	sign_in: { visitor: true },
	choose_password: { visitor: true },
	create_first_administrator: { visitor: true },
	enter_demonstration: { visitor: true },
	confirm_second_factor: { despite: ['second_factor'] },
	sign_out: { everyone: true, despite: ['second_factor', 'second_factor_setup'] },

	// One's own account
	change_password: { everyone: true, despite: ['second_factor_setup'] },
	begin_second_factor: { everyone: true, despite: ['second_factor_setup'] },
	finish_second_factor: { everyone: true, despite: ['second_factor_setup'] },
	turn_off_second_factor: { everyone: true },
	renew_recovery_codes: { everyone: true },
	end_own_sessions: { everyone: true, despite: ['second_factor_setup'] },

	// People
	invite_person: { administrator: true },
	edit_person: { administrator: true },
	change_roles: { administrator: true },
	issue_link: { system: ['installer'], administrator: true },
	suspend_person: { system: ['installer'], administrator: true },
	restore_person: { administrator: true },
	end_sessions: { administrator: true },
	reset_second_factor: { administrator: true },
	change_settings: { administrator: true },
	set_up_demonstration: { system: ['installer'] }
} as const satisfies Record<string, Rule>;

/** Everything of the workspace that is looked at and not changed. */
const viewRules = {
	view_workspace: { everyone: true },
	view_account: { everyone: true, despite: ['second_factor_setup'] },
	view_survey: { roles: working },
	view_register: { administrator: true, anyRoles: working },
	view_people: { administrator: true },
	view_settings: { administrator: true },
	/** The trail of the survey at hand; where none is, of those that `readableTrails` gives. */
	view_audit: { administrator: true, roles: ['publisher'], anyRoles: ['publisher'] },
	/** Whether the trail and the editions are as they were recorded. It changes nothing. */
	verify_records: { administrator: true }
} as const satisfies Record<string, Rule>;

export type Command = keyof typeof commandRules;
export type View = keyof typeof viewRules;

export const commands = Object.keys(commandRules) as Command[];
export const views = Object.keys(viewRules) as View[];

/** The roles on a survey with which somebody may do something to it, for whoever chooses among people. */
export function rolesThatMay(action: Command | View): readonly Role[] {
	const rule: Rule = { ...commandRules, ...viewRules }[action];
	return rule.roles ?? [];
}

/** What is at hand: a survey, an account, or neither. An id that nothing has is nobody's. */
export interface Place {
	surveyId?: number | null;
	accountId?: number | null;
}

/** The codes of a refusal, for whoever maps them to words. */
export type Verdict =
	| { ok: true }
	| {
			ok: false;
			code: 'not_signed_in' | 'not_permitted' | 'second_factor' | 'second_factor_setup';
	  };

const refuse = (code: Extract<Verdict, { ok: false }>['code']): Verdict => ({ ok: false, code });

/** May this actor do this to that? The one place where that is decided; every command and page asks it. */
export function may(actor: Actor, action: Command | View, place: Place = {}): Verdict {
	const rule: Rule = { ...commandRules, ...viewRules }[action];
	if (actor.kind === 'system') {
		return rule.system?.includes(actor.name) ? { ok: true } : refuse('not_permitted');
	}
	if (actor.kind === 'visitor') return rule.visitor ? { ok: true } : refuse('not_signed_in');

	const isOwn = place.accountId === undefined || place.accountId === actor.id;
	if (actor.awaits) {
		return isOwn && rule.despite?.includes(actor.awaits) ? { ok: true } : refuse(actor.awaits);
	}

	const { surveyId } = place;
	const holds = (wanted: readonly Role[] | undefined) =>
		actor.roles.some(
			(held) =>
				wanted?.includes(held.role) && (surveyId === undefined || held.surveyId === surveyId)
		);
	const isAllowed =
		(rule.everyone && isOwn) ||
		(rule.administrator && actor.isAdministrator) ||
		holds(surveyId === undefined ? rule.anyRoles : rule.roles);
	return isAllowed ? { ok: true } : refuse('not_permitted');
}
