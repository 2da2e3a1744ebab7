import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
import { assessmentsOfWave } from '$lib/domain/interchange/assessments-file';
import { assessmentsWorkbook } from '$lib/domain/interchange/workbook';
import { openPublication } from '../../../../../open-publication';
import { sendWorkbook } from '../../../../../send-workbook';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	const { slug } = dataset.survey;
	const about = {
		dataset,
		edition,
		what: `recommendations, ${wave.title}`,
		selection: null,
		address: `${locals.origin}${editionAddress(slug, edition.number)}/recommendations?wave=${wave.slug}`
	};
	return sendWorkbook(
		assessmentsWorkbook(about, assessmentsOfWave(dataset, wave.slug)),
		editionFileName(slug, edition.number, `recommendations-${wave.slug}`, 'xlsx')
	);
};
