import type { Actor } from '$lib/domain/access/actor';
import { may, type Command, type Verdict, type View } from '$lib/domain/access/may';
import type { Database } from '../db/connect';
import { findPlace, type FoundPlace, type PlaceName } from '../queries/places';
import { recordEvent, type Happening } from './record-event';

/** A command was refused: what it would have changed is as it was. */
export class RefusedError extends Error {
	constructor(
		/** Why, for whoever maps it to words. */
		readonly code: string,
		message: string,
		/** What the audit trail notes of the refusal besides its code: identifiers only. */
		readonly details: Record<string, unknown> = {}
	) {
		super(message);
		this.name = 'RefusedError';
	}
}

const refusalWords: Record<Extract<Verdict, { ok: false }>['code'], string> = {
	not_signed_in: 'Sign in first.',
	not_permitted: 'Your roles do not allow this. An administrator can change them.',
	second_factor: 'Give the code of your second factor first.',
	second_factor_setup: 'Set up a second factor first: this installation asks for one.'
};

/** What PostgreSQL says of a row whose name, or place, another row has: `unique_violation`. */
const isTaken = (error: unknown): boolean =>
	error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === '23505';

/**
 * Runs one command in one transaction: asks whether the actor may do it there, lets it lock, check and
 * change, and records what happened: one thing, several, or nothing where nothing came of it. A refused
 * command rolls back, and its refusal is recorded in a transaction of its own.
 * @param where the survey, wave, request, revision or account it is done to; `{}` for the installation
 * @param change is run a second time where somebody took the same name between its check and its row: its
 * own check then finds that, and refuses it in its own words
 * @throws RefusedError where the actor may not, or the command finds that it cannot be done
 */
export async function perform<T>(
	db: Database,
	actor: Actor,
	command: Command,
	where: PlaceName,
	now: Date,
	change: (tx: Database) => Promise<{ result: T; happening: Happening | readonly Happening[] }>
): Promise<T> {
	let place: FoundPlace = {};
	const run = () =>
		db.transaction(async (tx) => {
			place = await findPlace(tx, where);
			refuseUnless(may(actor, command, place));
			const { result, happening } = await change(tx);
			for (const one of [happening].flat()) {
				await recordEvent(tx, actor, command, withSurvey(one, place), now);
			}
			return result;
		});
	try {
		return await run().catch((error: unknown) => {
			if (isTaken(error)) return run();
			throw error;
		});
	} catch (error) {
		if (error instanceof RefusedError) await recordRefusal(db, actor, command, place, error, now);
		throw error;
	}
}

/**
 * Asks whether the actor may look at something, and records it where they may not.
 * @returns the survey it belongs to, where it belongs to one
 * @throws RefusedError where they may not
 */
export async function ensureMay(
	db: Database,
	actor: Actor,
	action: Command | View,
	where: PlaceName,
	now: Date
): Promise<FoundPlace> {
	const place = await findPlace(db, where);
	try {
		refuseUnless(may(actor, action, place));
	} catch (error) {
		// People who have yet to sign in are sent to do so, which is no refusal worth keeping for good.
		if (error instanceof RefusedError && actor.kind === 'account') {
			await recordRefusal(db, actor, action, place, error, now);
		}
		throw error;
	}
	return place;
}

function refuseUnless(verdict: Verdict): void {
	if (!verdict.ok) throw new RefusedError(verdict.code, refusalWords[verdict.code]);
}

const withSurvey = (happening: Happening, { survey }: FoundPlace): Happening =>
	survey === undefined
		? happening
		: { ...happening, details: { survey, ...(happening.details ?? {}) } };

/** Records that something was refused, in a transaction of its own. */
export async function recordRefusal(
	db: Database,
	actor: Actor,
	action: Command | View,
	place: FoundPlace,
	{ code, details }: RefusedError,
	now: Date
): Promise<void> {
	const happening = { subject: { kind: 'command', key: action }, details: { code, ...details } };
	await db.transaction((tx) =>
		recordEvent(tx, actor, 'refused', withSurvey(happening, place), now)
	);
}
