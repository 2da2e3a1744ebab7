import type { Actor } from './actor';
import { may } from './may';

/** Whose events somebody may read: the whole installation's, or those of the surveys of these ids. */
export type ReadableTrails = 'all' | readonly number[];

/**
 * The part of the audit trail that an actor may read. Every query of the trail for somebody's eyes is
 * given it, and an empty list gives no events.
 */
export function readableTrails(actor: Actor): ReadableTrails {
	if (actor.kind !== 'account') return [];
	// No role reaches a survey that does not exist; who may read even that reads everything.
	if (may(actor, 'view_audit', { surveyId: null }).ok) return 'all';
	const surveyIds = new Set(actor.roles.map((held) => held.surveyId));
	return [...surveyIds].filter((surveyId) => may(actor, 'view_audit', { surveyId }).ok);
}
