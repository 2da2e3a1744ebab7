import { formatLondonTime } from '../requests/london-time';
import { formatCount } from '../questions/words';
import { actorWords, auditWords, type ActorName } from './audit-words';
import type { AuditEvent, ChainBreak } from './chain';

/** Where a chain first fails, in a sentence that names the event: its number, when, who, what, which record. */
export function chainBreakWords(
	{ sequence, why, event }: ChainBreak,
	names: ReadonlyMap<string, ActorName>
): string {
	const found = event ? eventWords(event, names) : '';
	const place = `event ${formatCount(sequence)}`;
	switch (why) {
		case 'out_of_sequence':
			return `${place} is missing or out of its place; the next is ${found}`;
		case 'wrong_previous':
			return `${place} was not made to follow the event before it: ${found}`;
		case 'altered':
			return `${place} is not as it was recorded: ${found}`;
		case 'not_as_noted':
			return `${place} is not the event that was noted: ${found}`;
		case 'cut_short':
			return `${place} is missing: the trail ends before the event that was noted`;
	}
}

/** An event that may have been tampered with: nothing is taken for granted but that it has a number. */
function eventWords(event: AuditEvent, names: ReadonlyMap<string, ActorName>): string {
	const { sequence, at, actor, subject } = event;
	const who = actorWords(actor, names);
	const key = who === actor ? '' : ` (${actor})`;
	const instant = new Date(at);
	const when = Number.isNaN(instant.getTime()) ? at : formatLondonTime(instant);
	return (
		`event ${formatCount(sequence)}, ${when}, ${who}${key}: ` +
		`${auditWords(event)}, ${subject.kind} ${subject.key}`
	);
}
