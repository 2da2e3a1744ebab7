import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { draftSchema } from '$lib/domain/answers/draft';
import { problem } from '$lib/domain/interchange/problem';
import { listActorNames } from '$lib/server/queries/audit-events';
import { findRequestPlace } from '$lib/server/queries/requests';
import { RefusedError } from '$lib/server/services/perform';
import { saveDraft } from '$lib/server/services/save-draft';
import { guard } from '../../../../../../../../../../../guard';
import { openWave } from '../../../../../open-wave';
import type { RequestHandler } from './$types';

const bodySchema = z.object({
	/** The id of the response it codes. */
	response: z.number().int().positive().nullable(),
	/** The version that it was typed over; 0 where there was none. */
	version: z.number().int().min(0),
	draft: draftSchema
});

/** What is wrong with a body, in a sentence. */
const describeIssue = (error: z.ZodError) => {
	const [issue] = error.issues;
	return issue ? `${issue.path.join('.')}: ${issue.message}` : 'It is no draft.';
};

/** Saves a draft as it is typed: 200 with its version, or 409 with what somebody else saved in between. */
export const PUT: RequestHandler = async (event) => {
	const { params, locals, request } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	const { db, actor, now } = locals;
	if (!request.headers.get('content-type')?.startsWith('application/json')) {
		return problem(415, null, 'A draft is sent as application/json.');
	}
	const body = bodySchema.safeParse(await request.json().catch(() => null));
	if (!body.success) return problem(400, null, describeIssue(body.error));
	const wave = await openWave(db, params);
	const requestId = Number(params.request);
	const place = await findRequestPlace(db, requestId);
	if (place?.waveId !== wave.id) return problem(404, null, 'This wave has no such request.');
	try {
		const { response: responseId, version, draft } = body.data;
		const saved = await saveDraft(
			db,
			actor,
			{ requestId, question: params.question, responseId, version, draft },
			now
		);
		if (saved.saved) return json({ version: saved.version, savedAt: saved.savedAt });
		const { stored } = saved;
		if (!stored) return json({ stored: null }, { status: 409 });
		const names = await listActorNames(db, [stored.savedBy]);
		return json(
			{
				stored: {
					version: stored.version,
					draft: stored.content,
					savedBy: names.get(stored.savedBy)?.name ?? stored.savedBy,
					savedAt: stored.savedAt
				}
			},
			{ status: 409 }
		);
	} catch (error) {
		if (error instanceof RefusedError) return problem(422, null, error.message);
		throw error;
	}
};
