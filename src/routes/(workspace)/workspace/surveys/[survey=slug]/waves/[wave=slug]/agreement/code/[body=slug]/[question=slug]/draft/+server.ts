import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { draftSchema } from '$lib/domain/answers/draft';
import { problem } from '$lib/domain/interchange/problem';
import { RefusedError } from '$lib/server/services/perform';
import { saveSecondCoding } from '$lib/server/services/save-second-coding';
import { guard } from '../../../../../../../../../../../guard';
import { openWave } from '../../../../../open-wave';
import type { RequestHandler } from './$types';

const bodySchema = z.object({
	/** The version that it was typed over; 0 where there was none. */
	version: z.number().int().min(0),
	draft: draftSchema
});

/** Saves a second coding as it is typed: 200 with its version, or 409 with what another window saved. */
export const PUT: RequestHandler = async (event) => {
	const { params, locals, request } = event;
	await guard(event, 'save_second_coding', { survey: params.survey });
	const { db, actor, now, person } = locals;
	if (!request.headers.get('content-type')?.startsWith('application/json')) {
		return problem(415, null, 'A coding is sent as application/json.');
	}
	const body = bodySchema.safeParse(await request.json().catch(() => null));
	if (!body.success) return problem(400, null, body.error.issues[0]?.message ?? 'It is no coding.');
	const { id: waveId } = await openWave(db, params);
	try {
		const place = { waveId, body: params.body, question: params.question };
		const saved = await saveSecondCoding(db, actor, { ...place, ...body.data }, now);
		const savedAt = now.toISOString();
		if (saved.saved) return json({ version: saved.version, savedAt });
		return json(
			{ stored: { ...saved.stored, savedBy: person?.name ?? '', savedAt } },
			{ status: 409 }
		);
	} catch (error) {
		if (error instanceof RefusedError) return problem(422, null, error.message);
		throw error;
	}
};
