/** A wave to be entered, for tests of drafts, responses and what is submitted of them. */
import { expect } from 'vitest';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import type { RequestEvent, RequestEventKind } from '$lib/domain/requests/request-event';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '$lib/server/db/connect';
import type { StoredDraft } from '$lib/server/queries/drafts';
import { readEntering } from '$lib/server/queries/entering';
import { listRequests } from '$lib/server/queries/requests';
import { createRequests } from '$lib/server/services/create-requests';
import { RefusedError } from '$lib/server/services/perform';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { recordSent } from '$lib/server/services/record-sent';
import { saveDraft, type DraftSave } from '$lib/server/services/save-draft';
import { startWave } from '$lib/server/services/start-wave';
import { createPeople, type Sort } from '../support/people';
import { now, survey } from './example-survey';

export const springWave: Wave = {
	slug: 'spring',
	title: 'Spring 2022',
	law: 'FOIA 2000',
	as_at: '2022-05',
	note: null
};

export const codes = ['permitted', 'installed', 'guidance', 'responsible'];

export interface EnteringSetting {
	db: Database;
	people: Record<Sort, AccountActor>;
	waveId: number;
	/** The requests by the slugs of their bodies. */
	requests: Record<string, number>;
}

/** People, and a wave whose requests were sent on 1 April 2022. Nothing of it has been answered. */
export async function setUpEntering(
	db: Database,
	bodies: string[] = ['co', 'hmt', 'mod']
): Promise<EnteringSetting> {
	const people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	const { waveId } = await startWave(
		db,
		people.researcher,
		{ survey, wave: springWave, bodies, proposedFor: '2022-05-01' },
		now
	);
	await createRequests(db, people.researcher, { waveId, bodies }, now);
	const list = await listRequests(db, waveId);
	const requestIds = list.map(({ id }) => id);
	await recordSent(db, people.researcher, { waveId, requestIds, on: '2022-04-01' }, now);
	const requests = Object.fromEntries(list.map(({ id, body }) => [body.slug, id]));
	return { db, people, waveId, requests };
}

export const eventOf = (
	kind: RequestEventKind,
	on: string,
	more: Partial<RequestEvent> = {}
): RequestEvent => ({ kind, on, until: null, note: null, ...more });

/** Records that a response came, and gives its id. */
export async function respond(
	db: Database,
	actor: Actor,
	requestId: number,
	on: string,
	kind: RequestEventKind = 'response'
): Promise<number> {
	const input = { requestId, event: eventOf(kind, on) };
	const { responseId } = await recordRequestEvent(db, actor, input, now);
	return responseId!;
}

/** A draft that is ready to be submitted, to any question. */
export const refusal: Draft = {
	...emptyDraft,
	disposition: 'refused',
	provisions: ['s31'],
	internal_note: 'The second letter may say more.'
};

/** A draft in which a note has been typed, and no more. */
export const noted = (note: string): Draft => ({ ...emptyDraft, note });

/** What is entered of a question. */
export async function entered(db: Database, requestId: number, question = 'permitted') {
	const { questions } = await readEntering(db, requestId, null);
	return questions.find(({ code }) => code === question)!;
}

export const draftAt = async (db: Database, requestId: number, question = 'permitted') =>
	(await entered(db, requestId, question)).draft;

/** Saves a draft that nobody else is changing, and gives its version. */
export async function save(
	db: Database,
	actor: Actor,
	input: Partial<DraftSave> & Pick<DraftSave, 'requestId' | 'draft'>
): Promise<number> {
	const saved = await saveDraft(
		db,
		actor,
		{ question: 'permitted', responseId: null, version: 0, ...input },
		now
	);
	expect(saved).toMatchObject({ saved: true });
	return saved.saved ? saved.version : 0;
}

/** What of a draft is somebody's work: neither when it was saved, nor by whom, nor how often. */
export const workOf = (draft: StoredDraft | null) =>
	draft && {
		content: draft.content,
		responseId: draft.responseId,
		followsRevisionId: draft.followsRevisionId
	};

/** How commands that were run at once ended: how many were done, and why the others were refused. */
export async function settle(
	commands: Promise<unknown>[]
): Promise<{ done: number; codes: string[] }> {
	const ends = await Promise.allSettled(commands);
	const refused = ends.flatMap((end) => {
		if (end.status === 'fulfilled') return [];
		if (!(end.reason instanceof RefusedError)) throw end.reason;
		return [end.reason.code];
	});
	return { done: ends.length - refused.length, codes: refused };
}
