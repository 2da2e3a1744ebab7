import { error } from '@sveltejs/kit';
import type { Criterion } from '$lib/domain/gaps/assessment';
import { governmentPlace } from '$lib/domain/gaps/finding-list';
import type { FindingPlace } from '$lib/server/queries/findings';
import { findCriterion } from '$lib/server/queries/surveys';
import { listWaveBodies, type WaveBody } from '$lib/server/queries/waves';
import { openWave } from '../../../open-wave';

/** Where a finding of an address stands. */
export interface OpenedFinding extends Awaited<ReturnType<typeof openWave>> {
	place: FindingPlace;
	criterion: Criterion;
	/** Null for government as a whole. */
	body: WaveBody | null;
}

/**
 * The place of a finding by its address, whether or not there is a finding. The page has asked before
 * whether it may be seen.
 * @throws a 404 where the wave does not ask that body, or where the criterion is none of it
 */
export async function openFinding(
	db: App.Locals['db'],
	params: { survey: string; wave: string; body: string; criterion: string }
): Promise<OpenedFinding> {
	const opened = await openWave(db, params);
	const [found, asked] = await Promise.all([
		findCriterion(db, opened.id, params.criterion),
		listWaveBodies(db, opened.id)
	]);
	const isOfGovernment = params.body === governmentPlace;
	const body = isOfGovernment ? null : asked.find(({ slug }) => slug === params.body);
	const fits = (found?.definition.scope === 'government') === isOfGovernment;
	if (!found || body === undefined || !fits) {
		error(404, {
			message: 'There is no such test in this wave.',
			hint: 'The list of findings has every body and criterion for which there is one.'
		});
	}
	return {
		...opened,
		place: { waveId: opened.id, bodyId: body?.id ?? null, criterionId: found.id },
		criterion: found.definition,
		body
	};
}
