import { bodyRecords, type BodyRecord } from '$lib/domain/interchange/bodies-table';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { askedBySurveys } from './asked-by-surveys';

/** The register as its files give it, and the surveys that asked its bodies. */
export async function openRegister({
	db,
	now
}: App.Locals): Promise<{ records: BodyRecord[]; surveys: { title: string; asAt: string }[] }> {
	const [register, publications] = await Promise.all([readRegister(db), listPublications(db, now)]);
	return {
		records: bodyRecords(register.bodies, register.changes, askedBySurveys(publications)),
		surveys: publications.map(({ dataset: { survey, waves } }) => ({
			title: survey.title,
			asAt: nameWaves(waves).asAt
		}))
	};
}
