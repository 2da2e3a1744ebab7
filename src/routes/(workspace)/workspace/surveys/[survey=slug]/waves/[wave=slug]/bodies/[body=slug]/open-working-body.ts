import { error } from '@sveltejs/kit';
import type { Body } from '$lib/domain/bodies/body';
import { profileWave, type BodyWave } from '$lib/domain/bodies/body-profile';
import { describeLineage, type Lineage } from '$lib/domain/bodies/lineage-words';
import { dayOf } from '$lib/domain/editions/day-of';
import { readRegister } from '$lib/server/queries/register';
import { openWorkingWave, type WorkingWave } from '../../open-working-wave';

/** One body of a wave while it is worked on. */
export interface WorkingBody {
	opened: WorkingWave;
	body: Body;
	profile: BodyWave;
	lineage: Lineage;
}

/**
 * One body of a wave, with the answers that the address asks for. The page has asked before whether they
 * may be seen.
 * @throws a 404 where the wave does not ask the body, a 400 where the address asks for other answers
 */
export async function openWorkingBody(
	locals: Pick<App.Locals, 'db' | 'actor' | 'now'>,
	params: { survey: string; wave: string; body: string },
	query: URLSearchParams
): Promise<WorkingBody> {
	const [opened, register] = await Promise.all([
		openWorkingWave(locals, params, query),
		readRegister(locals.db)
	]);
	const { dataset, wave, work } = opened;
	const body = dataset.bodies.find((one) => one.slug === params.body);
	const profile = profileWave(dataset, wave, params.body, work);
	if (!body || !profile) {
		error(404, {
			message: `This wave does not ask a public body called “${params.body}”.`,
			hint: 'The comparison lists all those that it asks.'
		});
	}
	const today = dayOf(locals.now);
	const lineage = describeLineage(params.body, register.bodies, register.changes, today);
	return { opened, body, profile, lineage };
}
