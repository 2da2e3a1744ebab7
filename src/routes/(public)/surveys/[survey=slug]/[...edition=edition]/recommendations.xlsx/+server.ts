import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
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
	const assessments = dataset.assessments.filter((one) => one.wave === wave.slug);
	return sendWorkbook(
		assessmentsWorkbook(about, assessments),
		editionFileName(slug, edition.number, `recommendations-${wave.slug}`, 'xlsx')
	);
};
