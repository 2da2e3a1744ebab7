import { actorWords, auditWords, detailText, type ActorName } from '../audit/audit-words';
import { canonicalJson } from '../audit/canonical-json';
import type { AuditEvent } from '../audit/chain';
import type { Column } from './column';

/** An event of the audit trail as its page and its files give it. */
export interface AuditRecord extends AuditEvent {
	/** Who did it, by the name they have today, and whom they work for. */
	actorName: string;
	organisation: string | null;
	/** What was done, in plain words. */
	what: string;
	/** The slug of the survey it belongs to, where it belongs to one. */
	survey: string | null;
}

/** An event with its words and names. */
export function auditRecord(event: AuditEvent, names: ReadonlyMap<string, ActorName>): AuditRecord {
	return {
		...event,
		actorName: actorWords(event.actor, names),
		organisation: names.get(event.actor)?.organisation ?? null,
		what: auditWords(event),
		survey: detailText(event, 'survey')
	};
}

/** Every column of `audit.csv`, in order. Those that are hashed stand as they were hashed. */
export const auditColumns: readonly Column<AuditRecord>[] = [
	{
		name: 'sequence',
		description: 'The number of the event: 1 for the first of the installation.',
		type: 'integer',
		required: true,
		read: (row) => row.sequence
	},
	{
		name: 'at',
		description: 'The instant, in UTC.',
		type: 'string',
		required: true,
		read: (row) => row.at
	},
	{
		name: 'actor',
		description: 'Who did it: an account or a part of the system.',
		type: 'string',
		required: true,
		read: (row) => row.actor
	},
	{
		name: 'actor_name',
		description: 'The name of the account today.',
		type: 'string',
		required: true,
		read: (row) => row.actorName
	},
	{
		name: 'organisation',
		description: 'Whom the account works for today.',
		type: 'string',
		required: false,
		read: (row) => row.organisation
	},
	{
		name: 'action',
		description: 'The command that was done, or "refused".',
		type: 'string',
		required: true,
		read: (row) => row.action
	},
	{
		name: 'what',
		description: 'What was done, in words.',
		type: 'string',
		required: true,
		read: (row) => row.what
	},
	{
		name: 'record_kind',
		description: 'What sort of record it was done to.',
		type: 'string',
		required: true,
		read: (row) => row.subject.kind
	},
	{
		name: 'record_key',
		description: 'Which record of that sort.',
		type: 'string',
		required: true,
		read: (row) => row.subject.key
	},
	{
		name: 'survey',
		description: 'The survey it belongs to, where it belongs to one.',
		type: 'string',
		required: false,
		read: (row) => row.survey
	},
	{
		name: 'before_hash',
		description: 'The hash of the record before.',
		type: 'string',
		required: false,
		read: (row) => row.beforeHash
	},
	{
		name: 'after_hash',
		description: 'The hash of the record after.',
		type: 'string',
		required: false,
		read: (row) => row.afterHash
	},
	{
		name: 'details',
		description: 'What else identifies it, as JSON.',
		type: 'string',
		required: true,
		read: (row) => canonicalJson(row.details)
	},
	{
		name: 'previous_hash',
		description: 'The hash of the event before it.',
		type: 'string',
		required: true,
		read: (row) => row.previousHash
	},
	{
		name: 'hash',
		description: 'The hash over the event and the hash before it.',
		type: 'string',
		required: true,
		read: (row) => row.hash
	}
];
