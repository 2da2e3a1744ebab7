import { sortBodies, type Body, type BodyChange, type ChangeKind } from '../bodies/body';
import { beginningOf, endOf, existsOn, successorsOf, todaysSuccessors } from '../bodies/lineage';

/** One step from a body to the one that carried it on. */
export interface LineageStep {
	/** The slug of the body it led to. */
	to: string;
	kind: ChangeKind;
	/** 'YYYY-MM-DD'. */
	on: string;
}

/** Why a wave would ask a body: a code, and what it needs to be said in words. */
export type AskReason =
	| { code: 'asked_last_time' }
	/** It carries on from a body of the last wave, by the fewest changes that lead to it. */
	| { code: 'successor'; of: string; steps: LineageStep[] };

export interface ProposedBody {
	body: string;
	/** At least one. */
	reasons: AskReason[];
}

/** Why nobody carries on from a body of the last wave. */
export type EndReason =
	| { code: 'abolished' | 'nobody_on_record'; on: string }
	/** The day proposed for is before the body began. */
	| { code: 'not_begun'; on: string };

/** What the next wave would ask. Every body of the last wave is in exactly one of the lists. */
export interface WaveProposal {
	/** The bodies to ask, in alphabetical order of short name. */
	proposed: ProposedBody[];
	/** Those of the last wave that still exist: all of them are proposed. */
	kept: string[];
	/** Those that others carry on, each with who does. */
	replaced: { body: string; by: string[] }[];
	/** Those with which it ends. */
	ended: { body: string; reason: EndReason }[];
}

/** The fewest changes that lead from one body to another, none of them after the day. */
function stepsBetween(
	from: string,
	to: string,
	changes: readonly BodyChange[],
	onDay: string
): LineageStep[] {
	const paths = new Map<string, LineageStep[]>([[from, []]]);
	// A map is walked in the order of adding, so that the shortest way to each body is found first.
	for (const [body, steps] of paths) {
		if (body === to) return steps;
		for (const change of successorsOf(body, changes)) {
			if (change.successor === null || change.on > onDay || paths.has(change.successor)) continue;
			if (change.kind !== 'renamed' && change.kind !== 'split' && change.kind !== 'merged')
				continue;
			paths.set(change.successor, [
				...steps,
				{ to: change.successor, kind: change.kind, on: change.on }
			]);
		}
	}
	return [];
}

function endReason(body: string, changes: readonly BodyChange[], onDay: string): EndReason {
	const beganOn = beginningOf(body, changes);
	if (beganOn !== null && beganOn > onDay) return { code: 'not_begun', on: beganOn };
	const on = endOf(body, changes) ?? onDay;
	const isAbolished = changes.some(
		(change) => change.predecessor === body && change.kind === 'abolished' && change.on === on
	);
	return { code: isAbolished ? 'abolished' : 'nobody_on_record', on };
}

/**
 * Proposes which bodies the next wave asks: those of the last wave that still exist on the day, and for
 * the others whoever carries them on. It follows the records and no more; whom to ask about a particular
 * matter is a judgement, which is why it is a proposal.
 * @param asked the slugs of the bodies that the last wave asked
 * @param onDay the calendar day proposed for, 'YYYY-MM-DD'
 */
export function proposeWave(
	asked: readonly string[],
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	onDay: string
): WaveProposal {
	const reasons = new Map<string, AskReason[]>();
	const give = (body: string, reason: AskReason) =>
		reasons.set(body, [...(reasons.get(body) ?? []), reason]);
	const proposal: WaveProposal = { proposed: [], kept: [], replaced: [], ended: [] };

	const inOrder = sortSlugs([...new Set(asked)], bodies);
	for (const body of inOrder) {
		if (existsOn(body, changes, onDay)) {
			proposal.kept.push(body);
			give(body, { code: 'asked_last_time' });
		}
	}
	for (const body of inOrder) {
		if (proposal.kept.includes(body)) continue;
		const by = sortSlugs(todaysSuccessors(body, changes, onDay), bodies);
		if (by.length === 0) {
			proposal.ended.push({ body, reason: endReason(body, changes, onDay) });
			continue;
		}
		proposal.replaced.push({ body, by });
		for (const one of by) {
			give(one, { code: 'successor', of: body, steps: stepsBetween(body, one, changes, onDay) });
		}
	}
	proposal.proposed = sortSlugs([...reasons.keys()], bodies).map((body) => ({
		body,
		reasons: reasons.get(body) ?? []
	}));
	return proposal;
}

/** Slugs in alphabetical order of the short names of their bodies. */
function sortSlugs(slugs: readonly string[], bodies: readonly Body[]): string[] {
	const bySlug = new Map(bodies.map((body) => [body.slug, body]));
	return sortBodies(slugs.map((slug) => bySlug.get(slug) ?? { slug, code: null, name: slug })).map(
		(body) => body.slug
	);
}
